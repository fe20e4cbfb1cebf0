import { describe, expect, test } from '@jest/globals';
import { designOf } from '../../src/domain/model/design.js';
import { fitMixedModel } from '../../src/domain/model/mixed-model.js';
import { problemsOfPanelWish, usualJudgesPerEntry } from '../../src/domain/planning/panel-wish.js';
import { planPanel } from '../../src/domain/planning/plan-panel.js';
import { componentsOfStage, errorOfPlan, usualComponents } from '../../src/domain/planning/variance-components.js';
import { normalStream, randomStream } from '../../src/domain/random-stream.js';
import type { StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import { relativeSe } from '../../src/domain/uncertainty/relative-se.js';

const wish = { entries: 100, judges: 10, topK: 10, minutesPerSheet: 20, components: usualComponents };

describe('a panel of ten judges for a hundred entries', () => {
  // SCORING 2, last paragraph: whole simulated contests, each fitted anew.
  const simulated: [judges: number, recall: number, width: number, undecided: number][] = [
    [2, 0.65, 44, 13],
    [3, 0.71, 37, 11],
    [4, 0.75, 33, 10],
    [5, 0.76, 30, 9],
    [6, 0.79, 28, 8],
    [10, 0.84, 22, 7],
  ];
  const lines = planPanel({ ...wish, judgesPerEntry: simulated.map(([judges]) => judges) });

  test.each(simulated)(
    'with %d for each entry finds the best ten as simulated contests do: %d, %d places, %d undecided',
    (judges, ...wanted) => {
      const line = lines.find(({ judgesPerEntry }) => judgesPerEntry === judges)!;
      expect(Math.abs(line.recall - wanted[0])).toBeLessThan(0.02);
      expect(Math.abs(line.intervalWidth - wanted[1])).toBeLessThan(1);
      expect(Math.abs(line.undecided - wanted[2])).toBeLessThan(1);
    },
  );

  test('with three each takes 300 sheets of 20 minutes, 30 for each judge', () => {
    expect(lines[1]).toMatchObject({ sheets: 300, sheetsPerJudge: 30, hours: 100, hoursPerJudge: 10 });
    // 7 · 3 = 21 sheets of 5 judges: one of them has 5, which take 75 minutes.
    expect(planPanel({ ...wish, entries: 7, judges: 5, topK: 2, minutesPerSheet: 15, judgesPerEntry: [3] })[0]).toMatchObject({
      sheets: 21,
      sheetsPerJudge: 5,
      hours: 5.3,
      hoursPerJudge: 1.3,
    });
  });

  test('is planned the same each time', () => {
    const small = { ...wish, entries: 20, topK: 3, judgesPerEntry: [3] };
    expect(planPanel(small)).toEqual(planPanel(small));
  });
});

describe('what an adjusted score is off by, before there is a plan', () => {
  test('is what the model tells of a random balanced plan', () => {
    const [uniform, entries, judges] = [randomStream(5), 60, 8];
    const normal = normalStream(uniform);
    const sheets = Array.from({ length: entries * 3 }, (_, at) => {
      const [entry, turn] = [Math.floor(at / 3), at % 3];
      const judge = (entry + turn * (1 + (Math.floor(entry / 8) % 2)) + Math.floor(entry / 8)) % judges;
      return { entry, judge, total: 70 + 7 * normal() + judge + 5 * normal() };
    });
    const fit = fitMixedModel(designOf(entries, judges, sheets))!;
    const [judgeSd, noiseSd] = [Math.sqrt(fit.varJudge), Math.sqrt(fit.varResidual)];
    const told = relativeSe(fit, judges);
    const rms = Math.sqrt(told.reduce((sum, se) => sum + se * se, 0) / entries);
    expect(errorOfPlan({ entries, judges, judgesPerEntry: 3 }, { entrySd: 7, judgeSd, noiseSd }) / rms).toBeCloseTo(1, 1);
  });

  test.each([
    // A full panel: leniency hits all alike, σ/√J = 5/√4.
    ['before a full panel', { entries: 20, judges: 4, judgesPerEntry: 4 }, { judgeSd: 6, noiseSd: 5 }, 2.5],
    // One judge each: noise and leniency cannot be told apart, √(σ² + (1 − 1/J)·σ_J²) = √(9 + 16·3/4).
    ['before one judge each', { entries: 20, judges: 4, judgesPerEntry: 1 }, { judgeSd: 4, noiseSd: 3 }, Math.sqrt(21)],
    ['where judges are alike', { entries: 20, judges: 4, judgesPerEntry: 2 }, { judgeSd: 0, noiseSd: 3 }, 3 / Math.SQRT2],
    ['without noise', { entries: 20, judges: 4, judgesPerEntry: 2 }, { judgeSd: 4, noiseSd: 0 }, 0],
    ['without anything', { entries: 20, judges: 1, judgesPerEntry: 1 }, { judgeSd: 0, noiseSd: 0 }, 0],
  ])('%s', (_, plan, sds, error) => {
    expect(errorOfPlan(plan, { entrySd: 7, ...sds })).toBeCloseTo(error, 9);
  });
});

describe('a wish', () => {
  test.each([
    [{ entries: 1, topK: 1 }, 'entries'],
    [{ entries: 3001 }, 'entries'],
    [{ judges: 0, judgesPerEntry: [] }, 'judges'],
    [{ judgesPerEntry: [3, 11] }, 'judgesPerEntry.1'],
    [{ judgesPerEntry: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3] }, 'judgesPerEntry'],
    [{ topK: 101 }, 'topK'],
    [{ minutesPerSheet: 2.5 }, 'minutesPerSheet'],
    [{ components: { ...usualComponents, noiseSd: NaN } }, 'noiseSd'],
    [{ components: { ...usualComponents, judgeSd: 51 } }, 'judgeSd'],
  ])('of %j is refused at %s', (change, path) => {
    expect(problemsOfPanelWish({ ...wish, judgesPerEntry: [3], ...change }).map((problem) => problem.path)).toEqual([path]);
  });

  test('compares two to ten judges for each entry, or as many as there are', () => {
    expect(usualJudgesPerEntry(12)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect([usualJudgesPerEntry(3), usualJudgesPerEntry(1)]).toEqual([[2, 3], [1]]);
  });
});

describe('an earlier stage', () => {
  const aTrack = (totals: number[][]) =>
    ({
      rubric: { criteria: [{ key: 'total', maxPoints: '100', weight: 1 }] },
      entries: totals.map((row, entry) => ({
        id: `e${entry}`,
        sheets: row.map((total, judge) => ({ judge: `j${judge}`, marks: [{ criterion: 'total', points: `${total}` }] })),
      })),
    }) as unknown as StageInputs;

  test('tells how much its entries, its judges and the rest of its sheets differ', () => {
    // A full panel of two: differences 10, 12, 8, 10 have the mean 10 and the variance 8/3, so σ² = 4/3 and σ_J² = 10²/2 − 4/3/4 = 49.67;
    // the means 60, 70, 80, 90 have the variance 500/3, of which σ²/2 = 2/3 is noise: 166.
    const track = aTrack([
      [55, 65],
      [64, 76],
      [76, 84],
      [85, 95],
    ]);
    expect(componentsOfStage([track])).toEqual({ entrySd: 12.88, judgeSd: 7.05, noiseSd: 1.15 });
    expect(componentsOfStage([track, track, aTrack([[50], [60]])])).toEqual(componentsOfStage([track]));
  });

  test('tells nothing where no entry has a second sheet', () => {
    expect(componentsOfStage([aTrack([[50], [60]])])).toBeNull();
    expect(componentsOfStage([])).toBeNull();
  });
});
