import { fractionOf, parseDecimal } from '../fraction.js';
import { pointsOf } from '../points.js';
import { weightedTotal } from '../ranking/tally.js';
import type { Criterion } from '../rubric.js';
import type { StageEntry } from '../settlement/stage-inputs.js';
import { roundingModes } from '../settlement/stage-question.js';
import type { Standing } from '../settlement/standing.js';
import type { TrackSummary } from '../settlement/track-summary.js';
import type { StageRule } from '../stage-rule.js';
import { explainByCriterion } from './by-criterion.js';
import {
  explainAdjusted,
  explainFallback,
  explainMean,
  explainMedian,
  explainNoDifference,
  explainTrimmed,
  explainUntrimmed,
  type Explanation,
} from './explanation.js';

/** What the score of a line follows from. */
export interface ExplainedStanding {
  rule: StageRule;
  criteria: readonly Pick<Criterion, 'key' | 'maxPoints' | 'weight' | 'nameKo' | 'nameEn'>[];
  /** Of the entry. */
  sheets: StageEntry['sheets'];
  standing: Pick<Standing, 'score' | 'trimmed'>;
  /** Of its track; null by engines 1 and 2, which adjusted nothing. */
  summary: Pick<TrackSummary, 'officialRule' | 'fallbackReasons' | 'model' | 'judges'> | null;
}

/** How the score of a line in a settled track came about, by the rule that counted; null where there is no score. */
export function explainStanding({ rule, criteria, sheets, standing, summary }: ExplainedStanding): Explanation | null {
  if (standing.score === null) return null;
  const score = { score: standing.score, decimals: rule.decimals, rounding: roundingModes[rule.rounding] };
  const scales = criteria.map(({ maxPoints, weight }) => ({ maxPoints: pointsOf(maxPoints), weight: fractionOf(weight) }));
  const counting = sheets.flatMap(({ judge, marks }) => {
    const points = criteria.map(({ key }) => marks.find(({ criterion }) => criterion === key)?.points);
    return points.every((point) => point !== undefined) ? [{ judge, marks: points.map(pointsOf) }] : [];
  });
  const totals = counting.map(({ marks }) => weightedTotal(scales, marks));
  const byCriterion = criteria.map(({ nameKo, nameEn }, index) => {
    return { nameKo, nameEn, ...scales[index]!, marks: counting.map(({ marks }) => marks[index]!) };
  });
  switch (rule.tally) {
    case 'ADJUSTED': {
      if (summary?.officialRule !== 'ADJUSTED') return explainFallback(summary?.fallbackReasons ?? [], totals, score);
      if (summary.model === null || isZero(summary.model.varJudge)) return explainNoDifference(totals, score);
      const effects = new Map(summary.judges.map(({ judge, effect }) => [judge, Number(effect)]));
      const explained = counting.map(({ judge }, index) => ({ total: totals[index]!, judgeEffect: effects.get(judge) ?? 0 }));
      return explainAdjusted(explained, score);
    }
    case 'MEAN':
      return explainMean(totals, score);
    case 'TRIMMED_MEAN':
      if (!standing.trimmed) return rule.drop === 0 ? explainMean(totals, score) : explainUntrimmed(totals, rule.minJudgesToTrim, score);
      return rule.trimLevel === 'TOTAL'
        ? explainTrimmed(totals, rule.drop, score)
        : explainByCriterion({ tally: 'TRIMMED_MEAN', drop: rule.drop }, byCriterion, score);
    case 'MEDIAN':
      return rule.trimLevel === 'TOTAL' ? explainMedian(totals, score) : explainByCriterion({ tally: 'MEDIAN' }, byCriterion, score);
  }
}

const isZero = (decimal: string): boolean => parseDecimal(decimal)?.numerator === 0n;
