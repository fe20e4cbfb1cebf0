import { problem, problemsOfRepeats } from '../problem.js';
import type { Problem } from '../refusal.js';
import type { StageInputs } from './stage-inputs.js';

/** Marks that the rubric does not ask for, or asks for once: they would vanish without a word. */
export function problemsOfStrayMarks({ rubric, entries }: StageInputs): Problem[] {
  const known = new Set(rubric.criteria.map(({ key }) => key));
  return entries.flatMap(({ sheets }, entry) =>
    sheets.flatMap(({ marks }, sheet) => {
      const pathOf = (index: number) => `entries.${entry}.sheets.${sheet}.marks.${index}`;
      const repeats = problemsOfRepeats(
        marks.map(({ criterion }) => criterion),
        pathOf,
      );
      const strays = marks.flatMap(({ criterion }, index) => (known.has(criterion) ? [] : [strayMark(pathOf(index))]));
      return [...repeats, ...strays];
    }),
  );
}

const strayMark = (path: string): Problem =>
  problem(path, 'UNKNOWN_CRITERION', '심사기준에 없는 평가항목입니다.', 'The rubric has no such criterion.');
