import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks, problemsOf } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const TYPED = '{ id state typedByYou isTaken decidedAt returnReason content { comment total marks { criterion points comment } } }';
const SHEETS = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) {
  paperSheets(stage: $stage) { assignment code judge { account { name } } typed ${TYPED} } } }`;
const JUDGE_DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { typed ${TYPED} sheet { state revision comment total } } } }`;
const reason = '활용성 점수가 종이와 다릅니다.';

interface Typed {
  id: string;
  state: string;
  content: object | null;
}
interface PaperSheet {
  assignment: string;
  code: string;
  judge: { account: { name: string } };
  typed: Typed | null;
}

let it: TestApp;
let judge: Person;
let secretary: Person;
let second: Person;
let organizer: Person;
let edition: MadeEdition;
let rubric: string;
let seat: string;
let entry: MadeEntry;
let assignment: string;
beforeAll(async () => {
  it = await startTestApp();
  [judge, secretary, second, organizer] = [
    await it.person('judge@busan.example', { name: '박서준' }),
    await it.person('secretary@busan.example'),
    await it.person('second@busan.example'),
    await it.person('organizer@busan.example'),
  ];
});
afterAll(() => it.close());

/** An open stage with a judge who has one entry and has put nothing down. */
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  for (const person of [secretary, second]) await aGrant(it.db, person.account!.id, 'SECRETARY', edition.id);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  entry = await anEntry(it.db, edition);
  assignment = await anAssignment(it.db, edition, seat, entry, { code: 'K7Q2' });
});

const typing = (changes: object = {}) => ({ assignment, marks: fullMarks, comment: '잘 읽었습니다.', ...changes });
const type = (changes: object = {}) => secretary.mutate<Typed>('typeSheet', typing(changes), TYPED);
const take = (person: Person, id: string) => person.mutate<Typed>('checkTypedSheet', { typedSheet: id }, TYPED);
const confirm = (person: Person, id: string) => person.mutate<Typed>('confirmTypedSheet', { typedSheet: id }, TYPED);
const sendBack = (person: Person, id: string) => person.mutate<Typed>('returnTypedSheet', { typedSheet: id, reason }, TYPED);
const codeOf = async (person: Person, name: string, typedSheet: string) =>
  (await person.refusalOf(name, name === 'returnTypedSheet' ? { typedSheet, reason } : { typedSheet })).code;
const sheetsOf = async (person: Person) =>
  (await person.query<{ organizerDesk: { paperSheets: PaperSheet[] } }>(SHEETS, { slug: edition.slug, stage: edition.stage })).organizerDesk
    .paperSheets;
const ownDesk = async () => {
  const { judgeDesk } = await judge.query<{ judgeDesk: { assignments: { typed: Typed | null; sheet: object | null }[] } }>(JUDGE_DESK, {
    stage: edition.stage,
  });
  return judgeDesk.assignments[0];
};
const content = { comment: '잘 읽었습니다.', total: '85.50', marks: fullMarks.map((mark) => ({ ...mark, comment: '' })) };
const waiting = { state: 'TYPED', typedByYou: false, isTaken: false, decidedAt: null, returnReason: null, content: null };
const bar = () =>
  it.db.query(
    `insert into conflict (id, competition_id, account_id, team_id, ground, cause, state, raised_at, raised_by, reason)
     values (gen_random_uuid(), $1, $2, $3, 'EXCLUDED', gen_random_uuid()::text, 'STANDING', now(), $2, '제척')`,
    [edition.id, judge.account!.id, entry.team],
  );

