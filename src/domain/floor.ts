import { compare, fractionOf, type Fraction, zero } from './fraction.js';
import { parsePoints, pointsOf } from './points.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';
import type { Rubric } from './rubric.js';
import { problemsOfKey } from './sheet-duty.js';

/** What an entry must reach (과락 기준): on a criterion, or, where that is null, with its score. Below it the entry keeps its place and wins nothing. */
export interface Floor {
  criterion: string | null;
  points: string;
}

/** What a floor that was not reached is called: the key of its criterion, which begins with a small letter, or this. */
const ofTotal = 'TOTAL';

/** Everything that keeps floors from being announced with a rubric. Paths are like `floors.0.points`. */
export const problemsOfFloors = (floors: readonly Floor[], rubric: Rubric): Problem[] => [
  ...problemsOfRepeats(
    floors.map(({ criterion }) => criterion ?? ofTotal),
    (index) => `floors.${index}`,
  ),
  ...floors.flatMap((floor, index) => problemsOfFloor(floor, rubric, `floors.${index}`)),
];

function problemsOfFloor({ criterion: key, points: text }: Floor, rubric: Rubric, path: string): Problem[] {
  const criterion = rubric.criteria.find((known) => known.key === key);
  if (key !== null && !criterion) return problemsOfKey(key, rubric, `${path}.criterion`);
  const [points, most] = [parsePoints(text), criterion ? pointsOf(criterion.maxPoints) : fractionOf(100)];
  if (points && compare(points, zero) > 0 && compare(points, most) <= 0) return [];
  const ko = '과락 기준은 0점보다 높고 배점(총점은 100점)을 넘지 않아야 합니다.';
  return [problem(`${path}.points`, 'OUT_OF_RANGE', ko, 'A floor lies above 0, and not above what can be reached.')];
}

/** The floors that an entry has not reached, in the order of the rule. What was never scored is not below anything. */
export const floorsMissed = (
  floors: readonly Floor[],
  reached: { criterionMeans: ReadonlyMap<string, Fraction>; score: Fraction | null },
): string[] =>
  floors.flatMap(({ criterion, points }) => {
    const value = criterion === null ? reached.score : (reached.criterionMeans.get(criterion) ?? null);
    return value && compare(value, pointsOf(points)) < 0 ? [criterion ?? ofTotal] : [];
  });
