import type { FinalPart } from './final-rule.js';
import { compare } from './fraction.js';
import { cellReader } from './import/cell-reader.js';
import { echoed, type LineProblem } from './import/line-problem.js';
import { parsePoints, pointsOf } from './points.js';
import { problem, problemsOfRepeats } from './problem.js';
import type { Problem } from './refusal.js';

/** The headers of a file of scores. Their order does not matter. */
export const scoreHeaders = ['접수번호', '점수'] as const;
type ScoreHeader = (typeof scoreHeaders)[number];

interface ScoreRow {
  entryNumber: string;
  points: string;
}

/** A score as it came, and where its two values stand in what it came in. */
export interface GivenScore extends ScoreRow {
  /** Of a file; null: it came in a list. */
  line: number | null;
  paths: { entryNumber: string; points: string };
}

/** Reads one row of a file, or tells what is missing in it. What its values are worth, `readScores` tells. */
export function parseScoreRow(cells: Record<ScoreHeader, string>): ScoreRow | { problems: Problem[] } {
  const { problems, text } = cellReader(cells);
  const row = { entryNumber: text('접수번호', 'needed'), points: text('점수', 'needed') };
  // Every needed cell without a problem has a value.
  return problems.length > 0 ? { problems } : (row as ScoreRow);
}

/** The scores of an import with the ids of their entries, or everything that is wrong with them, row by row. */
export function readScores(
  scores: readonly GivenScore[],
  { maxPoints }: Pick<FinalPart, 'maxPoints'>,
  idOf: ReadonlyMap<string, string>,
): { entry: string; points: string }[] | { problems: LineProblem[] } {
  const numbers = scores.map(({ entryNumber }) => entryNumber);
  const repeats = problemsOfRepeats(numbers, (index) => scores[index]!.paths.entryNumber);
  const repeatAt = new Map(repeats.map((repeat) => [repeat.path, repeat]));
  const problems = scores.flatMap(({ line, entryNumber, points, paths }) => {
    const repeat = repeatAt.get(paths.entryNumber);
    const own = [
      ...(idOf.has(entryNumber) ? [] : [unknownEntry(paths.entryNumber, entryNumber)]),
      ...(repeat ? [repeat] : []),
      ...problemsOfPoints(paths.points, points, maxPoints),
    ];
    return own.map((found) => ({ line, ...found }));
  });
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

function unknownEntry(path: string, number: string): Problem {
  const named = echoed(number);
  return problem(path, 'UNKNOWN_ENTRY', `이 대회에 '${named}'인 출품작이 없습니다.`, `This edition has no entry '${named}'.`);
}