describe('typing', () => {
  test('keeps the paper sheet waiting: whoever typed it and its judge see it, others that there is one', async () => {
    const typed = await type();
    expect(typed).toEqual({ ...waiting, id: typed.id, typedByYou: true, content });
    const line = { assignment, code: 'K7Q2', judge: { account: { name: '박서준' } } };
    expect(await sheetsOf(secretary)).toEqual([{ ...line, typed }]);
    const auditor = await it.person(`auditor@${edition.slug}.example`, { roles: [{ role: 'AUDITOR', competitionId: edition.id }] });
    const unseen = [{ ...line, typed: { ...waiting, id: typed.id } }];
    for (const person of [second, organizer, auditor]) expect(await sheetsOf(person)).toEqual(unseen);
    expect(await ownDesk()).toEqual({ typed: { ...waiting, id: typed.id, content }, sheet: null });
  });

  test('tells the trail a salted hash, and no mark', async () => {
    const { id } = await type();
    const [row] = await it.db.query<{ salt: string; content: string }[]>(`select salt, content from sheet_typing where id = $1`, [id]);
    const events = await it.db.query<{ action: string; acting_as: string; data: string }[]>(
      `select action, acting_as, data from audit_event where subject = $1`,
      [id],
    );
    const hash = createHash('sha256')
      .update(row!.salt + row!.content)
      .digest('hex');
    expect(events.map(({ data, ...event }) => ({ ...event, data: JSON.parse(data) }))).toEqual([
      { action: 'sheet.typed', acting_as: 'SECRETARY', data: { assignment, hash } },
    ]);
  });

  test('takes a whole sheet, and one at a time', async () => {
    const partial = await secretary.refusalOf('typeSheet', typing({ marks: fullMarks.slice(1) }));
    expect([partial.code, problemsOf(partial)]).toEqual(['INVALID_INPUT', [['marks.relevance', 'MARK_MISSING']]]);
    const document = `mutation ($input: TypeSheetInput!) { typeSheet(input: $input) { id } }`;
    const answers = await Promise.all([secretary, second].map((person) => person.ask(document, { input: typing() })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual(['OK', 'TYPING_WAITS']);
  });

  test('never replaces what a judge has put down or handed in, and lists no such sheet; an empty draft is no draft', async () => {
    const { save, submit } = atSheet(judge, assignment);
    await save(0);
    expect(await sheetsOf(secretary)).toHaveLength(1);
    await save(1, [{ criterion: 'relevance', points: null, comment: '다시 읽기' }]);
    const refusal = async () => [(await secretary.refusalOf('typeSheet', typing())).code, await sheetsOf(secretary)];
    expect(await refusal()).toEqual(['SHEET_BEGUN', []]);
    await save(2, fullMarks);
    await submit(3);
    expect(await refusal()).toEqual(['SHEET_BEGUN', []]);
  });

  test.each<[string, () => unknown, string]>([
    ['before the pledge', () => it.db.query(`update judge set pledged_at = null, pledge_text_hash = null`), 'JUDGE_NOT_PLEDGED'],
    ['against a conflict', bar, 'JUDGE_IN_CONFLICT'],
    ['for a team that left', () => it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [entry.team]), 'ENTRY_NOT_SUBMITTED'],
    ['once judging is over', () => moveStage(it.db, edition, StageState.CLOSED), 'STAGE_STATE_WRONG'],
  ])('%s is refused, and nothing is listed', async (_, happen, code) => {
    expect(await sheetsOf(secretary)).toHaveLength(1);
    await happen();
    expect([(await secretary.refusalOf('typeSheet', typing())).code, await sheetsOf(secretary)]).toEqual([code, []]);
  });
});

describe('confirming', () => {
  test('as its judge makes it the submitted sheet of the judge, as if the judge had submitted it', async () => {
    const { id } = await type();
    expect(await confirm(judge, id)).toMatchObject({ id, state: 'CONFIRMED', content: null });
    expect(await ownDesk()).toEqual({
      typed: null,
      sheet: { state: 'SUBMITTED', revision: 2, comment: '잘 읽었습니다.', total: '85.50' },
    });
    expect(await sheetsOf(secretary)).toEqual([]);
    const [sheet] = await it.db.query<{ id: string; salt: string; content: string; revision: number }[]>(
      `select sheet.id, salt, content, sheet_revision.revision from sheet join sheet_revision on sheet_id = sheet.id where assignment_id = $1`,
      [assignment],
    );
    expect(JSON.parse(sheet!.content)).toEqual({
      comment: '잘 읽었습니다.',
      marks: Object.fromEntries(fullMarks.map(({ criterion, points }) => [criterion, { points, comment: '' }])),
    });
    const [event] = await it.db.query<{ action: string; acting_as: string; data: string }[]>(
      `select action, acting_as, data from audit_event where subject = $1`,
      [sheet!.id],
    );
    const hash = createHash('sha256')
      .update(sheet!.salt + sheet!.content)
      .digest('hex');
    expect([event!.action, event!.acting_as, JSON.parse(event!.data)]).toEqual([
      'sheet.submitted',
      'JUDGE',
      { revision: 2, hash, typed: id },
    ]);
    expect((await atSheet(judge, assignment).reopen(2)).revision).toBe(3);
  });

  test('as a second person takes the paper first; from then on nobody else sees it or decides', async () => {
    const { id } = await type();
    expect(await codeOf(second, 'confirmTypedSheet', id)).toBe('TYPING_NOT_TAKEN');
    expect(await take(second, id)).toMatchObject({ isTaken: true, content });
    expect((await take(second, id)).content).toEqual(content);
    const names = ['checkTypedSheet', 'confirmTypedSheet', 'returnTypedSheet'];
    for (const name of names) expect([name, await codeOf(organizer, name, id)]).toEqual([name, 'TYPING_TAKEN']);
    expect((await sheetsOf(organizer))[0]!.typed).toMatchObject({ isTaken: true, content: null });
    expect((await sheetsOf(second))[0]!.typed).toMatchObject({ isTaken: true, content });
    expect(await confirm(second, id)).toMatchObject({ state: 'CONFIRMED', content: null });
    expect((await ownDesk())!.sheet).toMatchObject({ state: 'SUBMITTED', total: '85.50' });
    const events = await it.db.query(
      `select action, acting_as from audit_event where data like '%' || $1 || '%' or subject = $1 order by id`,
      [id],
    );
    expect(events).toEqual([
      { action: 'sheet.typed', acting_as: 'SECRETARY' },
      { action: 'typed_sheet.taken', acting_as: 'SECRETARY' },
      { action: 'sheet.submitted', acting_as: 'SECRETARY' },
    ]);
  });

  test('is not for whoever typed it, whoever has no part in it, or after a decision', async () => {
    const { id } = await type();
    const stranger = await it.person(`stranger@${edition.slug}.example`);
    expect(await codeOf(secretary, 'checkTypedSheet', id)).toBe('SECOND_PERSON_NEEDED');
    expect(await codeOf(secretary, 'confirmTypedSheet', id)).toBe('SECOND_PERSON_NEEDED');
    for (const person of [stranger, await aColleague()]) expect(await codeOf(person, 'confirmTypedSheet', id)).toBe('NOT_FOUND');
    await confirm(judge, id);
    for (const name of ['checkTypedSheet', 'confirmTypedSheet', 'returnTypedSheet']) {
      expect([name, await codeOf(second, name, id)]).toEqual([name, 'TYPING_DECIDED']);
    }
  });

  test('fills an empty draft, and leaves alone what the judge has begun since', async () => {
    await atSheet(judge, assignment).save(0);
    const first = await type();
    expect((await confirm(judge, first.id)).state).toBe('CONFIRMED');
    expect((await ownDesk())!.sheet).toMatchObject({ state: 'SUBMITTED', revision: 3 });
    const other = await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
    const { id } = await type({ assignment: other });
    const own = await aSheet(it.db, other, rubric, { relevance: '1.00' });
    expect(await codeOf(judge, 'confirmTypedSheet', id)).toBe('SHEET_BEGUN');
    expect(await it.db.query(`select state, revision from sheet where id = $1`, [own])).toEqual([{ state: SheetState.DRAFT, revision: 1 }]);
    expect((await sheetsOf(secretary)).map(({ assignment: listed }) => listed)).toEqual([other]);
    await sendBack(secretary, id);
    expect(await sheetsOf(secretary)).toEqual([]);
  });

  test('looks at conflicts anew; what a conflict has stopped is still sent back', async () => {
    const { id } = await type();
    await take(second, id);
    await bar();
    expect([await codeOf(second, 'confirmTypedSheet', id), await codeOf(judge, 'confirmTypedSheet', id)]).toEqual([
      'JUDGE_IN_CONFLICT',
      'NOT_FOUND',
    ]);
    expect((await sendBack(second, id)).state).toBe('RETURNED');
  });

  test('happens once, however many confirm or return at the same time', async () => {
    const { id } = await type();
    const confirming = `mutation ($input: ConfirmTypedSheetInput!) { confirmTypedSheet(input: $input) { state } }`;
    const returning = `mutation ($input: ReturnTypedSheetInput!) { returnTypedSheet(input: $input) { state } }`;
    const answers = await Promise.all([
      judge.ask(confirming, { input: { typedSheet: id } }),
      judge.ask(confirming, { input: { typedSheet: id } }),
      secretary.ask(returning, { input: { typedSheet: id, reason } }),
    ]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual([
      'OK',
      'TYPING_DECIDED',
      'TYPING_DECIDED',
    ]);
  });
});

test('a returned sheet tells why, is on nobody’s desk, and is typed again', async () => {
  const { id } = await type();
  expect((await judge.refusalOf('returnTypedSheet', { typedSheet: id, reason: '네' })).code).toBe('INVALID_INPUT');
  await sendBack(judge, id);
  expect((await sheetsOf(secretary))[0]!.typed).toMatchObject({ state: 'RETURNED', returnReason: reason, content: null });
  expect(await ownDesk()).toEqual({ typed: null, sheet: null });
  const again = await type({ comment: '다시 입력' });
  expect((await sheetsOf(secretary))[0]!.typed).toMatchObject({ id: again.id, state: 'TYPED', content: { comment: '다시 입력' } });
});

test('an entry is taken from its judge with what was typed of it, unless that counts', async () => {
  await type();
  await organizer.mutate('unassignJudge', { judge: seat, entry: entry.id });
  expect(await it.db.query(`select id from sheet_typing where assignment_id = $1`, [assignment])).toEqual([]);
});

test('what was typed, who took it and what was decided stay as they are', async () => {
  const { id } = await type();
  const change = (sql: string) => expect(it.db.query(sql, [id])).rejects.toThrow(/typed once/);
  await change(`update sheet_typing set content = '{}' where id = $1`);
  await take(second, id);
  await change(`update sheet_typing set checker_id = gen_random_uuid() where id = $1`);
  await confirm(second, id);
  await change(`update sheet_typing set state = 'RETURNED' where id = $1`);
  await change(`delete from sheet_typing where id = $1`);
  await expect(it.db.query('truncate sheet_typing')).rejects.toThrow(/written once/);
});

test('one paper sheet costs as many statements as three', async () => {
  await type();
  const [desk, own] = [await countQueries(it.app, () => sheetsOf(secretary)), await countQueries(it.app, ownDesk)];
  for (let index = 0; index < 2; index++) {
    await type({ assignment: await anAssignment(it.db, edition, seat, await anEntry(it.db, edition)) });
  }
  expect([await countQueries(it.app, () => sheetsOf(secretary)), await countQueries(it.app, ownDesk)]).toEqual([desk, own]);
});

async function aColleague(): Promise<Person> {
  const colleague = await it.person(`colleague@${edition.slug}.example`);
  const other = await anAssignment(it.db, edition, await aJudge(it.db, edition, colleague.account!.id), await anEntry(it.db, edition));
  await aSheet(it.db, other, rubric, FULL_MARKS);
  return colleague;
}
