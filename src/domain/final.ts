import { type FinalLink, type FinalRule, stagesNeededBy } from './final-rule.js';
import { divide, fractionOf, multiply, printFraction, roundFraction, sum } from './fraction.js';
import { canonicalPoints, pointsOf } from './points.js';
import { rankEntries, type RankedEntry } from './ranking/ranking.js';
import { compareText } from './settlement/compare-text.js';
import type { StageEntry } from './settlement/stage-inputs.js';
import type { StageResult } from './stage-result.js';

/** All that the final places of a track depend on. */
export interface FinalInputs {
  rule: FinalRule;
  entries: FinalEntry[];
}

/** An entry that came to the last stage. */
export interface FinalEntry extends Pick<StageEntry, 'id' | 'submittedAt'> {
  /** A withdrawn or disqualified entry keeps its score and has no place. */
  status: 'ACTIVE' | 'WITHDRAWN' | 'DISQUALIFIED';
  /** Of the stages that count or that ties are broken by. */
  stages: (StageResult & { stage: number })[];
  /** Imported points, on the scale of their part. */
  parts: { key: string; points: string }[];
  /** The confirmed ones. */
  penalties: { key: string; points: string }[];
  /** Where the organiser's decision puts it among those that are tied; null: none was needed. */
  decision: number | null;
}

/** An entry's line in the final ranking. */
export interface FinalStanding {
  entry: string;
  /** Null without a score, and for withdrawn or disqualified entries. */
  place: number | null;
  /** With the rule's decimals; null, never 0, where a stage or a weighted part has nothing for it. So is `exact` ("n/d"). */
  score: string | null;
  exact: string | null;
  /** How many judges of the last stage counted. */
  judgesCounted: number;
  /** The link that decided among equal scores: a key of a criterion or part, `STAGE_1`, or the name of another link. */
  tieBrokenBy: string | null;
  /** What the score is made of, in the order of the rule. */
  components: FinalComponent[];
  /** How it stands in the stages, in their order. */
  stages: StageStanding[];
}

interface StageStanding extends Pick<StageResult, 'place' | 'score' | 'belowFloors'> {
  stage: number;
}

interface FinalComponent {
  kind: 'STAGE' | 'PART' | 'BONUS' | 'PENALTY';
  /** The stage's ordinal, or the key of the part or the penalty's ground. */
  key: string;
  /** Of a stage or a weighted part on 0–100, else the points added or taken off; null: there are none. A fraction "n/d". */
  points: string | null;
  /** In percent; null for what is added or taken off. */
  weight: string | null;
}

/**
 * The final standings of a track: (Σ w·stage score + Σ w·100·part/its points) / 100, plus bonuses, minus penalties, exact until the one
 * rounding. Ordered by place, then by id, which decides nothing.
 * @throws Refused INVALID_INPUT when something makes no sense; its paths are those of a `ranking` question.
 */
export const settleFinal = (inputs: FinalInputs): FinalStanding[] =>
  rankEntries(finalQuestion(inputs))
    .map((ranked, index) => standingOf(inputs.rule, inputs.entries[index]!, ranked))
    .toSorted((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER) || compareText(a.entry, b.entry));

/**
 * The same inputs with what people decided on ties, newest first: each decision is the entries that shared a place, in their order. It
 * counts where exactly these share a place without any decision, so that none puts an entry last that it never thought of.
 */
export function withDecisions({ rule, entries }: FinalInputs, decisions: readonly string[][]): FinalInputs {
  const undecided = entries.map((entry) => ({ ...entry, decision: null }));
  if (decisions.length === 0) return { rule, entries: undecided };
  const standings = settleFinal({ rule, entries: undecided }).map((standing) => ({ ...standing, track: '' }));
  const tied = sharedPlaces(standings).map((group) => group.map(({ entry }) => entry));
  const counting = tied.flatMap((group) => decisions.find((decision) => isSameSet(group, decision)) ?? []);
  const orderOf = (id: string) => (counting.includes(id) ? counting.indexOf(id) + 1 : null);
  return { rule, entries: undecided.map((entry) => ({ ...entry, decision: orderOf(entry.id) })) };
}

/** Whether two lists name the same, each of it once. */
export const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && [a, b, [...a, ...b]].every((list) => new Set(list).size === a.length);

/** The same inputs in an order and a spelling that do not depend on how they were read: this is what gets hashed. */
export const canonicalFinal = ({ rule, entries }: FinalInputs): FinalInputs => ({
  rule,
  entries: entries
    .map((entry) => ({
      ...entry,
      stages: entry.stages.toSorted((a, b) => a.stage - b.stage),
      parts: canonicalList(entry.parts),
      penalties: canonicalList(entry.penalties),
    }))
    .toSorted((a, b) => compareText(a.id, b.id)),
});

const canonicalList = (list: { key: string; points: string }[]) =>
  list
    .map(({ key, points }) => ({ key, points: canonicalPoints(points) }))
    .toSorted((a, b) => compareText(a.key, b.key) || compareText(a.points, b.points));

const statuses = { ACTIVE: 'active', WITHDRAWN: 'withdrawn', DISQUALIFIED: 'disqualified' };
const modes = { HALF_UP: 'half-up', HALF_EVEN: 'half-even' };
const rankings = { COMPETITION: 'competition', DENSE: 'dense' };

