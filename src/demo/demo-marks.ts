import { defaultRubric } from '../domain/default-rubric.js';

/** A number between 0 and 1 that looks random and is the same every time: the fractional part of a large sine. */
function chance(seed: number): number {
  const value = Math.sin(seed * 12.9898 + 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

/** About normal: the sum of twelve, less its mean. */
const deviation = (seed: number): number => Array.from({ length: 12 }, (_, index) => chance(seed * 31 + index)).reduce((a, b) => a + b) - 6;

export interface DemoMark {
  criterion: string;
  points: string;
  comment: string;
}

/** What a judge says beside a mark; the rule asks for a sentence. */
function commentOn(share: number): string {
  if (share >= 0.85) return '자료와 방법이 분명하고, 결과를 다른 부서에서도 바로 쓸 수 있습니다.';
  return share >= 0.7
    ? '전체 흐름은 좋으나 검증 자료와 한계를 조금 더 밝히면 좋겠습니다.'
    : '근거 자료가 부족하여 결론을 뒷받침하는 분석을 보완해야 합니다.';
}

/**
 * The marks that a judge of the demo gives an entry, in steps of half a point: the entry's quality is about 78 of 100 give or take 7, a judge's
 * severity 3, and what neither explains 2.5.
 */
export function demoMarks(entry: number, judge: number): DemoMark[] {
  const percent = 78 + 7 * deviation(entry + 1) + 3 * deviation(1_000 + judge) + 2.5 * deviation(10_000 + entry * 100 + judge);
  return defaultRubric.criteria.map(({ key, maxPoints }, index) => {
    const most = Number(maxPoints);
    const points = (most * (percent + 4 * (chance(entry * 7 + judge * 13 + index) - 0.5))) / 100;
    const given = Math.round(Math.min(most, Math.max(0, points)) * 2) / 2;
    return { criterion: key, points: given.toFixed(2), comment: commentOn(given / most) };
  });
}
