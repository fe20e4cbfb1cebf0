import { printFraction } from '../fraction.js';
import { Given } from '../given.js';
import { giveAwards } from './awards.js';
import { readEntry } from './entry-input.js';
import { readRule, type RankingRule } from './rule-input.js';
import { scoreEntry, strengthBy, valueOf, type ScoredEntry } from './score.js';
import type { Tally } from './tally.js';
import { breakTies, groupByValue, type TiedGroup, type TieLink } from './tie-break.js';

/** One entry in the answer to a `ranking` question. */
export interface RankingLine {
  /** "n/d" in lowest terms; null where there is nothing to compute a score from: never 0. */
  exact: string | null;
  /** The exact score, rounded once. */
  score: string | null;
  /** Null without a score, and for withdrawn or disqualified entries. */
  rank: number | null;
  judgesCounted: number;
  trimmed: boolean;
  belowMinimum: boolean;
  award: string | null;
  /** The last link that split the group in which the entry was: a criterion by its key, another link by its type. */
  tieBrokenBy: string | null;
}

export interface RankedEntry {
  id: string;
  line: RankingLine;
  /** Null without a sheet that counts, and in a final. */
  tally: Tally | null;
  /** The link that `tieBrokenBy` names, and where it stands in the chain. */
  brokenBy: TieLink | null;
  brokenAt: number | null;
}

/**
 * Answers a `ranking` question: from sheets to places and awards, exact until the one rounding at the end, line by line under the ids
 * of the entries.
 * @throws Refused INVALID_INPUT, which names the path of everything that is wrong.
 */
export const answerRanking = (question: unknown): Record<string, RankingLine> =>
  Object.fromEntries(rankEntries(question).map(({ id, line }) => [id, line]));

/**
 * The same with what the answer leaves out, in the order in which the entries were given.
 * @throws Refused INVALID_INPUT, which names the path of everything that is wrong.
 */
export const rankEntries = (question: unknown): RankedEntry[] => rankScored(scoreQuestion(question));

/** A question that has been read, and its entries with their scores. */
export interface ScoredQuestion {
  rule: RankingRule;
  scored: ScoredEntry[];
}

/**
 * The scores by the rule of a `ranking` question, before any place: a caller may put other scores in their stead (`scoredAs`).
 * @throws Refused INVALID_INPUT, which names the path of everything that is wrong.
 */
export function scoreQuestion(question: unknown): ScoredQuestion {
  const given = new Given(question);
  const rule = readRule(given.field('config'));
  const entries = given.field('entries').listByKey(
    (entry) => readEntry(entry, rule.criteria),
    ({ id }) => id,
  );
  if (rule.criteria.length === 0 && entries.some(({ stages }) => stages === null))
    given.field('config').field('criteria').wrong('EMPTY', '평가항목이 하나는 있어야 합니다.', 'Sheets need at least one criterion.');
  return { rule, scored: entries.map((entry) => scoreEntry(rule, entry)) };
}

/** Places and awards of entries with scores, in the order in which they stand. */
export function rankScored({ rule, scored }: ScoredQuestion): RankedEntry[] {
  const groups = orderEntries(rule, scored);
  const places = placesOf(rule, groups);
  const awards = giveAwards(
    rule.awards,
    groups.map(({ members }) => members.filter(({ belowMinimum }) => !belowMinimum)),
  );
  const standings = new Map<ScoredEntry, Place>(
    groups.flatMap(({ members, brokenBy }, index) => members.map((entry) => [entry, { rank: places[index] ?? null, brokenBy }])),
  );
  return scored.map((entry) => rankedEntry(rule, entry, standings.get(entry) ?? { rank: null, brokenBy: null }, awards.get(entry) ?? null));
}

/** The groups that share a place, the best first. */
const orderEntries = (rule: RankingRule, scored: ScoredEntry[]): TiedGroup<ScoredEntry>[] =>
  groupByValue(
    scored.filter(({ entry, exact }) => entry.status === 'active' && exact !== null),
    (entry) => valueOf(entry, rule.rankOn),
  ).flatMap((tied) => breakTies(tied, rule.tieBreak, strengthBy));

/** The place of every group: 1, 2, 2, 4 (`competition`) or 1, 2, 2, 3 (`dense`). */
function placesOf({ ranking }: RankingRule, groups: TiedGroup<ScoredEntry>[]): number[] {
  let ahead = 0;
  return groups.map(({ members }, index) => {
    const place = 1 + (ranking === 'dense' ? index : ahead);
    ahead += members.length;
    return place;
  });
}

interface Place {
  rank: number | null;
  brokenBy: TieLink | null;
}

const rankedEntry = (
  { tieBreak }: RankingRule,
  { entry, tally, exact, score, belowMinimum }: ScoredEntry,
  { rank, brokenBy }: Place,
  award: string | null,
): RankedEntry => ({
  id: entry.id,
  line: {
    exact: exact && printFraction(exact),
    score,
    rank,
    judgesCounted: entry.sheets.length,
    trimmed: tally?.trimmed ?? false,
    belowMinimum,
    award,
    tieBrokenBy: brokenBy && (brokenBy.type === 'criterion' ? brokenBy.key : brokenBy.type),
  },
  tally,
  brokenBy,
  brokenAt: brokenBy && tieBreak.indexOf(brokenBy),
});
