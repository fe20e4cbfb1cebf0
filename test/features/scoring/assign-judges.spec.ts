import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { AssignmentJob } from '../../../src/features/scoring/assignment-job.js';
import { usualSettings } from '../../../src/features/scoring/assignment-run.type.js';
import { SheetRevision, SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { randomId, timeOrderedId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { askPlan, endedRun, excludedFrom, planned, type ToldPanel, waitsForStage } from '../../support/assignment-run.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, aRubric, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
let rubric: string;
let entries: MadeEntry[];
/** Three seats on the panel of the track. */
let seats: string[];
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@plan.example');
});
afterAll(() => it.close());
/** Six entries of two judges each: twelve sheets. */
beforeEach(async () => {
  edition = await anEdition(it.db, { judgesPerEntry: 2, stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  rubric = await aRubric(it.db, edition);
  entries = [];
  for (let made = 0; made < 6; made++) entries.push(await anEntry(it.db, edition));
  seats = [];
  for (let made = 0; made < 3; made++) seats.push(await aSeat(`위원${made + 1}`));
});

const aSeat = async (name: string, more: { maxLoad?: number } = {}) => aJudge(it.db, edition, (await anAccount(it.db, { name })).id, more);
const plan = (wish: Record<string, unknown> = {}) => planned(organizer, edition.stage, wish);
const pairs = (of: ToldPanel['added']) => of.map(({ judge, entryNumber }) => `${entryNumber} ${judge.id}`).toSorted();
const assigned = async () =>
  (
    await it.db.query<{ pair: string }[]>(
      `select entry.number || ' ' || assignment.judge_id as pair from assignment join entry on entry.id = assignment.entry_id
        where assignment.stage_id = $1`,
      [edition.stage],
    )
  )
    .map(({ pair }) => pair)
    .toSorted();
const loads = ({ loads: told }: ToldPanel) => told.map(({ before, after }) => [before, after]);
const eventsOf = (run: string) =>
  it.db.query<{ action: string; data: string }[]>(`select action, data from audit_event where subject = $1 order by id`, [run]);

/** A sheet that the judge has submitted, or begun. */
async function worked(seat: string, entry: MadeEntry, state: SheetState): Promise<void> {
  const [{ id }] = await it.db.query<[{ id: string }]>(`select id from assignment where judge_id = $1 and entry_id = $2`, [seat, entry.id]);
  const sheetId = await aSheet(it.db, id, rubric, FULL_MARKS, { state });
  const kept = { id: timeOrderedId(), sheetId, revision: 1, content: '{}', reason: null, at: new Date() };
  if (state === SheetState.SUBMITTED) await it.db.getRepository(SheetRevision).insert({ ...kept, event: 'SUBMITTED' });
}
const excluded = (seat: string, { team }: MadeEntry) => excludedFrom(it.db, edition.id, seat, team);
const entryOf = (number: string) => entries.find((entry) => entry.number === number)!;

describe('a plan', () => {
  test('is shown before it is made, and with the same seed it is the same', async () => {
    const shown = await plan({ dryRun: true });
    expect(shown).toMatchObject({ state: 'DONE', seed: 7 });
    const [panel] = shown.panels;
    expect(panel).toMatchObject({ need: 12, placed: 12, removed: [], components: 1, criticalJudges: [], gap: 0, blocking: null });
    // Each judge has four of the six entries; any two of three judges share two of them.
    expect([loads(panel!), panel!.leastOverlap]).toEqual([
      [
        [0, 4],
        [0, 4],
        [0, 4],
      ],
      2,
    ]);
    expect(await assigned()).toEqual([]);
    const made = await plan();
    expect(made).toMatchObject({ state: 'DONE', inputsHash: shown.inputsHash });
    expect(pairs(made.panels[0]!.added)).toEqual(pairs(panel!.added));
    expect(await assigned()).toEqual(pairs(panel!.added));
    expect(await it.db.query(`select from blind_code where stage_id = $1`, [edition.stage])).toHaveLength(6);
    const [asked, ended] = await eventsOf(made.id);
    expect([asked!.action, ended!.action]).toEqual(['assignment.asked', 'assignment.ended']);
    expect(JSON.parse(ended!.data)).toMatchObject({ state: 'DONE', added: 12, removed: 0, seed: 7, inputsHash: made.inputsHash });
  });

  test('keeps to conflicts, promises and expertise, and to what one entry asks for', async () => {
    const [first, second] = [entries[0]!, entries[1]!];
    await organizer.mutate('changeJudge', { judge: seats[0], maxLoad: 2, expertise: ['빈집'] }, '{ id }');
    await organizer.mutate(
      'setEntryDemand',
      { stage: edition.stage, entry: second.id, judges: 3, reason: '분쟁이 있는 출품작' },
      '{ needed }',
    );
    await excluded(seats[1]!, first);
    const { state, panels } = await plan();
    expect([state, panels[0]!.need, panels[0]!.unfit]).toEqual(['DONE', 13, 0]);
    // Thirteen sheets, two of them the first judge's: five and six are left, and the first entry is not the second judge's.
    expect(loads(panels[0]!)).toEqual([
      [0, 2],
      [0, 5],
      [0, 6],
    ]);
    expect(await assigned()).not.toContain(`${first.number} ${seats[1]}`);
  });

  test('that cannot be is explained by names, and nothing is assigned', async () => {
    // Two of three judges must not judge the first entry, which asks for two.
    const { number } = entries[0]!;
    for (const seat of seats.slice(1)) await excluded(seat, entries[0]!);
    const { state, panels } = await plan();
    expect(state).toBe('INFEASIBLE');
    expect(panels[0]!.blocking).toEqual({
      kind: 'ENTRIES',
      entryNumbers: [number],
      judges: [{ id: seats[0] }],
      need: 2,
      capacity: 1,
      explanation: {
        ko:
          `출품작 ${number}에는 심사가 2건 필요하지만, 배정할 수 있는 심사위원(위원1)은 모두 1건만 맡을 수 있습니다. ` +
          '심사위원을 더하거나 상한을 늘리거나 편당 심사위원 수를 줄여 주세요.',
        en:
          `Entry ${number} needs 2 sheets, but the judges who can be given them (위원1) have room for 1. ` +
          'Add judges, raise their limits, or ask for fewer judges per entry.',
      },
    });
    expect(await assigned()).toEqual([]);
  });
});

test('a track without judges is named with all its entries, and the plan of another one is shown', async () => {
  const two = await anEdition(it.db, { judgesPerEntry: 1, tracks: ['분석', '시각화'] });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', two.id);
  const visual = [await anEntry(it.db, two, { track: '시각화' }), await anEntry(it.db, two, { track: '시각화' })];
  await anEntry(it.db, two);
  await aJudge(it.db, two, (await anAccount(it.db)).id);
  const { state, panels } = await planned(organizer, two.stage);
  expect([state, panels.map(({ need, placed }) => [need, placed])]).toEqual([
    'INFEASIBLE',
    [
      [1, 1],
      [2, 0],
    ],
  ]);
  expect(panels[1]!.blocking!.entryNumbers).toEqual(visual.map(({ number }) => number));
  expect(panels[1]!.blocking!.explanation.ko).toContain('배정할 수 있는 심사위원이 없습니다.');
});

describe('of two at once', () => {
  test('one is made, and the other is told', async () => {
    const answers = await Promise.all(
      [1, 2].map((seed) =>
        organizer.ask(`mutation ($input: AssignJudgesInput!) { assignJudges(input: $input) { id } }`, {
          input: { stage: edition.stage, dryRun: false, seed },
        }),
      ),
    );
    const refused = answers.flatMap(({ errors }) => errors ?? []);
    expect(refused.map(({ extensions }) => extensions.code)).toEqual(['ASSIGNMENT_GOES_ON']);
    const run = answers.map(({ data }) => (data?.['assignJudges'] as { id: string } | undefined)?.id).find((id) => id !== undefined)!;
    expect((await endedRun(organizer, run)).state).toBe('DONE');
    expect(await assigned()).toHaveLength(12);
  });

  test('a plan that was overtaken by hand or by a conflict is stale, and one that is cancelled assigns nothing', async () => {
    for (const [state, meanwhile] of [
      ['STALE', async () => void (await organizer.mutate('assignJudge', { judge: seats[0], entry: entries[0]!.id }))],
      ['STALE', async () => void (await excluded(seats[1]!, entries[0]!))],
      ['CANCELLED', async (run: string) => void (await organizer.mutate('cancelAssignmentRun', { run }, '{ state }'))],
    ] as const) {
      const held = it.db.createQueryRunner();
      await held.startTransaction();
      await held.query(`select from stage where id = $1 for share`, [edition.stage]);
      const { id } = await askPlan(organizer, edition.stage);
      await waitsForStage(it.db);
      await meanwhile(id);
      await held.commitTransaction();
      await held.release();
      expect((await endedRun(organizer, id)).state).toBe(state);
    }
    expect(await assigned()).toEqual([`${entries[0]!.number} ${seats[0]}`]);
  });

  test('a run that its process could not end is taken up again', async () => {
    const id = timeOrderedId();
    await it.db.query(
      `insert into assignment_run (id, stage_id, is_dry_run, seed, settings, state, asked_at, asked_by) values ($1, $2, false, 7, $3, 'QUEUED', now(), $4)`,
      [id, edition.stage, usualSettings, organizer.account!.id],
    );
    await expect(it.app.get(AssignmentJob).take({ run: id }, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(await it.db.query(`select state from assignment_run where id = $1`, [id])).toEqual([{ state: 'RUNNING' }]);
    await it.db.query(`select graphile_worker.add_job('assign-judges', json_build_object('run', $1::text))`, [id]);
    expect((await endedRun(organizer, id)).state).toBe('DONE');
    expect(await assigned()).toHaveLength(12);
  });
});

describe('a plan that people work by', () => {
  test('when a judge drops out, what is submitted stays and only the rest goes to others', async () => {
    const before = (await plan()).panels[0]!.added;
    const mine = before.filter(({ judge }) => judge.id === seats[0]).map(({ entryNumber }) => entryOf(entryNumber));
    await worked(seats[0]!, mine[0]!, SheetState.SUBMITTED);
    await worked(seats[0]!, mine[1]!, SheetState.DRAFT);
    await organizer.mutate('changeJudge', { judge: seats[0], hasLeft: true }, '{ leftAt }');
    const late = await aSeat('늦은위원');
    expect((await organizer.refusalOf('assignJudge', { judge: seats[0], entry: entries[0]!.id })).code).toBe('JUDGE_LEFT');
    const { id, state, panels } = await plan({ seed: 8 });
    const { added, removed, draftsRemoved } = panels[0]!;
    expect([state, draftsRemoved, JSON.parse((await eventsOf(id)).at(-1)!.data)]).toMatchObject(['DONE', 1, { drafts: 1 }]);
    expect(removed.map(({ judge, entryNumber }) => [judge.id, entryNumber])).toEqual(mine.slice(1).map(({ number }) => [seats[0], number]));
    // Each of those entries has its other judge already, so the third one or the late one takes it.
    expect(added.map(({ entryNumber }) => entryNumber)).toEqual(mine.slice(1).map(({ number }) => number));
    expect(added.map(({ judge }) => judge.id)).toContain(late);
    const left = (await assigned()).filter((pair) => pair.endsWith(seats[0]!));
    expect(left).toEqual([`${mine[0]!.number} ${seats[0]}`]);
  });

  test('a withdrawn entry frees its judges, and a conflict that was found moves one sheet', async () => {
    const before = (await plan()).panels[0]!.added;
    const [gone, hit] = [entries[5]!, entries[0]!];
    await it.db.query(`update entry set state = 'WITHDRAWN' where id = $1`, [gone.id]);
    const { judge } = before.find(({ entryNumber }) => entryNumber === hit.number)!;
    await excluded(judge.id, hit);
    const { panels } = await plan({ dryRun: true });
    expect([panels[0]!.need, panels[0]!.placed]).toEqual([10, 10]);
    // What a conflict takes away is lost at once and not taken back: the entry gets the one judge whom it has not.
    expect([panels[0]!.removed, panels[0]!.added.map(({ entryNumber }) => entryNumber)]).toEqual([[], [hit.number]]);
  });
});

test('the desk has the plans of a stage, newest first, and a run that has ended cannot be cancelled', async () => {
  const [first, second] = [await plan({ dryRun: true }), await plan({ dryRun: true })];
  const desk = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) { assignmentRuns(stage: $stage) { id progress askedBy { name } stage { id } } } }`;
  const { organizerDesk } = await organizer.query<{ organizerDesk: { assignmentRuns: object[] } }>(desk, {
    slug: edition.slug,
    stage: edition.stage,
  });
  expect(organizerDesk.assignmentRuns).toEqual(
    [second, first].map(({ id }) => ({ id, progress: 100, askedBy: { name: 'organizer' }, stage: { id: edition.stage } })),
  );
  const refused = await organizer.refusalOf('cancelAssignmentRun', { run: first.id }, '{ state }');
  expect([refused.code, refused.data ?? {}]).toEqual(['ASSIGNMENT_HAS_ENDED', expect.anything()]);
});

test('an entry can be given another number of judges, with a reason, and the desk counts by it', async () => {
  const set = (judges: number | null, reason = '이의가 제기된 출품작') => ({ stage: edition.stage, entry: entries[0]!.id, judges, reason });
  const coverage = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) { coverage(stage: $stage) { nodes { needed } } } }`;
  const needed = async () => {
    const { organizerDesk } = await organizer.query<{ organizerDesk: { coverage: { nodes: { needed: number }[] } } }>(coverage, {
      slug: edition.slug,
      stage: edition.stage,
    });
    return organizerDesk.coverage.nodes.map((node) => node.needed);
  };
  expect(await organizer.mutate('setEntryDemand', set(3), '{ entryNumber judges needed }')).toEqual({
    entryNumber: entries[0]!.number,
    judges: 0,
    needed: 3,
  });
  await plan();
  expect(await needed()).toEqual([3, 2, 2, 2, 2, 2]);
  // Nobody has submitted: all thirteen sheets are missing, and no seat is.
  expect(await organizer.refusalOf('closeStage', { stage: edition.stage, exceptions: [] }, '{ state }')).toMatchObject({
    code: 'SHEETS_MISSING',
    missing: 13,
  });
  await organizer.mutate('setEntryDemand', set(null), '{ needed }');
  expect(await needed()).toEqual([2, 2, 2, 2, 2, 2]);
  expect((await organizer.refusalOf('setEntryDemand', set(3, '음'), '{ needed }')).code).toBe('INVALID_INPUT');
  expect((await organizer.refusalOf('setEntryDemand', { ...set(3), entry: randomId() }, '{ needed }')).code).toBe('NOT_FOUND');
});

test('what a judge knows of is kept composed and once, and what is not named stays', async () => {
  const change = (more: object) => organizer.mutate('changeJudge', { judge: seats[0], ...more }, '{ maxLoad expertise leftAt }');
  const typed = ['교통'.normalize('NFD'), ' 교통 ', 'GIS'];
  expect(await change({ maxLoad: 5, expertise: typed })).toEqual({ maxLoad: 5, expertise: ['교통', 'GIS'], leftAt: null });
  expect(await change({})).toEqual({ maxLoad: 5, expertise: ['교통', 'GIS'], leftAt: null });
  expect(await change({ hasLeft: true, maxLoad: null })).toEqual({ maxLoad: null, expertise: ['교통', 'GIS'], leftAt: expect.any(String) });
  expect(await change({ hasLeft: false })).toMatchObject({ leftAt: null });
  expect((await organizer.refusalOf('changeJudge', { judge: seats[0], expertise: [' '] })).code).toBe('INVALID_INPUT');
});

test('a plan is read in as many statements, however long it is', async () => {
  const short = await plan({ dryRun: true });
  for (let more = 0; more < 3; more++) await anEntry(it.db, edition);
  for (const name of ['위원4', '위원5']) await aSeat(name);
  const long = await plan({ dryRun: true });
  expect([short, long].map(({ panels }) => panels[0]!.added.length)).toEqual([12, 18]);
  const fields =
    '{ panels { track { shortName } added { judge { account { name } } } loads { judge { maxLoad } } criticalJudges { id } } }';
  const counts: number[] = [];
  for (const { id } of [short, long])
    counts.push(await countQueries(it.app, () => organizer.query(`query ($run: ID!) { assignmentRun(run: $run) ${fields} }`, { run: id })));
  // The run, the track, its judges twice over, and their accounts.
  expect(counts).toEqual([5, 5]);
});
