import { add, compare, negate, parseDecimal, roundFraction, subtract, type Fraction } from '../fraction.js';
import type { RankingEntry } from './entry-input.js';
import type { RankingRule } from './rule-input.js';
import { meanOfStages, tallySheets, type Tally } from './tally.js';
import type { TieLink } from './tie-break.js';

export interface ScoredEntry {
  entry: RankingEntry;
  /** Null without a sheet that counts. */
  tally: Tally | null;
  /** Null where there is nothing to compute a score from: never 0. */
  exact: Fraction | null;
  /** The exact score after its only rounding: what is published. */
  score: string | null;
  belowMinimum: boolean;
}

/** The aggregate of the sheets, or the weighted mean of the stages, plus fixed points, minus the penalty. */
export function scoreEntry(rule: RankingRule, entry: RankingEntry): ScoredEntry {
  const tally = tallySheets(rule, rule.criteria, entry.sheets);
  const base = entry.stages ? meanOfStages(entry.stages) : (tally?.aggregate ?? null);
  return scoredAs(rule, { entry, tally }, base && subtract(add(base, entry.fixedPoints), entry.penalty));
}

/** The same entry with a score that was computed elsewhere. */
export function scoredAs(rule: RankingRule, { entry, tally }: Pick<ScoredEntry, 'entry' | 'tally'>, exact: Fraction | null): ScoredEntry {
  const score = exact && roundFraction(exact, rule.decimals, rule.rounding);
  const scored = { entry, tally, exact, score };
  const cutoffValue = valueOf(scored, rule.cutoffOn);
  return { ...scored, belowMinimum: rule.minScore !== null && cutoffValue !== null && compare(cutoffValue, rule.minScore) < 0 };
}

export const valueOf = ({ exact, score }: Pick<ScoredEntry, 'exact' | 'score'>, on: 'rounded' | 'exact'): Fraction | null =>
  on === 'exact' ? exact : score === null ? null : parseDecimal(score);

/** What a link of the tie-break chain goes by, the higher the better; null where the entry has no such value. */
export function strengthBy({ entry, tally, exact }: ScoredEntry, link: TieLink): Fraction | null {
  switch (link.type) {
    case 'criterion':
      return tally?.criterionMeans[link.index] ?? null;
    case 'stage': {
      const stage = entry.stages?.find(({ key }) => key === link.key);
      return (link.value === null ? stage?.score : stage?.values.get(link.value)) ?? null;
    }
    case 'plainMean':
    case 'median':
      return tally && tally[link.type];
    case 'fixedPoints':
      return entry.fixedPoints;
    case 'judgedPart':
      return exact && subtract(exact, entry.fixedPoints);
    case 'earlierSubmission':
      return entry.submittedAt && negate(entry.submittedAt);
    case 'decision':
      return entry.decision && negate(entry.decision);
  }
}
