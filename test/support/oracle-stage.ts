import { readFileSync } from 'node:fs';
import type { StageEntry, StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import type { StageRule } from '../../src/domain/stage-rule.js';

/** What others computed of a design, of which a test of settlements needs this. */
export interface DesignOracle {
  input: {
    criteria: { key: string; maxPoints: number; weight: number }[];
    entries: string[];
    judges: string[];
    scores: [entry: number, judge: number, marks: number[]][];
  };
  expected: {
    plainMean: number[];
    leastSquares: { adjusted: number[] };
    zScore: { scaled: number[] };
    mixedB: { adjusted: number[]; se: number[]; judgeEffect: number[]; varJudge: number; varResidual: number };
  };
}

export const designOracle = (name: string): DesignOracle =>
  JSON.parse(readFileSync(new URL(`../oracles/designs/${name}.json`, import.meta.url), 'utf8')) as DesignOracle;

/** The rule of the examples: adjusted scores to two decimals, and no links. */
export const adjustedRule: StageRule = {
  tally: 'ADJUSTED',
  trimLevel: 'TOTAL',
  drop: 1,
  minJudgesToTrim: 5,
  decimals: 2,
  rounding: 'HALF_UP',
  ranking: 'COMPETITION',
  tieBreak: [],
};

/** The design of an oracle as a track of a stage, under the oracle's own names of entries and judges. */
export function stageOfOracle({ input }: DesignOracle, more: Partial<StageInputs> = {}): StageInputs {
  const { criteria, judges, scores } = input;
  const marksOf = (marks: number[]) => marks.map((points, index) => ({ criterion: criteria[index]!.key, points: String(points) }));
  const entries = input.entries.map((id, index): StageEntry => {
    const sheets = scores
      .filter(([entry]) => entry === index)
      .map(([, judge, marks]) => ({ judge: judges[judge]!, marks: marksOf(marks) }));
    return { id, status: 'ACTIVE', submittedAt: '2025-10-10T09:00:00.000Z', sheets };
  });
  const rubric = { criteria: criteria.map(({ key, maxPoints, weight }) => ({ key, weight, maxPoints: String(maxPoints) })) };
  return { rule: adjustedRule, rubric, entries, ...more };
}
