import { describe, expect, test } from '@jest/globals';
import { designOf, type ScoredSheet } from '../../src/domain/model/design.js';
import { solveMixedModel } from '../../src/domain/model/mixed-model.js';
import { normalStream, randomStream } from '../../src/domain/random-stream.js';
import { deletionsFromMixedModel } from '../../src/domain/uncertainty/judge-deletion.js';
import { leaveOneOut } from '../../src/domain/uncertainty/leave-one-out.js';
import { statisticalTies } from '../../src/domain/uncertainty/statistical-ties.js';
import { expectNear } from '../support/expect-near.js';

/** As numbers or null, which can be compared. */
const known = (scores: Float64Array) => Array.from(scores, (score) => (Number.isNaN(score) ? null : score));

const mean = { aggregate: 'mean', drop: 0, minJudges: 1 } as const;

/** Totals by entry and judge; null: no sheet. */
const designFrom = (totals: (number | null)[][]) =>
  designOf(
    totals.length,
    totals[0]!.length,
    totals.flatMap((row, entry) => row.flatMap((total, judge): ScoredSheet[] => (total === null ? [] : [{ entry, judge, total }]))),
  );

describe('without one of the judges', () => {
  const race = designFrom([
    [90, 70, null],
    [80, 82, null],
    [null, 60, 78],
    [null, null, 75],
  ]);

  test('places are those that the others would have given', () => {
    // Means 80, 81, 69, 75. Without the first: 70, 82, 69, 75; the second: 90, 80, 78, 75; the third: 80, 81, 60 and no score.
    expect(leaveOneOut(race, mean, { topK: 2, decimals: 2 })).toEqual({
      minRank: [1, 1, 3, 2],
      maxRank: [3, 2, 4, 4],
      winnerChangesWithout: [1],
      topKChangesWithout: [0],
    });
  });

  test('ties are those of the published score', () => {
    // Without the second judge 80.004 and 80.001 are both 80.00.
    const near = designFrom([
      [80.004, 90],
      [80.001, 70],
    ]);
    expect(leaveOneOut(near, mean, { topK: 1, decimals: 2 })).toMatchObject({
      minRank: [1, 1],
      maxRank: [1, 2],
      winnerChangesWithout: [1],
    });
    expect(leaveOneOut(near, mean, { topK: 1, decimals: 3 }).winnerChangesWithout).toEqual([]);
  });

  test('a trimmed mean is trimmed as long as enough are left, and a median stays the middle', () => {
    const panel = designFrom([
      [60, 80, 90],
      [79, 79, 79],
    ]);
    const trimmed = { aggregate: 'trimmed', drop: 1, minJudges: 3 } as const;
    expect(leaveOneOut(panel, trimmed, { topK: 1, decimals: 2 }).winnerChangesWithout).toEqual([1, 2]);
    // Medians without each: 85, 75, 70 against 79.
    expect(leaveOneOut(panel, { ...trimmed, aggregate: 'median' }, { topK: 1, decimals: 2 }).winnerChangesWithout).toEqual([1, 2]);
  });

  test('judges without a sheet change nothing', () => {
    expect(
      leaveOneOut(
        designFrom([
          [80, null],
          [70, null],
        ]),
        mean,
        { topK: 1, decimals: 2 },
      ),
    ).toEqual({
      // prettier-ignore
      minRank: [null, null],
      maxRank: [null, null],
      winnerChangesWithout: [0],
      topKChangesWithout: [0],
    });
  });

  const uniform = randomStream(3);
  const normal = normalStream(uniform);
  const sheets = Array.from({ length: 24 }, (_, entry) => [entry % 9, (entry * 5 + 1) % 9, (entry * 7 + 3) % 9]).flatMap((judges, entry) =>
    [...new Set(judges)].map((judge) => ({ entry, judge, total: 70 + 7 * normal() + judge })),
  );
  // One entry that only the first judge saw.
  const design = designOf(25, 9, [...sheets, { entry: 24, judge: 0, total: 77 }]);

  test('adjusted scores are moved to where solving anew would put them', () => {
    const without = deletionsFromMixedModel(design, 0.7);
    for (let judge = 0; judge < 9; judge++) {
      const rest = [...design.totals.keys()].filter((sheet) => design.judgeOf[sheet] !== judge);
      const kept = rest.map((at) => ({ entry: design.entryOf[at]!, judge: design.judgeOf[at]!, total: design.totals[at]! }));
      const anew = solveMixedModel(designOf(25, 9, kept), 0.7).adjusted;
      expectNear(known(without(judge)), known(anew), 9);
    }
  });

  test('adjusted scores are plain means where judges do not differ, and hold also where judges count as fixed', () => {
    const wish = { topK: 3, decimals: 2 };
    expect(leaveOneOut(design, { aggregate: 'adjusted', lambda: Infinity }, wish)).toEqual(leaveOneOut(design, mean, wish));
    expect(leaveOneOut(design, { aggregate: 'adjusted', lambda: 0 }, wish).maxRank).toHaveLength(25);
  });
});

test('entries are tied at a quota where the probability of a place lies in the band, its ends included', () => {
  const pTopK = [1, 0.81, 0.8, 0.5, 0.2, 0.19, 0];
  expect(statisticalTies(pTopK)).toEqual([2, 3, 4]);
  expect(statisticalTies(pTopK, { least: 0.1, most: 0.9 })).toEqual([1, 2, 3, 4, 5]);
});
