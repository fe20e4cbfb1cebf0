import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { settleTrack } from '../../../src/domain/settle.js';
import type { StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import { AdvanceQuota } from '../../../src/features/competitions/advance-quota.entity.js';
import { Stage, StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, moveStage } from '../../support/judging-factories.js';
import { adjustedRule, designOracle } from '../../support/oracle-stage.js';
import type { Person } from '../../support/person.js';

const { input, expected } = designOracle('d03-weighted-30x6');
const keys = defaultRubric.criteria.map(({ key }) => key);

const LINE = `place score exact plainMean adjusted standardError rankInterval { lower upper } chanceOfTopK
  sensitivity { rule score place } leaveOneOut { lowestPlace highestPlace } entryNumber title`;
const TRACK = `track { shortName } announcedRule officialRule topK fallbackReasons { code ko en } remarks { code } components residualDf
  varianceComponents { judges residual } meanStandardError reliability
  judgeEffects { judge { account { name } } sheets component effect standardError changesWinner changesTopK }`;
const SETTLED = `{ id inputsHash standings(first: 50) { nodes { ${LINE} } } tracks { ${TRACK} } }`;

interface Line {
  place: number;
  score: string;
  exact: string;
  adjusted: string;
  standardError: string;
  rankInterval: { lower: number; upper: number };
  chanceOfTopK: string;
  sensitivity: { rule: string; score: string; place: number }[];
  leaveOneOut: { lowestPlace: number; highestPlace: number };
  title: string;
}
interface Told {
  id: string;
  inputsHash: string;
  standings: { nodes: Line[] };
  tracks: {
    fallbackReasons: { code: string; ko: string; en: string }[];
    judgeEffects: { judge: { account: { name: string } }; effect: string; sheets: number }[];
  }[];
}

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
let settled: Told;

/** Thirty entries of six judges, three each, as the oracle has them: the only stage, of which ten would advance. */
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@adjusted.example');
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await it.db.getRepository(Stage).delete({ id: edition.finalStage });
  const [stageId, trackId] = [edition.stage, edition.tracks['분석']!];
  await it.db.getRepository(AdvanceQuota).insert({ stageId, trackId, quota: 10, tieRule: null });
  const criteria = defaultRubric.criteria.map((criterion, index) => {
    const { maxPoints, weight } = input.criteria[index]!;
    return { ...criterion, weight, maxPoints: String(maxPoints) };
  });
  const rubric = await aRubric(it.db, edition, { criteria });
  await aRule(it.db, edition, adjustedRule);
  const seats: string[] = [];
  for (const name of input.judges) seats.push(await aJudge(it.db, edition, (await anAccount(it.db, { name })).id));
  for (const [index, title] of input.entries.entries()) {
    const entry = await anEntry(it.db, edition, { title });
    for (const [, judge, marks] of input.scores.filter(([of]) => of === index)) {
      const points = Object.fromEntries(marks.map((mark, at) => [keys[at]!, String(mark)]));
      await aSheet(it.db, await anAssignment(it.db, edition, seats[judge]!, entry), rubric, points, { state: SheetState.SUBMITTED });
    }
  }
  await moveStage(it.db, edition, StageState.CLOSED);
  settled = await organizer.mutate<Told>('settleStage', { stage: edition.stage }, SETTLED);
});
afterAll(() => it.close());

