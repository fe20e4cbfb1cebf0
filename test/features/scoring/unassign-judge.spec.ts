import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const JUDGE = '{ id assigned }';

let it: TestApp;
let organizer: Person;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let entry: MadeEntry;
let assignment: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aRubric(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  entry = await anEntry(it.db, edition);
  assignment = await anAssignment(it.db, edition, seat, entry, { code: 'K7Q2' });
});

const unassign = () => organizer.mutate('unassignJudge', { judge: seat, entry: entry.id }, JUDGE);
const refusal = async () => (await organizer.refusalOf('unassignJudge', { judge: seat, entry: entry.id }, JUDGE)).code;
const leftOver = () =>
  it.db.query(
    `select (select count(*)::int from assignment where id = $1) as assignments, (select count(*)::int from sheet where assignment_id = $1) as sheets`,
    [assignment],
  );

test('an entry that was not begun is taken back, and not again', async () => {
  expect(await unassign()).toEqual({ id: seat, assigned: 0 });
  expect(await leftOver()).toEqual([{ assignments: 0, sheets: 0 }]);
  expect(await refusal()).toBe('NOT_FOUND');
});

test('a draft goes with it, and the trail says that there was one', async () => {
  await atSheet(judge, assignment).save(0, fullMarks);
  await unassign();
  expect(await leftOver()).toEqual([{ assignments: 0, sheets: 0 }]);
  const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'judge.unassigned'`, [
    assignment,
  ]);
  expect(JSON.parse(event.data)).toEqual({ stage: edition.stage, judge: seat, entry: entry.id, hadDraft: true });
  expect((await atSheet(judge, assignment).refusalOf('saveSheet', { revision: 1, marks: [] })).code).toBe('NOT_FOUND');
});

test('a sheet that was submitted keeps it, also when it was reopened', async () => {
  const sheet = atSheet(judge, assignment);
  await sheet.save(0, fullMarks);
  await sheet.submit(1);
  expect(await refusal()).toBe('ASSIGNMENT_SCORED');
  await sheet.reopen(2);
  expect([await refusal(), await leftOver()]).toEqual(['ASSIGNMENT_SCORED', [{ assignments: 1, sheets: 1 }]]);
});

test('given again, the entry has the code that it had', async () => {
  await unassign();
  expect(await organizer.mutate('assignJudge', { judge: seat, entry: entry.id }, '{ code }')).toEqual({ code: 'K7Q2' });
});

test.each([
  [StageState.DRAFT, null],
  [StageState.OPEN, null],
  [StageState.CLOSED, 'STAGE_STATE_WRONG'],
  [StageState.SETTLED, 'STAGE_STATE_WRONG'],
])('when the stage is %s: %s', async (state, code) => {
  await moveStage(it.db, edition, state);
  expect(code === null ? await unassign() : await refusal()).toEqual(code ?? { id: seat, assigned: 0 });
});

test('taking it back while its judge saves leaves no sheet behind', async () => {
  const saving = judge.ask(`mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { revision } }`, {
    input: { assignment, revision: 0, marks: fullMarks },
  });
  const [saved] = await Promise.all([saving, unassign()]);
  expect([undefined, 'NOT_FOUND']).toContain(saved.errors?.[0]?.extensions.code);
  expect(await leftOver()).toEqual([{ assignments: 0, sheets: 0 }]);
});
