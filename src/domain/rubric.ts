import { compare, divide, zero } from './fraction.js';
import { parsePoints } from './points.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfText } from './text.js';

/** What a level of the scale means, in percent of a criterion's points: `from` belongs to it, `to` only when it is 100. */
export interface Anchor {
  nameKo: string;
  nameEn: string;
  fromPercent: number;
  toPercent: number;
}

export interface Criterion {
  /** Names the criterion in marks and in the tie-break chain: a lower-case letter, then letters, digits, `_` and `-`. */
  key: string;
  nameKo: string;
  nameEn: string;
  guidanceKo: string;
  guidanceEn: string;
  /** A decimal text like `"20.00"`; so is `step`, of which every mark is a multiple. */
  maxPoints: string;
  step: string;
  /** The share of the total, relative to the other weights: they need not add up to 100. */
  weight: number;
  /** From the worst level, which begins at 0, to the best, which ends at 100. */
  anchors: Anchor[];
}

export interface Rubric {
  criteria: Criterion[];
}

const limits = { name: 100, guidance: 1000, weight: 10_000 };

/** Everything that keeps judges from scoring with a rubric: paths are like `criteria.0.step`. */
export function problemsOfRubric({ criteria }: Rubric): Problem[] {
  if (criteria.length === 0)
    return [problem('criteria', 'EMPTY', '심사기준에는 평가항목이 하나는 있어야 합니다.', 'A rubric needs at least one criterion.')];
  const keys = criteria.map(({ key }) => key);
  return [
    ...problemsOfRepeats(keys, (index) => `criteria.${index}.key`),
    ...criteria.flatMap((criterion, index) => problemsOfCriterion(criterion, `criteria.${index}`)),
  ];
}

function problemsOfCriterion(criterion: Criterion, path: string): Problem[] {
  const isKey = /^[a-z][A-Za-z0-9_-]{0,39}$/.test(criterion.key);
  const isWeight = Number.isInteger(criterion.weight) && criterion.weight > 0 && criterion.weight <= limits.weight;
  const key = problem(
    `${path}.key`,
    'NOT_A_KEY',
    '영문 소문자로 시작하는 짧은 이름이어야 합니다.',
    'A key starts with a small letter, then letters and digits.',
  );
  const weight = problem(`${path}.weight`, 'OUT_OF_RANGE', '가중치는 1 이상의 정수여야 합니다.', 'A weight is a whole number from 1 up.');
  return [
    ...(isKey ? [] : [key]),
    ...problemsOfText(`${path}.nameKo`, criterion.nameKo, { max: limits.name, required: true }),
    ...problemsOfText(`${path}.nameEn`, criterion.nameEn, { max: limits.name, required: true }),
    ...problemsOfText(`${path}.guidanceKo`, criterion.guidanceKo, { max: limits.guidance, required: false }),
    ...problemsOfText(`${path}.guidanceEn`, criterion.guidanceEn, { max: limits.guidance, required: false }),
    ...problemsOfScale(criterion, path),
    ...(isWeight ? [] : [weight]),
    ...problemsOfAnchors(criterion.anchors, `${path}.anchors`),
  ];
}

function problemsOfScale({ maxPoints, step }: Criterion, path: string): Problem[] {
  const wrong = (field: string) =>
    problem(
      `${path}.${field}`,
      'NOT_POINTS',
      '0보다 큰 점수여야 합니다(소수 둘째 자리까지).',
      'This must be points above 0, with at most two decimals.',
    );
  const [max, unit] = [maxPoints, step].map((text) => {
    const points = parsePoints(text);
    return points && compare(points, zero) > 0 ? points : null;
  });
  if (!max || !unit) return [...(max ? [] : [wrong('maxPoints')]), ...(unit ? [] : [wrong('step')])];
  const divides = divide(max, unit).denominator === 1n;
  return divides
    ? []
    : [problem(`${path}.step`, 'STEP_DOES_NOT_FIT', '배점이 점수 단위의 배수여야 합니다.', 'The points must be a whole number of steps.')];
}

function problemsOfAnchors(anchors: Anchor[], path: string): Problem[] {
  const ko = '수준은 0%에서 100%까지 차례로, 빈 구간 없이 이어져야 합니다.';
  const en = 'The levels must run from 0% to 100% in order, without a gap.';
  const starts = [0, ...anchors.map(({ toPercent }) => toPercent)];
  const broken = anchors.findIndex(({ fromPercent, toPercent }, index) => fromPercent !== starts[index] || !(toPercent > fromPercent));
  const names = anchors.flatMap(({ nameKo, nameEn }, index) => [
    ...problemsOfText(`${path}.${index}.nameKo`, nameKo, { max: limits.name, required: true }),
    ...problemsOfText(`${path}.${index}.nameEn`, nameEn, { max: limits.name, required: true }),
  ]);
  if (broken >= 0) return [problem(`${path}.${broken}`, 'ANCHORS_BROKEN', ko, en), ...names];
  return starts.at(-1) === 100 ? names : [problem(path, 'ANCHORS_BROKEN', ko, en), ...names];
}
