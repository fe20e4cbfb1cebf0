import { compare } from './fraction.js';
import type { FinalPart } from './final-rule.js';
import { parsePoints, pointsOf } from './points.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';

/** A score as it came, and where its two values stand in what it came in. */
export interface GivenScore {
  entryNumber: string;
  points: string;
  paths: { entryNumber: string; points: string };
}

/** The scores of an import with the ids of their entries, or everything that is wrong with them. */
export function readScores(
  scores: readonly GivenScore[],
  { maxPoints }: Pick<FinalPart, 'maxPoints'>,
  idOf: ReadonlyMap<string, string>,
): { entry: string; points: string }[] | { problems: Problem[] } {
  const problems = [
    ...problemsOfRepeats(
      scores.map(({ entryNumber }) => entryNumber),
      (index) => scores[index]!.paths.entryNumber,
    ),
    ...scores.flatMap(({ entryNumber, paths }) => (idOf.has(entryNumber) ? [] : [unknownEntry(paths.entryNumber, entryNumber)])),
    ...scores.flatMap(({ points, paths }) => problemsOfPoints(paths.points, points, maxPoints)),
  ];
  return problems.length > 0 ? { problems } : scores.map(({ entryNumber, points }) => ({ entry: idOf.get(entryNumber)!, points }));
}

/** What keeps a text from being points of a scale that ends at `maxPoints`. */
export function problemsOfPoints(path: string, text: string, maxPoints: string): Problem[] {
  const points = parsePoints(text);
  if (!points) {
    const ko = '소수 둘째 자리까지의 점수를 0 이상으로 적어 주세요.';
    return [problem(path, 'NOT_POINTS', ko, 'These are no points: 0 or more, with at most two decimals.')];
  }
  const ko = `${maxPoints}점을 넘을 수 없습니다.`;
  return compare(points, pointsOf(maxPoints)) > 0 ? [problem(path, 'OUT_OF_RANGE', ko, `The most is ${maxPoints}.`)] : [];
}

const unknownEntry = (path: string, number: string): Problem =>
  problem(path, 'UNKNOWN_ENTRY', `이 대회에 '${number}'인 출품작이 없습니다.`, `This edition has no entry '${number}'.`);
