import { designOf, type ScoredSheet } from '../../src/domain/model/design.js';
import type { Judging } from '../../src/domain/diagnostics/judge-diagnostics.js';

/** What a judge does to a mark on a criterion, all of them out of 20. */
export interface Habit {
  (mark: Mark): number;
}

interface Mark {
  /** What the entry deserves on this criterion, with an honest judge's noise. */
  honest: number;
  /** What it deserves as a whole, over the criteria. */
  whole: number;
  noise: number;
  position: number;
  criterion: number;
}

const criteria = 4;

/**
 * A panel of eight judges, each of whom sees every second of 40 entries in another order, with noise that repeats from a seed. The habits
 * replace the judges of the same indices; the others are honest.
 */
export function plantedPanel(habits: Readonly<Record<number, Habit>>, seed = 11): Judging {
  const noiseOf = seeded(seed);
  const [entries, judges] = [40, 8];
  const deserved = Array.from({ length: entries }, () => Array.from({ length: criteria }, () => 13 + 2 * noiseOf()));
  const means = deserved.map((marks) => marks.reduce((sum, mark) => sum + mark, 0) / criteria);
  const sheets: ScoredSheet[] = [];
  const shares: number[][] = [];
  const positions: number[] = [];
  for (let judge = 0; judge < judges; judge++) {
    const seen = Array.from({ length: entries }, (_, index) => (index * 7 + judge * 11) % entries).filter(
      (entry) => (entry + judge) % 2 === 0 || (entry * 3 + judge) % 5 === 0,
    );
    seen.forEach((entry, index) => {
      const marks = deserved[entry]!.map((mark, criterion) => {
        const noise = noiseOf();
        const honest = mark + noise;
        return habits[judge]?.({ honest, whole: means[entry]!, noise, position: index + 1, criterion }) ?? honest;
      });
      sheets.push({ entry, judge, total: marks.reduce((sum, mark) => sum + mark, 0) * (100 / (20 * criteria)) });
      shares.push(marks.map((mark) => mark / 20));
      positions.push(index + 1);
    });
  }
  return { design: designOf(entries, judges, sheets), shares, positions, sameDepartment: null };
}

/** Roughly normal noise of standard deviation 1: twelve uniform numbers, less six. */
function seeded(seed: number): () => number {
  let state = seed;
  const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6);
}
