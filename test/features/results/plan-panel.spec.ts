import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

interface Plan {
  planPanel: { components: Record<string, number>; lines: Record<string, number>[] };
}

const PLAN = `query ($input: PlanPanelInput!) { planPanel(input: $input) {
  components { entrySd judgeSd noiseSd } lines { judgesPerEntry recall intervalWidth undecided sheets sheetsPerJudge hours hoursPerJudge } } }`;

const wish = { entries: 100, judges: 10, topK: 10 };

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it.db);
  organizer = await organizerOf('organizer', edition);
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const judges = [1, 2].map(async () => aJudge(it.db, edition, (await anAccount(it.db)).id));
  const [lenient, strict] = await Promise.all(judges);
  // Relevance out of 20, the other criteria in full: differences 5, 6, 4, 5; means 17.5, 13, 10, 6.5.
  const marks: [string, string][] = [
    ['20', '15'],
    ['16', '10'],
    ['12', '8'],
    ['9', '4'],
  ];
  for (const [lenientMark, strictMark] of marks) {
    const entry = await anEntry(it.db, edition);
    for (const [judge, relevance] of [
      [lenient!, lenientMark],
      [strict!, strictMark],
    ] as const) {
      const assignment = await anAssignment(it.db, edition, judge, entry);
      await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, relevance }, { state: SheetState.SUBMITTED });
    }
  }
  await moveStage(it.db, edition, StageState.CLOSED);
});
afterAll(() => it.close());

const organizerOf = (name: string, { id }: MadeEdition) =>
  it.person(`${name}@planning.example`, { roles: [{ role: 'ORGANIZER', competitionId: id }] });

const refusalOf = async (person: Person, input: Record<string, unknown>) => (await person.ask(PLAN, { input })).errors![0]!.extensions;

test('an organiser sees what each number of judges would bring, from the usual differences', async () => {
  const { planPanel } = await organizer.query<Plan>(PLAN, { input: { ...wish, judges: 3 } });
  expect(planPanel.components).toEqual({ entrySd: 7, judgeSd: 6, noiseSd: 5 });
  expect(planPanel.lines.map(({ judgesPerEntry }) => judgesPerEntry)).toEqual([2, 3]);
  // The line of scoring.md.
  const ten = await organizer.query<Plan>(PLAN, { input: { ...wish, judgesPerEntry: [3] } });
  expect(ten.planPanel.lines[0]).toEqual({
    judgesPerEntry: 3,
    recall: expect.closeTo(0.71, 2),
    intervalWidth: 37.2,
    undecided: 10.9,
    sheets: 300,
    sheetsPerJudge: 30,
    hours: 100,
    hoursPerJudge: 10,
  });
});

test('differences come from a stage once it is settled, and only for those who run or audit its edition', async () => {
  const input = { ...wish, judgesPerEntry: [3], likeStage: edition.stage };
  expect(await refusalOf(organizer, input)).toMatchObject({ code: 'STAGE_STATE_WRONG', state: 'CLOSED' });
  await organizer.mutate('settleStage', { stage: edition.stage });
  const { planPanel } = await organizer.query<Plan>(PLAN, { input });
  // σ² = ⅓ (half the variance ⅔ of the differences), σ_J² = 5²/2 − σ²/4 = 12.42; means vary by 21.75, of which σ²/2 is noise: 21.58.
  expect(planPanel.components).toEqual({ entrySd: 4.65, judgeSd: 3.52, noiseSd: 0.58 });
  expect(planPanel.lines).toHaveLength(1);

  const stranger = await organizerOf('stranger', await anEdition(it.db));
  expect((await refusalOf(stranger, input)).code).toBe('NOT_FOUND');
  expect((await stranger.query<Plan>(PLAN, { input: { ...input, likeStage: null } })).planPanel.lines).toHaveLength(1);
});

test('while many plans are made at once, others are answered', async () => {
  const plans = Array.from({ length: 5 }, (_, at) => `plan${at}: planPanel(input: {entries: 40, judges: 9, topK: 5}) { lines { recall } }`);
  const answered: string[] = [];
  const planning = organizer.query(`{ ${plans.join(' ')} }`).then(() => answered.push('the plans'));
  await pause(50);
  await it.visitor.query('{ __typename }').then(() => answered.push('somebody else'));
  await planning;
  expect(answered).toEqual(['somebody else', 'the plans']);
});

test('a stage in which no entry has a second sheet tells nothing', async () => {
  const sparse = await anEdition(it.db);
  const alone = await organizerOf('alone', sparse);
  const rubric = await aRubric(it.db, sparse);
  await aRule(it.db, sparse);
  const assignment = await anAssignment(
    it.db,
    sparse,
    await aJudge(it.db, sparse, (await anAccount(it.db)).id),
    await anEntry(it.db, sparse),
  );
  await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  await moveStage(it.db, sparse, StageState.CLOSED);
  await alone.mutate('settleStage', { stage: sparse.stage });
  expect((await refusalOf(alone, { ...wish, likeStage: sparse.stage })).code).toBe('DIFFERENCES_UNKNOWN');
});

test('who organises no edition plans no panel, and a wish that asks too much is refused at its path', async () => {
  const auditor = await it.person('auditor@planning.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
  expect((await refusalOf(auditor, wish)).code).toBe('NOT_ALLOWED');
  expect(await refusalOf(organizer, { ...wish, entries: 100_000 })).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: 'entries', code: 'OUT_OF_RANGE' }],
  });
  const components = { entrySd: 7, judgeSd: 6, noiseSd: 5 };
  expect(await refusalOf(organizer, { ...wish, components, likeStage: edition.stage })).toMatchObject({
    problems: [{ path: 'components', code: 'NOT_ALLOWED_HERE' }],
  });
});
