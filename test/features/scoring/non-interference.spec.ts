import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { fullMarks } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, aTeam, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const DESK = `query ($stage: ID!) {
  judgeDesk(stage: $stage) {
    stage { id nameKo state isBlind judgesPerEntry rubric { id criteria { key maxPoints } } rule { version tally } }
    rubric { id version } pledgedAt progress { submitted total }
    assignments { assignment code title summary state files { id name kind size } sheet { id revision total marks { criterion points } } }
  }
  myStages { competition { slug titleKo phase tracks { nameKo } stages { nameKo } } stage { id } tracks { id shortName } pledgedAt }
}`;
const SAVE = `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { revision state comment total marks { criterion points comment } } }`;
const SUBMIT = `mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) { revision } }`;
const ORGANIZERS = `query ($slug: String!) { organizerDesk(competition: $slug) { teams { nodes { name } } entries { nodes { number } } } }`;

let it: TestApp;
let judge: Person;
let organizer: Person;
let edition: MadeEdition;
let rubric: string;
let seat: string;
let own: { entry: MadeEntry; assignment: string; department: string }[];
let foreign: { entry: MadeEntry; assignment: string };

beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
  organizer = await it.person('organizer@busan.example');
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  own = [];
  for (const [index, code] of ['X2X2', 'C9C9', 'K7Q2'].entries()) {
    const department = await aDepartment(it.db, `부서 ${index}`);
    const files = [{ slot: 'SLIDES' as const, originalName: '발표.pdf', copy: await stored(index) }, { copy: await stored(index) }];
    const entry = await anEntry(it.db, edition, { title: `작품 ${index}`, files, team: { members: [{ departmentId: department }] } });
    own.push({ entry, department, assignment: await anAssignment(it.db, edition, seat, entry, { code }) });
  }
  await aSheet(it.db, own[1]!.assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  const colleague = await aJudge(it.db, edition, (await anAccount(it.db)).id);
  const entry = await anEntry(it.db, edition);
  foreign = { entry, assignment: await anAssignment(it.db, edition, colleague, entry) };
});
afterAll(() => it.close());

async function stored(index: number) {
  const storageKey = newStorageKey();
  const bytes = Buffer.from(`%PDF-1.7 the content of ${index}`);
  return { storageKey, ...(await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([bytes]))) };
}

/** Every byte of an answer, but when it was given and which request it was. */
async function bytesOf(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  return [response.status, ...headers.map(([name, value]) => `${name}: ${value}`), await response.text()].join('\n');
}

const post = (query: string, variables: object) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { ...judge.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });

/** All that a judge can get out of the system, refusals included; leaves everything as it was. */
async function allThatAJudgeGets(): Promise<string[]> {
  const [first, , third] = own;
  const saving = (assignment: string, revision: number, marks = fullMarks.slice(0, 2)) => ({ input: { assignment, revision, marks } });
  const answers = [];
  for (const ask of [
    () => post(DESK, { stage: edition.stage }),
    ...own.flatMap(({ entry }) => Object.values(entry.copies).map((id) => () => judge.get(`/judge-copies/${id}`))),
    () => judge.get(`/judge-copies/${first!.entry.copies['REPORT']}`, { range: 'bytes=3-9' }),
    () => judge.get(`/judge-copies/${foreign.entry.copies['REPORT']}`),
    () => post(SAVE, saving(foreign.assignment, 0)),
    () => post(SAVE, saving(third!.assignment, 0)),
    () => post(SAVE, saving(third!.assignment, 0)),
    () => post(SAVE, saving(third!.assignment, 1, [{ criterion: 'relevance', points: '99' }])),
    () => post(SUBMIT, { input: { assignment: third!.assignment, revision: 1 } }),
    () => post(SUBMIT, { input: { assignment: own[1]!.assignment, revision: 1 } }),
    () => post(`{ organizerDesk(competition: "${edition.slug}") { competition { id } } }`, {}),
    () => post(`{ myTeam(competition: "${edition.id}") { id } }`, {}),
  ])
    answers.push(await bytesOf(ask()));
  await it.db.query(`delete from sheet where assignment_id = $1`, [third!.assignment]);
  return answers;
}

/** Changes whatever is not a judge's business, down to the order in which rows lie on the disk. */
async function changeHiddenFacts(): Promise<void> {
  const { db } = it;
  await db.query(`update account set name = '이다른', email = 'other-' || email where id in (select account_id from team_member)`);
  await db.query(`update team set name = '다른 이름 ' || substr(id::text, 30), state = 'FORMING', created_at = now() - interval '9 days'`);
  const department = await aDepartment(db, '전혀 다른 부서');
  await db.query(`update team_member set department_id = $1, email = 'other-' || email, joined_at = now() - interval '3 days'`, [
    department,
  ]);
  await db.query(
    `update entry set number = replace(number, '분석-', '분석-9'), title = '고치는 중', summary = '', revision = 7, updated_at = now()`,
  );
  await db.query(`alter table entry_version disable trigger user`);
  await db.query(
    `update entry_version set submitted_at = submitted_at - interval '2 days', receipt_id = gen_random_uuid(), receipt = '{"other":1}',
            declarations = jsonb_set(declarations, '{earlierAwards}', '["부산 대상"]')`,
  );
  await db.query(`alter table stored_file disable trigger user`);
  await db.query(
    `update stored_file set original_name = '다른 이름.pdf', size = size + 1, created_at = now() - interval '5 days' where original_name is not null`,
  );
  await db.query(`update stored_file set created_at = now() - random() * interval '5 days' where original_name is null`);
  // Written anew from the last to the first, rows lie the other way round.
  await db.query(`alter table entry_file disable trigger user`);
  for (const table of ['entry_file', 'judge_copy', 'assignment']) {
    const rows = await db.query<{ id: string }[]>(`select id from ${table} order by id desc`);
    for (const { id } of rows) await db.query(`update ${table} set id = id where id = $1`, [id]);
  }
  await db.query(`update assignment set assigned_at = now() - random() * interval '5 days'`);
  // Other teams, members, judges and their sheets.
  await aTeam(db, edition, { name: '새 팀' });
  const late = await anEntry(db, edition, { title: '나중에 낸 작품' });
  const another = await aJudge(db, edition, (await anAccount(db)).id);
  await aSheet(db, await anAssignment(db, edition, another, own[0]!.entry), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  await aSheet(db, await anAssignment(db, edition, another, late), rubric, { validity: '1.00' });
  await aSheet(db, foreign.assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED, comment: '남의 의견' });
}

test('whatever is hidden from a judge may change: not one byte of what the judge gets does', async () => {
  const organizers = () => organizer.query(ORGANIZERS, { slug: edition.slug });
  const [seenBefore, knownBefore] = [await allThatAJudgeGets(), await organizers()];
  expect(await allThatAJudgeGets()).toEqual(seenBefore);
  await changeHiddenFacts();
  expect(await organizers()).not.toEqual(knownBefore);
  expect(await allThatAJudgeGets()).toEqual(seenBefore);
});

test('the test would notice: what judges see is in these bytes', async () => {
  const before = await allThatAJudgeGets();
  const statuses = before.map((answer) => answer.slice(0, 3));
  expect(statuses).toEqual(['200', ...Array<string>(6).fill('200'), '206', '404', ...Array<string>(8).fill('200')]);
  await it.db.query(`update blind_code set code = 'R3R3' where code = 'X2X2'`);
  const changed = (await allThatAJudgeGets()).flatMap((answer, index) => (answer === before[index] ? [] : [index]));
  // The desk, and the names of this entry's two files, whole and in part.
  expect(changed).toEqual([0, 1, 2, 7]);
});
