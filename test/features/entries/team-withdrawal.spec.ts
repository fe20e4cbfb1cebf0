import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { anEntry, type MadeEntry, type MadeFile } from '../../support/entry-factories.js';
import { aJudge, anAssignment, aRubric, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { objectionTo } from '../../support/two-roles.js';

const FIELDS = '{ by reason withdrawnAt }';
const REASON = '팀원이 모두 다른 업무를 맡게 되었습니다.';

let it: TestApp;
let edition: MadeEdition;
let entry: MadeEntry;
let lead: Person;
let member: Person;
let organizer: Person;
let people = 0;
const somebody = () => it.person(`person-${++people}@busan.example`);

beforeAll(async () => {
  it = await startTestApp();
  [lead, member, organizer] = await Promise.all([somebody(), somebody(), somebody()]);
});
afterAll(() => it.close());

const begin = async (phase: 'SUBMISSION' | 'CLOSED', stageState = StageState.DRAFT, files: MadeFile[] = [{}]) => {
  edition = await anEdition(it.db, { phase, stageState });
  const members = [{ accountId: lead.account!.id }, { accountId: member.account!.id }];
  entry = await anEntry(it.db, edition, { team: { members }, files });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
};
beforeEach(() => begin('SUBMISSION'));

const withdraw = (person: Person) => person.mutate<{ by: string }>('withdrawTeam', { team: entry.team, reason: REASON }, FIELDS);
const refusalTo = async (person: Person, reason = REASON) =>
  (await person.refusalOf('withdrawTeam', { team: entry.team, reason }, FIELDS)).code;
const states = () =>
  it.db.query(`select team.state as team, entry.state as entry from team join entry on entry.team_id = team.id where team.id = $1`, [
    entry.team,
  ]);

test('a lead withdraws the team, and its entry with it; the reason stays with the team, not in the trail', async () => {
  expect(await withdraw(lead)).toEqual({ by: 'LEAD', reason: REASON, withdrawnAt: expect.any(String) });
  expect(await states()).toEqual([{ team: 'WITHDRAWN', entry: 'WITHDRAWN' }]);
  expect(await member.query(`{ myTeam(competition: "${edition.id}") { state withdrawal { by reason } entry { state } } }`)).toEqual({
    myTeam: { state: 'WITHDRAWN', withdrawal: { by: 'LEAD', reason: REASON }, entry: { state: 'WITHDRAWN' } },
  });
  const desk = `{ organizerDesk(competition: "${edition.slug}") {
    teams { nodes { state withdrawal { by reason } } } entries { nodes { state } } } }`;
  expect(await organizer.query(desk)).toEqual({
    organizerDesk: {
      teams: { nodes: [{ state: 'WITHDRAWN', withdrawal: { by: 'LEAD', reason: REASON } }] },
      entries: { nodes: [{ state: 'WITHDRAWN' }] },
    },
  });
  const events = await it.db.query<{ acting_as: string; data: string }[]>(
    `select acting_as, data from audit_event where subject = $1 and action = 'team.withdrawn'`,
    [entry.team],
  );
  expect(events).toEqual([{ acting_as: 'COMPETITOR', data: JSON.stringify({ entry: entry.id }) }]);
});

test('nothing goes on afterwards: no editing, submitting or withdrawing again, but members may leave', async () => {
  await withdraw(lead);
  const codes = [
    await refusalTo(lead),
    (await lead.refusalOf('submitEntry', { entry: entry.id })).code,
    (await lead.refusalOf('inviteMember', { team: entry.team, email: 'x@busan.example' })).code,
  ];
  expect(codes).toEqual(['TEAM_INACTIVE', 'TEAM_INACTIVE', 'TEAM_INACTIVE']);
  await member.mutate('leaveTeam', { team: entry.team }, '{ state }');
});

test('once the submission is due only an organiser withdraws a team', async () => {
  await begin('CLOSED');
  expect((await lead.refusalOf('withdrawTeam', { team: entry.team, reason: REASON }, FIELDS)).code).toBe('DEADLINE_PASSED');
  expect((await withdraw(organizer)).by).toBe('ORGANIZER');
  expect(await states()).toEqual([{ team: 'WITHDRAWN', entry: 'WITHDRAWN' }]);
});

test('other people have no such team, members are told who may, and a reason is needed', async () => {
  const elsewhere = await anEdition(it.db);
  const [stranger, auditor, foreign] = [await somebody(), await somebody(), await somebody()];
  await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
  await aGrant(it.db, foreign.account!.id, 'ORGANIZER', elsewhere.id);
  const codes = [];
  for (const person of [stranger, auditor, foreign, member]) codes.push(await refusalTo(person));
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'LEAD_ONLY']);
  expect([await refusalTo(lead, '   '), await refusalTo(organizer, '짧다')]).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
  expect(await states()).toEqual([{ team: 'REGISTERED', entry: 'SUBMITTED' }]);
});

test('a published edition stays as it was', async () => {
  await begin('CLOSED');
  await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [edition.id]);
  expect(await refusalTo(organizer)).toBe('PHASE_WRONG');
});

test('to its judges the entry of a withdrawn team is not there any more', async () => {
  const storageKey = newStorageKey();
  const stored = await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([Buffer.from('%PDF-1.7')]));
  await begin('CLOSED', StageState.OPEN, [{ copy: { storageKey, ...stored } }]);
  const judge = await somebody();
  const rubric = await aRubric(it.db, edition);
  const seat = await aJudge(it.db, edition, judge.account!.id);
  const assignment = await anAssignment(it.db, edition, seat, entry);
  await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.DRAFT });
  const desk = () =>
    judge.query<{ judgeDesk: { assignments: unknown[] } }>(`{ judgeDesk(stage: "${edition.stage}") { assignments { assignment } } }`);
  const copy = async () => (await judge.get(`/judge-copies/${entry.copies['REPORT']}`)).status;
  const seen = [(await desk()).judgeDesk.assignments.length, await copy()];
  await withdraw(organizer);
  const save = await judge.refusalOf('saveSheet', { assignment, revision: 1, marks: [] }, '{ revision }');
  expect([seen, (await desk()).judgeDesk.assignments.length, await copy(), save.code]).toEqual([[1, 200], 0, 404, 'NOT_FOUND']);
});

test('a disqualified entry of a withdrawn team stays disqualified', async () => {
  await it.db.query(`update entry set state = $2 where id = $1`, [entry.id, EntryState.DISQUALIFIED]);
  await withdraw(organizer);
  expect(await states()).toEqual([{ team: 'WITHDRAWN', entry: 'DISQUALIFIED' }]);
});

test('why a team was withdrawn is written once', async () => {
  await withdraw(lead);
  expect([
    await objectionTo(it.db, `update team_withdrawal set reason = 'x'`),
    await objectionTo(it.db, `delete from team_withdrawal`),
  ]).toEqual(['23001 team_withdrawal_written_once', '23001 team_withdrawal_written_once']);
});
