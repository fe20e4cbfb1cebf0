import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { DESK, type Desk } from '../../support/story.js';

let it: TestApp;
let organizer: Person;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let rubric: string;
let given: { entry: MadeEntry; assignment: string }[];
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  judge = await it.person('judge@university.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  given = [];
  for (let nth = 0; nth < 3; nth++) {
    const entry = await anEntry(it.db, edition);
    given.push({ entry, assignment: await anAssignment(it.db, edition, seat, entry) });
  }
});

/** From now on the judge works where the members of a team do. */
async function becomesColleague({ entry }: { entry: MadeEntry }): Promise<void> {
  const department = await aDepartment(it.db);
  await anEmployment(it.db, judge.account!.id, department);
  await it.db.query(`update team_member set department_id = $1 where team_id = $2`, [department, entry.team]);
}
const desk = async () => (await judge.query<Desk>(DESK, { stage: edition.stage })).judgeDesk;

describe('a conflict that arises while judging runs', () => {
  test('takes the entry from the desk, its file and its sheet, at once and without a job', async () => {
    const [gone, , kept] = given;
    await atSheet(judge, gone!.assignment).save(0, fullMarks);
    await atSheet(judge, kept!.assignment).save(0, fullMarks);
    const before = await desk();
    await becomesColleague(gone!);
    const after = await desk();
    expect(after.assignments).toEqual(before.assignments.filter(({ assignment }) => assignment !== gone!.assignment));
    expect([before.progress, after.progress]).toEqual([
      { submitted: 0, total: 3 },
      { submitted: 0, total: 2 },
    ]);
    const file = (await judge.get(`/judge-copies/${gone!.entry.copies['REPORT']}`)).status;
    const sheet = atSheet(judge, gone!.assignment);
    const refusals = [
      await sheet.refusalOf('saveSheet', { revision: 1, marks: [] }),
      await sheet.refusalOf('submitSheet', { revision: 1 }),
      await sheet.refusalOf('reopenSheet', { revision: 1, reason: '다시 보겠습니다.' }),
    ];
    expect([file, ...refusals.map(({ code }) => code)]).toEqual([404, 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await atSheet(judge, kept!.assignment).submit(1)).toEqual(expect.objectContaining({ revision: 2 }));
  });

  test('lets the stage be closed without the sheet, but not without another judge', async () => {
    const [gone, ...others] = given;
    for (const { assignment } of others) await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    expect((await organizer.refusalOf('closeStage', { stage: edition.stage }))['problems']).toEqual([
      expect.objectContaining({ path: `judges.${seat}`, code: 'SHEETS_MISSING' }),
    ]);
    await becomesColleague(gone!);
    expect((await organizer.refusalOf('closeStage', { stage: edition.stage }))['problems']).toEqual([
      expect.objectContaining({ path: `entries.${gone!.entry.number}.judges`, code: 'JUDGES_MISSING' }),
    ]);
    const another = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    const instead = await anAssignment(it.db, edition, another, gone!.entry);
    await aSheet(it.db, instead, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    expect(await organizer.mutate('closeStage', { stage: edition.stage }, '{ state }')).toEqual({ state: 'CLOSED' });
  });

  test('makes room for another entry', async () => {
    await it.db.query(`update judge set max_load = 3 where id = $1`, [seat]);
    const another = await anEntry(it.db, edition);
    expect((await organizer.refusalOf('assignJudge', { judge: seat, entry: another.id })).code).toBe('JUDGE_HAS_ENOUGH');
    await becomesColleague(given[0]!);
    await organizer.mutate('assignJudge', { judge: seat, entry: another.id });
  });
});

describe('stepping back from an entry', () => {
  const reason = '이 과제에 자문한 적이 있습니다.';
  const recuse = (assignment: string) =>
    judge.mutate<Desk['judgeDesk']>('recuse', { assignment, reason }, '{ assignments { assignment } progress { total } }');
  const COVERAGE = `query ($slug: String!, $stage: ID!, $missingOnly: Boolean!, $first: Int! = 50, $after: String) {
    organizerDesk(competition: $slug) { coverage(stage: $stage, missingOnly: $missingOnly, first: $first, after: $after) {
      nodes { entryNumber judges barred needed } totalCount pageInfo { endCursor hasNextPage } } } }`;
  const coverage = async (missingOnly: boolean, page = {}) => {
    const answer = await organizer.query<{ organizerDesk: { coverage: { nodes: object[]; pageInfo: { endCursor: string } } } }>(COVERAGE, {
      slug: edition.slug,
      stage: edition.stage,
      missingOnly,
      ...page,
    });
    return answer.organizerDesk.coverage;
  };

  test('takes it from the desk, keeps what was written, and shows organisers that a judge is missing', async () => {
    const [gone, ...kept] = given;
    const sheet = atSheet(judge, gone!.assignment);
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
    expect(await recuse(gone!.assignment)).toEqual({
      assignments: expect.arrayContaining(kept.map(({ assignment }) => ({ assignment }))),
      progress: { total: 2 },
    });
    expect((await judge.refusalOf('recuse', { assignment: gone!.assignment, reason }, '{ pledgedAt }')).code).toBe('NOT_FOUND');
    expect(await it.db.query(`select state, revision from sheet where assignment_id = $1`, [gone!.assignment])).toEqual([
      { state: 'SUBMITTED', revision: 2 },
    ]);
    expect((await coverage(true)).nodes).toEqual([{ entryNumber: gone!.entry.number, judges: 0, barred: 1, needed: 1 }]);
    expect(await coverage(false)).toEqual(expect.objectContaining({ totalCount: 3 }));
    expect((await organizer.refusalOf('assignJudge', { judge: seat, entry: gone!.entry.id })).code).toBe('CONFLICT_RECUSED');
    const [event] = await it.db.query<[{ acting_as: string; data: string }]>(
      `select acting_as, data from audit_event where action = 'judge.recused' and subject = $1`,
      [gone!.assignment],
    );
    expect(event).toEqual({ acting_as: 'JUDGE', data: JSON.stringify({ stage: edition.stage }) });
  });

  test('holds in the next stage, too', async () => {
    await recuse(given[0]!.assignment);
    await advanced(it.db, edition, given[0]!.entry);
    const inFinal = await aJudge(it.db, edition, judge.account!.id, { stage: edition.finalStage });
    expect((await organizer.refusalOf('assignJudge', { judge: inFinal, entry: given[0]!.entry.id })).code).toBe('CONFLICT_RECUSED');
  });

  test('asks for a reason, and for an assignment of the own', async () => {
    const other = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    const foreign = await anAssignment(it.db, edition, other, given[0]!.entry);
    const codes = [
      (await judge.refusalOf('recuse', { assignment: given[0]!.assignment, reason: ' ' }, '{ pledgedAt }')).code,
      (await judge.refusalOf('recuse', { assignment: foreign, reason }, '{ pledgedAt }')).code,
      (await organizer.refusalOf('recuse', { assignment: given[0]!.assignment, reason }, '{ pledgedAt }')).code,
    ];
    expect(codes).toEqual(['INVALID_INPUT', 'NOT_FOUND', 'NOT_FOUND']);
  });

  test('is seen page by page, in as many statements for one entry as for three', async () => {
    const first = await coverage(false, { first: 2 });
    const rest = await coverage(false, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(
      given.map(({ entry }) => ({ entryNumber: entry.number, judges: 1, barred: 0, needed: 1 })),
    );
    const of = (page: object) => countQueries(it.app, () => coverage(false, page));
    expect([await of({ first: 1 }), await of({ first: 3 })]).toEqual([3, 3]);
  });
});

test('a sheet of a judge with a conflict does not count in the ranking', async () => {
  const another = await aJudge(it.db, edition, (await anAccount(it.db)).id);
  for (const { entry, assignment } of given) {
    await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, validity: '0.00' }, { state: SheetState.SUBMITTED });
    await aSheet(it.db, await anAssignment(it.db, edition, another, entry), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  }
  await becomesColleague(given[1]!);
  await moveStage(it.db, edition, StageState.CLOSED);
  const settled = await organizer.mutate<{ standings: { nodes: { entryNumber: string; score: string }[] } }>(
    'settleStage',
    { stage: edition.stage },
    '{ standings { nodes { entryNumber score } } }',
  );
  expect(settled.standings.nodes.toSorted((a, b) => a.entryNumber.localeCompare(b.entryNumber))).toEqual([
    { entryNumber: given[0]!.entry.number, score: '72.00' },
    { entryNumber: given[1]!.entry.number, score: '85.50' },
    { entryNumber: given[2]!.entry.number, score: '72.00' },
  ]);
});

test('who changes workplace after judging has ended was no colleague while it ran', async () => {
  await moveStage(it.db, edition, StageState.CLOSED);
  await it.db.query(`update stage set closed_at = now() - interval '30 days' where id = $1`, [edition.stage]);
  const department = await aDepartment(it.db);
  await it.db.query(`update team_member set department_id = $1 where team_id = $2`, [department, given[0]!.entry.team]);
  await anEmployment(it.db, judge.account!.id, department);
  expect((await desk()).assignments).toHaveLength(2);
  await it.db.query(`update employment set valid_from = current_date - 3 where account_id = $1`, [judge.account!.id]);
  expect((await desk()).assignments).toHaveLength(3);
});
