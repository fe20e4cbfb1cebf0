import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { problemsOf } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const EXCEPTIONS = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) {
  closingExceptions(stage: $stage) { judge { id account { name } } entry entryNumber reason } } }`;
const hospital = '입원하여 심사를 마치지 못했습니다.';
const replaced = '회피한 위원의 자리를 채우지 못했습니다.';

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
let judges: string[];
let entries: MadeEntry[];
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());

/** Three judges and two entries; the third judge has a draft for the first one, and nobody else has the second. */
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN, judgesPerEntry: 3 });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  judges = [];
  for (const name of ['박서준', '이하늘', '최바다']) judges.push(await aJudge(it.db, edition, (await anAccount(it.db, { name })).id));
  entries = [await anEntry(it.db, edition), await anEntry(it.db, edition)];
  for (const [index, judge] of judges.entries()) {
    const state = index === 2 ? SheetState.DRAFT : SheetState.SUBMITTED;
    await aSheet(it.db, await anAssignment(it.db, edition, judge, entries[0]!), rubric, FULL_MARKS, { state });
  }
  const assignment = await anAssignment(it.db, edition, judges[0]!, entries[1]!);
  await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
});

const closing = (...exceptions: { judge?: string; entry: string; reason: string }[]) => ({ stage: edition.stage, exceptions });
const ill = () => ({ judge: judges[2]!, entry: entries[0]!.id, reason: hospital });
const empty = () => ({ entry: entries[1]!.id, reason: replaced });

test('a stage is closed without the sheets that are excepted with a reason; they are on record, and on the desk', async () => {
  expect(await organizer.mutate('closeStage', closing(ill(), empty()), '{ state }')).toEqual({ state: 'CLOSED' });
  const { organizerDesk } = await organizer.query<{ organizerDesk: { closingExceptions: object[] } }>(EXCEPTIONS, {
    slug: edition.slug,
    stage: edition.stage,
  });
  expect(organizerDesk.closingExceptions).toEqual([
    {
      judge: { id: judges[2], account: { name: '최바다' } },
      entry: entries[0]!.id,
      entryNumber: '2025-분석-001',
      reason: hospital,
    },
    { judge: null, entry: entries[1]!.id, entryNumber: '2025-분석-002', reason: replaced },
  ]);
  const rows = await it.db.query<{ id: string; judge: string | null; entry: string; by: string }[]>(
    `select id, judge_id as judge, entry_id as entry, by from closing_exception where stage_id = $1 order by entry_id`,
    [edition.stage],
  );
  expect(rows.map(({ by }) => by)).toEqual([organizer.account!.id, organizer.account!.id]);
  const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'stage.closed'`, [
    edition.stage,
  ]);
  // Ids only: a reason may speak of somebody's illness.
  expect(JSON.parse(event.data)).toEqual({ sheets: 3, excepted: rows.map(({ id, judge, entry }) => ({ id, judge, entry })) });
});

test('an excepted sheet counts in no denominator, and is named among what the ranking follows from', async () => {
  await organizer.mutate('closeStage', closing(ill(), empty()), '{ state }');
  const { id, standings } = await organizer.mutate<{ id: string; standings: { nodes: object[] } }>(
    'settleStage',
    { stage: edition.stage },
    '{ id standings { nodes { score judgesCounted entryNumber } } }',
  );
  expect(standings.nodes.toSorted((a, b) => JSON.stringify(b).localeCompare(JSON.stringify(a)))).toEqual([
    { score: '85.50', judgesCounted: 2, entryNumber: '2025-분석-001' },
    { score: '85.50', judgesCounted: 1, entryNumber: '2025-분석-002' },
  ]);
  const [row] = await it.db.query<{ inputs: string }[]>(`select inputs from settlement where id = $1`, [id]);
  expect(JSON.parse(row!.inputs)).toMatchObject({
    exceptions: [
      { judge: judges[2], entry: entries[0]!.id },
      { judge: null, entry: entries[1]!.id },
    ],
  });
});

test('what is missing without an exception, excepted without need or reason, or left without any sheet, is refused', async () => {
  const told = async (...exceptions: Parameters<typeof closing>) => {
    const refusal = await organizer.refusalOf('closeStage', closing(...exceptions));
    return [refusal.code, refusal['missing'], problemsOf(refusal)];
  };
  expect(await told()).toEqual([
    'SHEETS_MISSING',
    3,
    [
      [`judges.${judges[2]}`, 'SHEETS_MISSING'],
      ['entries.2025-분석-002.judges', 'JUDGES_MISSING'],
    ],
  ]);
  expect(await told(ill())).toEqual(['SHEETS_MISSING', 2, [['entries.2025-분석-002.judges', 'JUDGES_MISSING']]]);
  expect(await told({ ...ill(), judge: judges[0]! }, { ...empty(), reason: '몰라' })).toEqual([
    'INVALID_INPUT',
    undefined,
    [
      ['exceptions.0', 'NOT_MISSING'],
      ['exceptions.1.reason', 'TOO_SHORT'],
    ],
  ]);
  await it.db.query(
    `update sheet set state = 'DRAFT', submitted_at = null where assignment_id in (
    select id from assignment where entry_id = $1)`,
    [entries[1]!.id],
  );
  expect(await told(ill(), empty(), { judge: judges[0]!, entry: entries[1]!.id, reason: hospital })).toEqual([
    'ENTRIES_UNJUDGED',
    undefined,
    [['entries.2025-분석-002', 'ENTRY_UNJUDGED']],
  ]);
  expect(await it.db.query(`select id from closing_exception where stage_id = $1`, [edition.stage])).toEqual([]);
});

test('exceptions stay as they are', async () => {
  for (const sql of ['update closing_exception set reason = $$x$$', 'delete from closing_exception', 'truncate closing_exception'])
    await expect(it.db.query(sql)).rejects.toThrow(/written once/);
});

test('before closing, organisers see of each assignment how far its judge has come, and nothing of what was written', async () => {
  const query = `query ($slug: String!) { organizerDesk(competition: $slug) { panels { judges { assignments { entry sheetState } } } } }`;
  const statesOf = async () =>
    (
      await organizer.query<{ organizerDesk: { panels: { judges: { assignments: { sheetState: string }[] }[] }[] } }>(query, {
        slug: edition.slug,
      })
    ).organizerDesk.panels.map((panel) => panel.judges.map((judge) => judge.assignments.map(({ sheetState }) => sheetState).toSorted()));
  await anAssignment(it.db, edition, judges[1]!, entries[1]!);
  expect(await statesOf()).toEqual([[['SUBMITTED', 'SUBMITTED'], ['NOT_OPENED', 'SUBMITTED'], ['DRAFT']]]);
});

test('one exception costs the desk as many statements as three', async () => {
  const cost = () => countQueries(it.app, () => organizer.query(EXCEPTIONS, { slug: edition.slug, stage: edition.stage }));
  await it.db.query(
    `insert into closing_exception (id, stage_id, entry_id, judge_id, reason, at, by)
    select gen_random_uuid(), $1, $2, unnest($3::uuid[]), '', now(), $4`,
    [edition.stage, entries[0]!.id, judges.slice(0, 1), organizer.account!.id],
  );
  const one = await cost();
  await it.db.query(
    `insert into closing_exception (id, stage_id, entry_id, judge_id, reason, at, by)
    select gen_random_uuid(), $1, $2, unnest($3::uuid[]), '', now(), $4`,
    [edition.stage, entries[0]!.id, judges.slice(1), organizer.account!.id],
  );
  expect([one, await cost()]).toEqual([one, one]);
});
