import { add, compare, divide, fractionOf, multiply, sum, type Fraction } from '../fraction.js';
import { arrow, type Explanation, highestFirst, middleOf } from './explanation.js';
import { fewestDecimals, inFigures, meanOf, rounded, type ShownScore } from './figures.js';

/** What was given on one criterion, in the order of the rubric. */
export interface ExplainedCriterion {
  nameKo: string;
  nameEn: string;
  maxPoints: Fraction;
  weight: Fraction;
  marks: readonly Fraction[];
}

/** Of the marks of each criterion a trimmed mean, without the `drop` highest and lowest, or a median is taken. */
export type CriterionTally = { tally: 'TRIMMED_MEAN'; drop: number } | { tally: 'MEDIAN' };

/**
 * How a score came about of which each criterion was worked out apart: T = 100·Σ w·x/M / Σ w of what is kept of the marks. Marks stand
 * by their height, so that no order tells of a judge.
 */
export function explainByCriterion(how: CriterionTally, criteria: readonly ExplainedCriterion[], score: ShownScore): Explanation {
  const { shown, isExact } = fewestDecimals((decimals) => {
    const values = criteria.map(({ marks }) => rounded(meanOf(keptOf(how, marks)), decimals));
    return { shown: values, result: totalOf(criteria, values) };
  }, score);
  const parts = criteria.map((criterion, index) => partOf(how, criterion, shown[index]!));
  const weights = isSumOfPoints(criteria) ? { ko: '', en: '' } : weightsOf(criteria);
  const end = `${arrow(isExact)} ${score.score}.`;
  return {
    ko: `점수는 ${ruleKo(how)} 더한 것입니다. ${parts.map(({ ko }) => ko).join('; ')}${weights.ko} ${end}`,
    en: `Your score is made of ${ruleEn(how)} on each criterion. ${parts.map(({ en }) => en).join('; ')}${weights.en} ${end}`,
  };
}

const ruleKo = (how: CriterionTally) =>
  how.tally === 'MEDIAN' ? '평가항목마다 중앙값을 구해' : `평가항목마다 가장 높은 점수와 가장 낮은 점수를 ${how.drop}개씩 빼고 평균하여`;
const ruleEn = (how: CriterionTally) =>
  how.tally === 'MEDIAN' ? 'the median of the marks' : `the average without the ${how.drop} highest and the ${how.drop} lowest marks`;

function keptOf(how: CriterionTally, marks: readonly Fraction[]): Fraction[] {
  const sorted = highestFirst(marks);
  return how.tally === 'MEDIAN' ? middleOf(sorted) : sorted.slice(how.drop, -how.drop);
}

function partOf(how: CriterionTally, { nameKo, nameEn, marks, maxPoints }: ExplainedCriterion, value: Fraction): Explanation {
  const sorted = highestFirst(marks);
  const [[kept], [most]] = [inFigures([value]), inFigures([maxPoints])];
  if (how.tally === 'MEDIAN') {
    const all = inFigures(sorted).join(', ');
    return { ko: `${nameKo} ${all}: 중앙값 ${kept}/${most}`, en: `${nameEn} ${all}: median ${kept}/${most}` };
  }
  const [all, out] = [sorted, [...sorted.slice(0, how.drop), ...sorted.slice(-how.drop)]].map((values) => inFigures(values).join(', '));
  return { ko: `${nameKo} ${all}, 제외 ${out}: ${kept}/${most}`, en: `${nameEn} ${all}, left out ${out}: ${kept}/${most}` };
}

const totalOf = (criteria: readonly ExplainedCriterion[], values: readonly Fraction[]): Fraction =>
  divide(
    multiply(fractionOf(100), sum(criteria.map(({ weight, maxPoints }, index) => divide(multiply(weight, values[index]!), maxPoints)))),
    sum(criteria.map(({ weight }) => weight)),
  );

/** Whether the total is the plain sum of the points: each weighs what it is worth, and they are a hundred. */
function isSumOfPoints(criteria: readonly ExplainedCriterion[]): boolean {
  const points = criteria.reduce((so, { maxPoints }) => add(so, maxPoints), fractionOf(0));
  return compare(points, fractionOf(100)) === 0 && criteria.every(({ weight, maxPoints }) => compare(weight, maxPoints) === 0);
}

function weightsOf(criteria: readonly ExplainedCriterion[]): Explanation {
  const weights = inFigures(criteria.map(({ weight }) => weight)).join(' : ');
  return { ko: `; 가중치 ${weights}로 100점 만점으로 환산`, en: `; weighted ${weights} and put on a scale of 100` };
}
