import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerRankUncertainty, type RankAnswer } from '../../src/domain/uncertainty/rank-question.js';
import { expectNear } from '../support/expect-near.js';
import { problemsIn } from '../support/problems-in.js';

const oracle = JSON.parse(readFileSync(new URL('../oracles/uncertainty/u01-topk-40x8.json', import.meta.url), 'utf8')) as {
  input: Record<string, unknown>;
  expected: RankAnswer;
};

const aQuestion = (scores: unknown[], changes: Record<string, unknown> = {}) => ({
  entries: 3,
  judges: 2,
  topK: 1,
  level: 0.9,
  scoreColumns: ['entryIndex', 'judgeIndex', 'total'],
  scores,
  ...changes,
});

describe('how sure the ranks of a stage are', () => {
  const answer = answerRankUncertainty(oracle.input);
  const { expected } = oracle;

  test('rests on model B as lme4 fits it', () => {
    const { adjusted, se, seRelative, varJudge, varResidual, prior } = expected;
    expectNear(answer, { adjusted, se, seRelative }, 6);
    expectNear(answer, { varJudge, varResidual, prior }, 4);
  });

  test('names neighbours with the error of their difference, and the ranks that no test of pairs excludes, as R does', () => {
    expect(answer.orderByAdjusted).toEqual(expected.orderByAdjusted);
    expectNear(answer.adjacentPairs, expected.adjacentPairs, 6);
    expect(answer.bonferroniRankSet90).toMatchObject({
      lower: expected.bonferroniRankSet90!.lower,
      upper: expected.bonferroniRankSet90!.upper,
    });
    expect(answer.bonferroniRankSet90!.critical).toBeCloseTo(expected.bonferroniRankSet90!.critical, 9);
  });

  test('gives the same whatever the order of the sheets', () => {
    const turned = answerRankUncertainty({ ...oracle.input, scores: (oracle.input.scores as unknown[]).toReversed() });
    expectNear(turned.pTopK, answer.pTopK, 9);
    expect(turned.rankInterval90).toEqual(answer.rankInterval90);
  });
});

describe('ranks of entries', () => {
  test('without a sheet are null, and nobody else is worse off for them', () => {
    const scores = [
      [0, 0, 80],
      [0, 1, 84],
      [2, 0, 70],
      [2, 1, 78],
    ];
    const answer = answerRankUncertainty(aQuestion(scores));
    const alone = answerRankUncertainty(aQuestion(scores.map(([entry, ...rest]) => [entry! / 2, ...rest]), { entries: 2 })); // prettier-ignore
    expect(answer.adjusted).toEqual([82, null, 74]);
    expect(answer.pTopK).toEqual([alone.pTopK![0], null, alone.pTopK![1]]);
    expect(answer.orderByAdjusted).toEqual([0, 2]);
  });

  test('are not known where every entry has one sheet, nor where there is none', () => {
    const unknown = answerRankUncertainty(aQuestion([[0, 0, 80], [1, 1, 70]])); // prettier-ignore
    expect(new Set(Object.values(unknown))).toEqual(new Set([null]));
    expect(answerRankUncertainty(aQuestion([], { entries: [], judges: [] }))).toEqual(unknown);
  });

  test('have no probability where no quota is asked for', () => {
    const answer = answerRankUncertainty(aQuestion([[0, 0, 80], [0, 1, 84], [1, 0, 60], [1, 1, 66]], { topK: null })); // prettier-ignore
    expect(answer.pTopK).toBeNull();
    expect(answer.rankInterval90!.lower).toEqual([1, 2, null]);
  });

  test.each([
    ['topK', 0, 'topK', 'NOT_A_WHOLE_NUMBER'],
    ['level', 1, 'level', 'OUT_OF_RANGE'],
    ['level', 'NaN', 'level', 'NOT_A_DECIMAL'],
    ['scores', [[3, 0, 80]], 'scores.0.0', 'NOT_A_WHOLE_NUMBER'],
    ['scores', [[0, 0, 150.5]], 'scores.0.2', 'OUT_OF_RANGE'],
  ])('are refused with %s %j at %s: %s', (key, value, path, code) => {
    expect(problemsIn(() => answerRankUncertainty(aQuestion([[0, 0, 80]], { [key]: value })))).toMatchObject([{ path, code }]);
  });

  test('are refused without a level', () => {
    const { level: _, ...rest } = aQuestion([[0, 0, 80]]);
    expect(problemsIn(() => answerRankUncertainty(rest))).toMatchObject([{ path: 'level', code: 'MISSING' }]);
  });
});
