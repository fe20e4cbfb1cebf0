import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usualLimits } from '../../../src/domain/diagnostics/limits.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aSheet, moveStage, tenPoints } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const DIAGNOSTICS = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) { judgeDiagnostics(stage: $stage) {
  limits { outlierResidual }
  panels { track { shortName } residualSd
    judges { judge { account { name } } n leniency leniencySe sd spreadRatio consistency slopeOnPeers outfit haloRatio driftT ownBody { difference p } flags { code en } }
    bodyAffinity { difference p }
    outlierSheets { judge { account { name } } entryNumber total residual studentised }
    reliability { alpha kendallW ranking standardError
      icc { oneWaySingle agreementSingle consistencySingle oneWayMean agreementMean consistencyMean } } } } } }`;

interface Told {
  judgeDiagnostics: {
    limits: object;
    panels: {
      residualSd: number | null;
      bodyAffinity: { difference: number; p: number } | null;
      judges: {
        judge: { account: { name: string } };
        n: number;
        leniency: number;
        leniencySe: number;
        ownBody: { difference: number; p: number } | null;
        flags: { code: string; en: string }[];
      }[];
      outlierSheets: { judge: object; entryNumber: string; total: number; residual: number; studentised: number }[];
      reliability: { alpha: number; kendallW: number | null; ranking: number; standardError: number; icc: Record<string, number> | null };
    }[];
  };
}

// Shrout & Fleiss 1979, table 2: six entries, four judges, marks out of 10.
const TABLE = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const NAMES = ['김하나', '박두리', '이세찬', '최네오'];

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

/** A stage in which these marks out of 10 were given, entry by entry; null: not assigned. */
async function aJudgedStage(
  table: readonly (readonly (number | null)[])[],
  {
    departmentOf = (_entry: number): string | null => null,
    employ = (_account: string, _judge: number): Promise<void> => Promise.resolve(),
  } = {},
): Promise<{ edition: MadeEdition; entries: MadeEntry[] }> {
  const edition = await anEdition(it.db, { stageState: StageState.CLOSED });
  const rubric = await aRubric(it.db, edition, { criteria: tenPoints });
  const seats: string[] = [];
  for (const [judge] of table[0]!.entries()) {
    const { id } = await anAccount(it.db, { name: NAMES[judge]! });
    await employ(id, judge);
    seats.push(await aJudge(it.db, edition, id));
  }
  const entries: MadeEntry[] = [];
  for (const [index, row] of table.entries()) {
    const departmentId = departmentOf(index);
    const entry = await anEntry(it.db, edition, { team: { members: [{ departmentId }] } });
    entries.push(entry);
    for (const [judge, points] of row.entries()) {
      if (points === null) continue;
      const assignment = await anAssignment(it.db, edition, seats[judge]!, entry);
      await aSheet(it.db, assignment, rubric, { whole: points.toFixed(2) }, { state: SheetState.SUBMITTED });
    }
  }
  return { edition, entries };
}

const diagnosticsOf = async ({ slug, stage }: MadeEdition, person = organizer) =>
  (await person.query<{ organizerDesk: Told }>(DIAGNOSTICS, { slug, stage })).organizerDesk.judgeDiagnostics;

describe('a panel of which every judge marked every entry', () => {
  let edition: MadeEdition;
  beforeAll(async () => void ({ edition } = await aJudgedStage(TABLE)));

  test('is told with its reliability: the six coefficients of the paper', async () => {
    const { limits, panels } = await diagnosticsOf(edition);
    expect(limits).toEqual({ outlierResidual: 3.5 });
    const { reliability, residualSd } = panels[0]!;
    const rounded = Object.fromEntries(Object.entries(reliability.icc!).map(([name, value]) => [name, value.toFixed(2)]));
    expect(rounded).toEqual({
      oneWaySingle: '0.17',
      agreementSingle: '0.29',
      consistencySingle: '0.71',
      oneWayMean: '0.44',
      agreementMean: '0.62',
      consistencyMean: '0.91',
    });
    // EMS 1.02 on marks out of 10: √101.9 points out of 100.
    expect(residualSd).toBeCloseTo(10.1, 1);
    // A complete design: se_rel² = 101.94/4; v/(v + se_rel²) is ICC(3,k).
    expect(reliability.standardError).toBeCloseTo(Math.sqrt(101.944_444_44 / 4), 6);
    expect(reliability.ranking).toBeCloseTo(0.909_315_5, 6);
    expect(reliability.kendallW).toBeGreaterThan(0.5);
    expect(reliability.alpha).toBeLessThan(0.5);
  });

  test('names each judge to the organiser, with figures and flags', async () => {
    const { judges } = (await diagnosticsOf(edition)).panels[0]!;
    // Means of 46, 15, 26 and 40 of 60 against 127 of 240: +23.75, −27.92, −9.58, +13.75 points; se √(101.94 · (1/6) · (3/4)) = 3.57.
    const said = judges.map(({ judge, n, leniency, leniencySe }) => [judge.account.name, n, leniency.toFixed(2), leniencySe.toFixed(2)]);
    expect(said).toEqual([
      ['김하나', 6, '23.75', '3.57'],
      ['박두리', 6, '-27.92', '3.57'],
      ['이세찬', 6, '-9.58', '3.57'],
      ['최네오', 6, '13.75', '3.57'],
    ]);
    expect(judges[1]!.flags).toEqual([{ code: 'SEVERE', en: 'About 28 points stricter than colleagues on the same entries.' }]);
  });

  test('an auditor reads the same', async () => {
    const auditor = await it.person('auditor@busan.example');
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
    expect(await diagnosticsOf(edition, auditor)).toEqual(await diagnosticsOf(edition));
  });

  test.each([StageState.DRAFT, StageState.OPEN])('nothing is told while the stage is %s', async (state) => {
    await moveStage(it.db, edition, state);
    const { errors } = await organizer.ask(DIAGNOSTICS, { slug: edition.slug, stage: edition.stage });
    expect(errors?.map(({ extensions }) => [extensions.code, extensions['state']])).toEqual([['STAGE_STATE_WRONG', state]]);
    await moveStage(it.db, edition, StageState.SETTLED);
    expect((await diagnosticsOf(edition)).panels).toHaveLength(1);
  });

  test('a secretary, and a stage of another edition, get nothing', async () => {
    const secretary = await it.person('secretary@busan.example');
    await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
    const asked = { slug: edition.slug, stage: edition.stage };
    const foreign = { slug: edition.slug, stage: (await anEdition(it.db)).stage };
    for (const { errors } of [await secretary.ask(DIAGNOSTICS, asked), await organizer.ask(DIAGNOSTICS, foreign)]) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
    }
  });
});

test('an incomplete panel with one mistyped sheet: that sheet by entry number, and no W nor ICC', async () => {
  // Entries of 4 to 9, judges −1, 0, +1 with a repeating noise, and one 9 that became a 1.
  const table = Array.from({ length: 10 }, (_, entry) =>
    [0, 1, 2].map((judge) => (entry === 3 && judge === 0 ? null : 5 + (entry % 4) + (judge - 1) + ((entry + judge) % 2) * 0.5)),
  );
  table[7]![2] = 1;
  const { edition, entries } = await aJudgedStage(table);
  const [{ outlierSheets, reliability }] = (await diagnosticsOf(edition)).panels as [Told['judgeDiagnostics']['panels'][0]];
  expect(outlierSheets.map(({ judge, entryNumber, total }) => ({ judge, entryNumber, total }))).toEqual([
    { judge: { account: { name: '이세찬' } }, entryNumber: entries[7]!.number, total: 10 },
  ]);
  expect(outlierSheets[0]!.studentised).toBeLessThan(-3.5);
  expect([reliability.kendallW, reliability.icc]).toEqual([null, null]);
  expect(reliability.alpha).not.toBeNull();
});

test('what a judge gave teams of the same city beyond the others, where there are enough of them', async () => {
  const [body, own, other] = [await aDepartment(it.db, '부산광역시'), await aDepartment(it.db, '토지정보과'), await aDepartment(it.db)];
  await it.db.query(`update department set parent_id = $1 where id = any($2::uuid[])`, [body, [own, other]]);
  // Two judges do as the entries deserve but for half a point now and then; the first of three adds two of ten to the teams of the city.
  const isOfCity = (entry: number) => entry < 6;
  const table = Array.from({ length: 12 }, (_, entry) =>
    [0, 1, 2].map((judge) => 4 + (entry % 3) + ((entry * 5 + judge * 3) % 4 === 0 ? 0.5 : 0) + (judge === 0 && isOfCity(entry) ? 2 : 0)),
  );
  const { edition } = await aJudgedStage(table, {
    departmentOf: (entry) => (isOfCity(entry) ? other : null),
    employ: async (account, judge) => {
      if (judge === 0) await anEmployment(it.db, account, own);
    },
  });
  const [{ judges, bodyAffinity }] = (await diagnosticsOf(edition)).panels as [Told['judgeDiagnostics']['panels'][0]];
  // 2 of 10 points are 20 of 100; what half points do to it, and to the judge's own residuals, which the fit halves away, stays below 4.
  expect(Math.abs(bodyAffinity!.difference - 20)).toBeLessThan(4);
  expect(bodyAffinity!.p).toBeLessThan(0.001);
  expect(judges.map(({ ownBody }) => ownBody !== null)).toEqual([true, false, false]);
  expect(judges[0]!.ownBody!.difference).toBeGreaterThan(8);
});

test('a stage without a sheet has no panel to tell of; one that lacks a mark is none', async () => {
  const edition = await anEdition(it.db, { stageState: StageState.CLOSED });
  const rubric = await aRubric(it.db, edition, { criteria: tenPoints });
  const seat = await aJudge(it.db, edition, (await anAccount(it.db)).id);
  const assignment = await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
  await aSheet(it.db, assignment, rubric, {}, { state: SheetState.SUBMITTED });
  expect((await diagnosticsOf(edition)).panels).toEqual([]);
});

test('one judge costs as many statements as three', async () => {
  const counts = [];
  for (const table of [
    [[5], [6]],
    [
      [5, 7, 8],
      [6, 7, 9],
    ],
  ]) {
    const { edition } = await aJudgedStage(table);
    counts.push(await countQueries(it.app, () => diagnosticsOf(edition)));
  }
  expect(counts[0]).toBe(counts[1]);
});

describe('the limits of an edition', () => {
  test('are the usual ones until an organiser sets others, by which flags go from then on', async () => {
    const { edition } = await aJudgedStage(TABLE);
    const limitsOf = async () => (await organizer.query<{ organizerDesk: object }>(LIMITS, { slug: edition.slug })).organizerDesk;
    expect(await limitsOf()).toEqual({ diagnosticLimits: usualLimits });
    const limits = { ...usualLimits, severityPoints: 25, outlierResidual: 4.25 };
    expect(await organizer.mutate('setDiagnosticLimits', { competition: edition.id, ...limits }, FIELDS)).toEqual(limits);
    expect(await limitsOf()).toEqual({ diagnosticLimits: limits });
    const flags = (await diagnosticsOf(edition)).panels[0]!.judges.map((judge) => judge.flags.map(({ code }) => code).includes('GENEROUS'));
    expect(flags).toEqual([false, false, false, false]);
    const [event] = await it.db.query<{ acting_as: string; data: string }[]>(
      `select acting_as, data from audit_event where action = 'diagnostic_limits.set' and subject = $1`,
      [edition.id],
    );
    expect([event!.acting_as, JSON.parse(event!.data)]).toEqual(['ORGANIZER', limits]);
  });

  test.each([
    ['outlierResidual', 1],
    ['leastSpreadRatio', 1.5],
    ['consistencySheets', 2],
    ['mostDriftT', -1],
  ])('are refused where they make no sense: %s %d', async (key, value) => {
    const { id: competition } = await anEdition(it.db);
    const refused = await organizer.refusalOf('setDiagnosticLimits', { competition, ...usualLimits, [key]: value }, FIELDS);
    expect(refused.code).toBe('INVALID_INPUT');
  });
});

const FIELDS = `{ ${Object.keys(usualLimits).join(' ')} }`;
const LIMITS = `query ($slug: String!) { organizerDesk(competition: $slug) { diagnosticLimits ${FIELDS} } }`;
