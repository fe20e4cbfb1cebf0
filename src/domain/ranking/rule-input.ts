import { compare, sum, zero, type Fraction, type RoundingMode } from '../fraction.js';
import type { Given } from '../given.js';
import type { Award } from './awards.js';
import type { Scale, Tallying } from './tally.js';
import type { TieLink } from './tie-break.js';

/** How entries are tallied, ordered and awarded: the `config` of a ranking question. */
export interface RankingRule extends Tallying {
  criteria: (Scale & { key: string })[];
  decimals: number;
  rounding: RoundingMode;
  rankOn: 'rounded' | 'exact';
  cutoffOn: 'rounded' | 'exact';
  tieBreak: TieLink[];
  ranking: 'competition' | 'dense';
  minScore: Fraction | null;
  awards: Award[];
}

/** @throws Refused INVALID_INPUT, which names the path. */
export function readRule(config: Given): RankingRule {
  const criteria = readCriteria(config.field('criteria'));
  const rounding = config.field('rounding');
  const minScore = config.field('minScore');
  return {
    criteria,
    aggregate: config.field('aggregate').word(['mean', 'trimmed', 'median']),
    drop: config.field('drop').whole(0),
    minJudges: config.field('minJudges').whole(0),
    level: config.field('level').word(['total', 'criterion']),
    decimals: rounding.field('decimals').whole(0, 20),
    rounding: rounding.field('mode').word(['half-up', 'half-even']),
    rankOn: config.field('rankOn').word(['rounded', 'exact']),
    cutoffOn: config.field('cutoffOn').word(['rounded', 'exact']),
    tieBreak: config.field('tieBreak').list((link) => readLink(link, criteria)),
    ranking: config.field('ranking').word(['competition', 'dense']),
    minScore: minScore.isNull() ? null : minScore.amount(),
    awards: config.field('awards').list(readAward),
  };
}

/** The common denominator of marks grows with each of them. */
const mostCriteria = 200;

function readCriteria(given: Given): RankingRule['criteria'] {
  const criteria = given.listByKey(readCriterion, ({ key }) => key);
  if (criteria.length > mostCriteria)
    given.wrong('TOO_MANY', `평가항목은 ${mostCriteria}개까지입니다.`, `There must be no more than ${mostCriteria} criteria.`);
  const hasWeight = criteria.length === 0 || compare(sum(criteria.map(({ weight }) => weight)), zero) > 0;
  return hasWeight ? criteria : given.wrong('NO_WEIGHT', '가중치의 합이 0입니다.', 'The weights add up to 0.');
}

function readCriterion(given: Given): RankingRule['criteria'][number] {
  const maxPoints = given.field('maxPoints').notNegative();
  if (compare(maxPoints, zero) === 0) given.field('maxPoints').wrong('OUT_OF_RANGE', '0보다 커야 합니다.', 'This must be above 0.');
  return { key: given.field('key').text(), maxPoints, weight: given.field('weight').notNegative() };
}

const plainLinks = ['plainMean', 'median', 'fixedPoints', 'judgedPart', 'earlierSubmission', 'decision'] as const;

function readLink(given: Given, criteria: RankingRule['criteria']): TieLink {
  const type = given.field('type').word(['criterion', 'stage', ...plainLinks]);
  if (type === 'stage') return { type, key: given.field('key').text(), value: given.optional('value')?.text() ?? null };
  if (type !== 'criterion') return { type };
  const keys = criteria.map((criterion) => criterion.key);
  const key = given.field('key').word(keys);
  return { type, key, index: keys.indexOf(key) };
}

const readAward = (given: Given): Award => ({
  name: given.field('name').text(),
  quota: given.field('quota').whole(0),
  onTie: given.optional('onTie')?.word(['deliberate', 'expand']) ?? 'deliberate',
});
