import type { StageRule } from '../stage-rule.js';
import type { StageInputs } from './stage-inputs.js';

// Adjusted scores are no ranking question: what such a stage asks of one is its plain means.
const aggregates = { MEAN: 'mean', TRIMMED_MEAN: 'trimmed', MEDIAN: 'median', ADJUSTED: 'mean' };
const levels = { TOTAL: 'total', CRITERION: 'criterion' };
export const roundingModes = { HALF_UP: 'half-up', HALF_EVEN: 'half-even' } as const;
const rankings = { COMPETITION: 'competition', DENSE: 'dense' };
const statuses = { ACTIVE: 'active', WITHDRAWN: 'withdrawn', DISQUALIFIED: 'disqualified' };
const linkTypes = {
  CRITERION: 'criterion',
  PLAIN_MEAN: 'plainMean',
  MEDIAN: 'median',
  EARLIER_SUBMISSION: 'earlierSubmission',
  DECISION: 'decision',
} as const;

/** The stage as a `ranking` question, so that anyone can ask `pado compute` the same. */
export const questionOf = (
  { rule, rubric: { criteria }, entries }: Pick<StageInputs, 'rule' | 'rubric' | 'entries'>,
  orderOf: ReadonlyMap<string, number> = new Map(),
) => ({
  config: {
    criteria: criteria.map(({ key, maxPoints, weight }) => ({ key, maxPoints, weight })),
    aggregate: aggregates[rule.tally],
    drop: rule.drop,
    minJudges: rule.minJudgesToTrim,
    level: levels[rule.trimLevel],
    rounding: { decimals: rule.decimals, mode: roundingModes[rule.rounding] },
    rankOn: 'rounded',
    cutoffOn: 'rounded',
    tieBreak: rule.tieBreak.map(({ link, criterion }) => ({ type: linkTypes[link], key: criterion })),
    ranking: rankings[rule.ranking],
    minScore: null,
    awards: [],
  },
  entries: entries.map(({ id, status, submittedAt, sheets }) => ({
    id,
    submittedAt,
    status: statuses[status],
    decision: orderOf.get(id) ?? null,
    sheets: sheets.map(({ judge, marks }) => ({
      judge,
      marks: criteria.map(({ key }) => marks.find(({ criterion }) => criterion === key)?.points ?? null),
    })),
  })),
});

/** What a standing calls the link of the chain that stands there: a criterion's key, or the link's name. */
export const nameOfLink = ({ tieBreak }: StageRule, at: number | null): string | null => {
  const found = at === null ? undefined : tieBreak[at];
  return found ? (found.criterion ?? found.link) : null;
};
