import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerPanelStability } from '../../src/domain/uncertainty/panel-question.js';
import type { PanelStability } from '../../src/domain/uncertainty/panel-stability.js';
import { problemsIn } from '../support/problems-in.js';

const oracle = JSON.parse(readFileSync(new URL('../oracles/uncertainty/u05-final-12x10.json', import.meta.url), 'utf8')) as {
  input: Record<string, unknown>;
  expected: Omit<PanelStability, 'winsorisedSe'> & { winsorisedSe: number[] };
};

const aPanel = (totals: unknown[][], changes: Record<string, unknown> = {}) => ({
  rows: 'entries',
  columns: 'judges',
  totals,
  aggregate: 'trimmed',
  drop: 1,
  minJudges: 3,
  topK: 1,
  ...changes,
});

describe('a final before a full panel', () => {
  const answer = answerPanelStability(oracle.input);

  test('has the means, the places and the places without each judge of the oracle', () => {
    const { winsorisedSe, judgeBootstrapPTopK, ...exact } = oracle.expected;
    expect(answer).toMatchObject(exact);
    for (const [entry, se] of winsorisedSe.entries()) expect(answer.winsorisedSe[entry]).toBeCloseTo(se, 9);
    expect(judgeBootstrapPTopK).toHaveLength(12);
  });

  test('has its first three, of panels drawn again, as often as in the 20,000 resamples of the oracle', () => {
    // The difference of shares of 10,000 and 20,000 has an sd of at most 0.006.
    for (const [entry, share] of oracle.expected.judgeBootstrapPTopK.entries())
      expect(Math.abs(answer.judgeBootstrapPTopK[entry]! - share)).toBeLessThan(0.02);
  });
});

describe('a panel', () => {
  test('has ties where the means are equal as fractions, however they look in binary', () => {
    const answer = answerPanelStability(
      aPanel([
        [70.1, 70.2],
        [70.15, 70.15],
        ['70.2', '70.1'],
        [70, 70],
      ]),
    );
    expect(answer.rank).toEqual([1, 1, 1, 4]);
  });

  test('leaves absent judges out, and has nothing for an entry without a total', () => {
    const answer = answerPanelStability(
      aPanel([
        [80, 90, 85],
        [null, null, null],
        [null, 70, 72],
      ]),
    );
    expect(answer.trimmedMean).toEqual([85, null, 71]);
    expect(answer.plainMean).toEqual([85, null, 71]);
    expect(answer.rank).toEqual([1, null, 2]);
    // One total is left of three; two untrimmed ones have s/√2 = 1.
    expect(answer.winsorisedSe).toEqual([null, null, 1]);
    expect(answer.winsorisedDf).toEqual([null, null, 1]);
    expect(answer.judgeBootstrapPTopK).toEqual([1, 0, expect.any(Number)]);
  });

  test('is not trimmed once a judge who is left out makes it too small', () => {
    // With all: 60 < middle 80 < 90 against 79, 79, 79. Without the third: (60 + 80) / 2 against 79.
    const near = [
      [60, 80, 90],
      [79, 79, 79],
    ];
    const { rank, leaveOneJudgeOut } = answerPanelStability(aPanel(near));
    expect(rank).toEqual([1, 2]);
    expect(leaveOneJudgeOut).toEqual({
      rankByLeftOutJudge: [
        [1, 2],
        [2, 1],
        [2, 1],
      ],
      minRank: [1, 1],
      maxRank: [2, 2],
      topKUnchangedForJudges: [0],
    });
  });

  test('may stand with its judges in rows, and rank by mean or median', () => {
    const sheets = [
      [60, 79],
      [80, 79],
      [90, 79],
    ];
    const turned = (aggregate: string) => answerPanelStability(aPanel(sheets, { rows: 'judges', columns: 'entries', aggregate }));
    expect(turned('median').rank).toEqual([1, 2]);
    expect(turned('mean').rank).toEqual([2, 1]);
    expect(turned('mean').plainMean[0]).toBeCloseTo(230 / 3, 12);
  });

  test.each([
    ['totals', null, 'totals', 'NOT_A_LIST'],
    ['totals', [[70, 80], [70]], 'totals.1', 'WRONG_LENGTH'],
    ['totals', [[70, 101]], 'totals.0.1', 'OUT_OF_RANGE'],
    ['totals', [[70, 'NaN']], 'totals.0.1', 'NOT_A_DECIMAL'],
    ['aggregate', 'best', 'aggregate', 'UNKNOWN_WORD'],
    ['columns', 'entries', 'columns', 'UNKNOWN_WORD'],
    ['drop', -1, 'drop', 'NOT_A_WHOLE_NUMBER'],
    ['topK', 0, 'topK', 'NOT_A_WHOLE_NUMBER'],
  ])('with %s %j is refused at %s: %s', (key, value, path, code) => {
    expect(problemsIn(() => answerPanelStability(aPanel([[70, 80]], { [key]: value })))).toMatchObject([{ path, code }]);
  });

  test('without a key is refused', () => {
    const { topK: _, ...rest } = aPanel([[70, 80]]);
    expect(problemsIn(() => answerPanelStability(rest))).toMatchObject([{ path: 'topK', code: 'MISSING' }]);
  });
});
