import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aSheet, moveStage, tenPoints } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const RECHECK = `query ($stage: ID!) { judgeDesk(stage: $stage) { recheck { assignment code ko en } } }`;

/** Six entries, marks out of 10 by the judge and three colleagues: all add up but for half points, and the judge's third. */
const own = [5, 6, 2, 8, 6, 7];
const colleagues = [
  [5.5, 6, 7, 8.5, 6, 7],
  [6, 7.5, 8, 9, 7.5, 8],
  [4, 5, 6.5, 7, 5, 6.5],
];

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let assignments: string[];
let rubric: string;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  rubric = await aRubric(it.db, edition, { criteria: tenPoints });
  const seat = await aJudge(it.db, edition, judge.account!.id);
  const seats = [];
  for (const _ of colleagues) seats.push(await aJudge(it.db, edition, (await anAccount(it.db)).id));
  assignments = [];
  for (const [index, points] of own.entries()) {
    const entry = await anEntry(it.db, edition);
    const assignment = await anAssignment(it.db, edition, seat, entry, { code: `K${index}K${index}` });
    assignments.push(assignment);
    const state = index === 0 || index === 2 ? SheetState.DRAFT : SheetState.SUBMITTED;
    await aSheet(it.db, assignment, rubric, { whole: points.toFixed(2) }, { state });
    for (const [nth, seatOfColleague] of seats.entries()) await submitted(seatOfColleague, entry, colleagues[nth]![index]!);
  }
  await submit(1, 0);
});

async function submitted(seat: string, entry: { id: string }, points: number): Promise<void> {
  const assignment = await anAssignment(it.db, edition, seat, entry);
  await aSheet(it.db, assignment, rubric, { whole: `${points}` }, { state: SheetState.SUBMITTED });
}

const recheck = async () => (await judge.query<{ judgeDesk: { recheck: object[] } }>(RECHECK, { stage: edition.stage })).judgeDesk.recheck;
const submit = (revision: number, index = 2) => judge.mutate('submitSheet', { assignment: assignments[index], revision }, '{ revision }');
const reopen = (index: number) =>
  judge.mutate('reopenSheet', { assignment: assignments[index], revision: 2, reason: '다시 확인하려고 합니다.' }, '{ revision }');

test('a judge who has submitted all is asked to look at an outlier again, by the own mark and no figure of a colleague', async () => {
  expect(await recheck()).toEqual([]);
  await submit(1);
  expect(await recheck()).toEqual([
    { assignment: assignments[2], code: 'K2K2', ko: '채점을 다시 확인해 주세요: 20점', en: 'Please check your marks again: 20 points.' },
  ]);
});

test('while an own sheet is missing, nothing of colleagues is even read', async () => {
  const unfinished = await countQueries(it.app, recheck);
  await submit(1);
  // The limits, the rubric, its criteria, the sheets.
  expect(await countQueries(it.app, recheck)).toBe(unfinished + 4);
});

test('a sheet that was submitted again is not asked about any more, so that nobody finds out by trying', async () => {
  await submit(1);
  expect(await recheck()).toHaveLength(1);
  await reopen(2);
  expect(await recheck()).toEqual([]);
  await submit(3);
  expect(await recheck()).toEqual([]);
});

test('other marks on an own sheet move no answer about the others: nobody finds out by trying elsewhere', async () => {
  await submit(1);
  const asked = await recheck();
  await reopen(0);
  // Far enough off to make all marks look noisy, and the outlier small beside them.
  const marks = [{ criterion: 'whole', points: '0' }];
  await judge.mutate('saveSheet', { assignment: assignments[0], revision: 3, marks, comment: '' }, '{ revision }');
  await submit(4, 0);
  expect(await recheck()).toEqual(asked);
});

test.each([StageState.CLOSED, StageState.SETTLED])('nothing is asked any more when the stage is %s', async (state) => {
  await submit(1);
  expect(await recheck()).toHaveLength(1);
  await moveStage(it.db, edition, state);
  expect(await recheck()).toEqual([]);
});

test('what colleagues gave can be anything that keeps the sheet beyond the limit or within: the answer is the same', async () => {
  await submit(1);
  const asked = await recheck();
  await it.db.query(
    `update mark set points = points + 0.5 from sheet, assignment
      where sheet.id = mark.sheet_id and assignment.id = sheet.assignment_id and assignment.stage_id = $1 and assignment.id <> all($2::uuid[])`,
    [edition.stage, assignments],
  );
  expect(await recheck()).toEqual(asked);
});

test('the limit is that of the edition', async () => {
  await submit(1);
  const organizer = await it.person(`organizer-${edition.slug}@busan.example`, {
    roles: [{ role: 'ORGANIZER', competitionId: edition.id }],
  });
  const usual = await organizer.query<{ organizerDesk: { diagnosticLimits: object } }>(
    `{ organizerDesk(competition: "${edition.slug}") { diagnosticLimits { severityPoints severityErrors leastSpreadRatio mostSpreadRatio
       leastConsistency consistencySheets mostOutfit leastHaloRatio outlierResidual mostDriftT } } }`,
  );
  const input = { competition: edition.id, ...usual.organizerDesk.diagnosticLimits, outlierResidual: 100 };
  await organizer.mutate('setDiagnosticLimits', input, '{ outlierResidual }');
  expect(await recheck()).toEqual([]);
});
