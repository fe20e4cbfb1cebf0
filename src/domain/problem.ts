import { particleAfter } from './particle.js';
import { Refused, refusal, type Problem } from './refusal.js';

/** One thing that is wrong with an input, with its sentences in Korean and English. */
export const problem = (path: string, code: string, ko: string, en: string): Problem => ({ path, code, ko, en });

/** A whole number from `least` to `most` is no problem. */
export function problemsOfCount(path: string, count: number, least: number, most: number): Problem[] {
  const ko = `${least} 이상 ${most} 이하의 정수여야 합니다.`;
  const en = `This must be a whole number from ${least} to ${most}.`;
  return Number.isInteger(count) && count >= least && count <= most ? [] : [problem(path, 'OUT_OF_RANGE', ko, en)];
}

/** Keys that stand in a list for the second time; `pathOf` says where the item of an index stands. */
export function problemsOfRepeats(keys: readonly string[], pathOf: (index: number) => string): Problem[] {
  if (new Set(keys).size === keys.length) return [];
  const firstAt = new Map(keys.map((key, index) => [key, index] as const).toReversed());
  return keys.flatMap((key, index) =>
    firstAt.get(key) === index
      ? []
      : [
          problem(
            pathOf(index),
            'REPEATED',
            `'${key}'${particleAfter(key, '이/가')} 두 번 있습니다.`,
            `'${key}' stands here for the second time.`,
          ),
        ],
  );
}

/** @throws Refused INVALID_INPUT with the problems, if there are any. */
export function refuseProblems(problems: Problem[]): void {
  if (problems.length > 0) throw new Refused(refusal('INVALID_INPUT', { problems }));
}