describe('a stage settled by adjusted scores', () => {
  test('tells organisers each score with its error, the interval of its place, and its chance', () => {
    const lines = settled.standings.nodes;
    for (const [index, title] of input.entries.entries()) {
      const line = lines.find((found) => found.title === title)!;
      expect(line.score).toBe(expected.mixedB.adjusted[index]!.toFixed(2));
      expect(Math.abs(Number(line.standardError) - expected.mixedB.se[index]!)).toBeLessThan(1e-4);
      expect(line.rankInterval.lower).toBeLessThanOrEqual(line.rankInterval.upper);
      expect(line.leaveOneOut.lowestPlace).toBeLessThanOrEqual(line.leaveOneOut.highestPlace);
    }
    // They add up to the quota within a hundredth of it.
    expect(Math.abs(lines.reduce((sum, { chanceOfTopK }) => sum + Number(chanceOfTopK), 0) - 10)).toBeLessThan(0.1);
  });

  test('compares it with other rules', () => {
    const [first] = settled.standings.nodes;
    const rules = ['MEAN', 'TRIMMED_MEAN', 'MEDIAN', 'ADJUSTED', 'ROBUST_ADJUSTED', 'Z_SCORE', 'LEAST_SQUARES'];
    expect(first!.sensitivity.map(({ rule }) => rule)).toEqual(rules);
    for (const { place, score, sensitivity } of settled.standings.nodes) expect(sensitivity[3]).toEqual({ rule: 'ADJUSTED', score, place });
  });

  test('names the judges with how generous they were, and what the places follow from', () => {
    const [track] = settled.tracks;
    expect(track).toMatchObject({
      track: { shortName: '분석' },
      announcedRule: 'ADJUSTED',
      officialRule: 'ADJUSTED',
      topK: 10,
      fallbackReasons: [],
      remarks: [],
      components: 1,
      residualDf: 55,
    });
    const effects = new Map(track!.judgeEffects.map(({ judge, effect }) => [judge.account.name, Number(effect)]));
    for (const [index, name] of input.judges.entries())
      expect(Math.abs(effects.get(name)! - expected.mixedB.judgeEffect[index]!)).toBeLessThan(1e-5);
  });

  test('keeps what is told beside its rows, and comes out of its stored inputs again', async () => {
    const [row] = await it.db.query<{ inputs: string; rows: string; summary: string }[]>(
      `select inputs, rows, summary from settlement where id = $1`,
      [settled.id],
    );
    const { tracks } = JSON.parse(row!.inputs) as { tracks: ({ track: string } & StageInputs)[] };
    const again = tracks.map(({ track, ...inputs }) => ({ track, ...settleTrack(inputs) }));
    expect(canonicalText(again.flatMap(({ track, standings }) => standings.map((line) => ({ ...line, track }))))).toBe(row!.rows);
    expect(canonicalText(again.map(({ track, summary }) => ({ track, ...summary })))).toBe(row!.summary);
    await expect(it.db.query(`update settlement set summary = null`)).rejects.toThrow(/written once/);
  });

  test('is not settled again for a draft: a sheet that was not submitted lowers nobody', async () => {
    const judge = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    const nothing = Object.fromEntries(keys.map((key) => [key, '0']));
    const [rubric] = await it.db.query<{ id: string }[]>(`select id from rubric where stage_id = $1`, [edition.stage]);
    await aSheet(it.db, await anAssignment(it.db, edition, judge, await anyEntry()), rubric!.id, nothing);
    expect((await organizer.refusalOf('settleStage', { stage: edition.stage })).code).toBe('SETTLED_ALREADY');
  });

  test('is published with its scores, and with nothing of how sure they are', async () => {
    const published = await organizer.mutate<{ signedText: string }>(
      'publishResults',
      { settlement: settled.id, awardedPlaces: 3 },
      '{ signedText standings(first: 50) { nodes { place score } } }',
    );
    const lines = settled.standings.nodes.map(({ place, score }) => ({ place, score }));
    expect(published).toMatchObject({ standings: { nodes: lines } });
    const signed = JSON.parse(published.signedText) as { settlementHash: string; standings: object[] };
    expect(signed.settlementHash).toBe(settled.inputsHash);
    expect(signed.standings).toMatchObject(lines);
    expect(Object.keys(signed.standings[0]!).toSorted()).toEqual([
      'entryNumber',
      'isWinner',
      'ordinal',
      'place',
      'score',
      'tieBrokenBy',
      'title',
      'trackEn',
      'trackKo',
    ]);
  });
});

test('a settlement from before adjusted scores tells of no tracks, and estimates nothing', async () => {
  const older = { inputs: '{}', rows: '[]', summary: null, engineVersion: '2' };
  await it.db.query(
    `insert into settlement (id, stage_id, ordinal, rule_id, rubric_id, inputs, inputs_hash, engine_version, rows, summary, audit_seq, audit_hash, settled_at, settled_by)
     select gen_random_uuid(), stage_id, 99, rule_id, rubric_id, $1, 'x', $2, $3, null, audit_seq, audit_hash, settled_at, settled_by from settlement where id = $4`,
    [
      older.inputs,
      older.engineVersion,
      JSON.stringify([{ ...lineOfOld, entry: (await anyEntry()).id, track: edition.tracks['분석'] }]),
      settled.id,
    ],
  );
  const desk = await organizer.query<{ organizerDesk: { settlements: Told[] } }>(
    `{ organizerDesk(competition: "${edition.slug}") { settlements { standings { nodes { ${LINE} } } tracks { officialRule fallbackReasons { ko } judgeEffects { judge { account { name } } effect } } } } }`,
  );
  const old = desk.organizerDesk.settlements.at(-1)!;
  expect(old.tracks).toEqual([]);
  expect(old.standings.nodes).toMatchObject([
    {
      place: 1,
      score: '80.00',
      adjusted: null,
      standardError: null,
      rankInterval: null,
      chanceOfTopK: null,
      sensitivity: [],
      leaveOneOut: null,
    },
  ]);
});

const lineOfOld = { place: 1, score: '80.00', exact: '80', plainMean: '80.00', judgesCounted: 1, trimmed: false, tieBrokenBy: null };
const anyEntry = async () => (await it.db.query<{ id: string }[]>(`select id from entry limit 1`))[0]!;