/** The final as a `ranking` question, so that anyone can ask `pado compute` the same: parts stand in it as stages do. */
const finalQuestion = ({ rule, entries }: FinalInputs) => ({
  config: {
    criteria: [],
    aggregate: 'mean',
    drop: 0,
    minJudges: 0,
    level: 'total',
    rounding: { decimals: rule.decimals, mode: modes[rule.rounding] },
    rankOn: 'rounded',
    cutoffOn: 'rounded',
    tieBreak: rule.tieBreak.map(linkOf),
    ranking: rankings[rule.ranking],
    minScore: null,
    awards: [],
  },
  entries: entries.map((entry) => ({
    id: entry.id,
    status: statuses[entry.status],
    submittedAt: entry.submittedAt,
    decision: entry.decision,
    stages: [...stagesOf(rule, entry), ...partsOf(rule, entry)],
    fixedPoints: totalOf(rule, entry, 'BONUS'),
    penalty: totalOf(rule, entry, 'PENALTY'),
  })),
});

function linkOf({ link, stage, key }: FinalLink) {
  switch (link) {
    case 'CRITERION':
      return { type: 'stage', key: stageKey(stage), value: `criterion:${key}` };
    case 'PLAIN_MEAN':
      return { type: 'stage', key: stageKey(stage), value: 'plainMean' };
    case 'MEDIAN':
      return { type: 'stage', key: stageKey(stage), value: 'median' };
    case 'STAGE':
      return { type: 'stage', key: stageKey(stage) };
    case 'PART':
      return { type: 'stage', key: partKey(key) };
    case 'EARLIER_SUBMISSION':
      return { type: 'earlierSubmission' };
    case 'DECISION':
      return { type: 'decision' };
  }
}

const stageKey = (ordinal: number | null) => `stage:${ordinal}`;
const partKey = (key: string | null) => `part:${key}`;

/** Every stage that there is a result of; one that only breaks ties weighs nothing. */
function stagesOf(rule: FinalRule, entry: FinalEntry) {
  return stagesNeededBy(rule).map((ordinal) => {
    const result = entry.stages.find(({ stage }) => stage === ordinal);
    const weight = rule.stages.find(({ stage }) => stage === ordinal)?.weight ?? '0';
    const criteria = (result?.criteria ?? []).map(({ key, mean }) => [`criterion:${key}`, mean]);
    const values = { ...Object.fromEntries(criteria), plainMean: result?.plainMean ?? null, median: result?.median ?? null };
    return { key: stageKey(ordinal), ...scoreOf(result?.exact ?? null), weight, values };
  });
}

/** Weighted parts on 0–100, and bonuses with no weight: ties may be broken by either. */
const partsOf = (rule: FinalRule, entry: FinalEntry) =>
  rule.parts.map(({ key, kind, maxPoints, weight }) => {
    const points = entry.parts.find((part) => part.key === key)?.points;
    const score = points === undefined ? null : printFraction(share(points, maxPoints));
    // A bonus that nobody gave is none; a weighted part that is not there leaves the entry without a score.
    return { key: partKey(key), ...scoreOf(kind === 'BONUS' ? (score ?? '0') : score), weight: weight ?? '0' };
  });

const scoreOf = (score: string | null) => ({ status: score === null ? 'unscored' : 'scored', score });

const share = (points: string, maxPoints: string) => divide(multiply(fractionOf(100), pointsOf(points)), pointsOf(maxPoints));

const totalOf = (rule: FinalRule, entry: FinalEntry, kind: FinalComponent['kind']): string =>
  roundFraction(
    sum(componentsOf(rule, entry).flatMap((found) => (found.kind === kind && found.points ? [pointsOf(found.points)] : []))),
    2,
    'half-up',
  );

const componentsOf = ({ stages, parts, penalties }: FinalRule, entry: FinalEntry): FinalComponent[] => [
  ...stages.map(({ stage, weight }) => {
    return {
      kind: 'STAGE' as const,
      key: String(stage),
      points: entry.stages.find((found) => found.stage === stage)?.exact ?? null,
      weight,
    };
  }),
  ...parts.map(({ key, kind, maxPoints, weight }) => {
    const points = entry.parts.find((part) => part.key === key)?.points ?? null;
    return kind === 'BONUS'
      ? { kind, key, points, weight: null }
      : { kind: 'PART' as const, key, points: points && printFraction(share(points, maxPoints)), weight };
  }),
  ...penalties.flatMap(({ key }) =>
    entry.penalties.filter((found) => found.key === key).map(({ points }) => ({ kind: 'PENALTY' as const, key, points, weight: null })),
  ),
];

function standingOf(rule: FinalRule, entry: FinalEntry, { line, brokenAt }: RankedEntry): FinalStanding {
  const last = Math.max(...rule.stages.map(({ stage }) => stage));
  return {
    entry: entry.id,
    place: line.rank,
    score: line.score,
    exact: line.exact,
    judgesCounted: entry.stages.find(({ stage }) => stage === last)?.judgesCounted ?? 0,
    tieBrokenBy: brokenAt === null ? null : nameOf(rule.tieBreak[brokenAt]!),
    components: componentsOf(rule, entry),
    stages: entry.stages
      .map(({ stage, place, score, belowFloors }) => ({ stage, place, score, belowFloors }))
      .toSorted((a, b) => a.stage - b.stage),
  };
}

/** Whether it missed a floor of a stage (과락): it keeps its place and wins nothing. */
export const isBelowFloor = ({ stages }: Pick<FinalStanding, 'stages'>): boolean =>
  stages.some(({ belowFloors }) => belowFloors.length > 0);

/** The places that several entries of a track share after all that was to split them, the best first. */
export function sharedPlaces<S extends Pick<FinalStanding, 'place'> & { track: string }>(standings: readonly S[]): S[][] {
  const placed = standings.filter(({ place }) => place !== null);
  return [...Map.groupBy(placed, ({ track, place }) => `${track} ${place}`).values()].filter((group) => group.length > 1);
}

const nameOf = ({ link, stage, key }: FinalLink): string => (link === 'STAGE' ? `STAGE_${stage}` : (key ?? link));
