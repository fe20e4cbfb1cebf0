import { describe, expect, test } from '@jest/globals';
import { flagsOf } from '../../src/domain/diagnostics/flags.js';
import { diagnoseJudges, type JudgeDiagnostics, type Judging } from '../../src/domain/diagnostics/judge-diagnostics.js';
import { usualLimits } from '../../src/domain/diagnostics/limits.js';
import { outlierSheets } from '../../src/domain/diagnostics/outlier-sheets.js';
import { designOf } from '../../src/domain/model/design.js';
import { plantedPanel } from '../support/planted-panel.js';

const codesOf = (judging: Judging) => diagnoseJudges(judging).judges.map((judge) => flagsOf(judge, usualLimits).map(({ code }) => code));

/** The judge who is the extreme on a statistic. */
const extremeOf = (judging: Judging, statistic: (judge: JudgeDiagnostics) => number) => {
  const values = diagnoseJudges(judging).judges.map(statistic);
  return values.indexOf(Math.max(...values));
};

describe('a planted fault is the extreme on its own statistic, and flagged', () => {
  test('a judge who is eight points too strict', () => {
    // Each of the four marks out of 20 is 1.6 too low: 4 · 1.6 · 100/80 = 8 points.
    const panel = plantedPanel({ 2: ({ honest }) => honest - 1.6 });
    expect(extremeOf(panel, ({ leniency }) => -leniency!)).toBe(2);
    expect(codesOf(panel)).toEqual([[], [], ['SEVERE'], [], [], [], [], []]);
  });

  test('a judge who uses a third of the scale', () => {
    const panel = plantedPanel({ 3: ({ honest, whole }) => 13 + (honest - whole) + (whole - 13) / 3 - (honest - whole) * 0.5 });
    expect(extremeOf(panel, ({ spreadRatio }) => -spreadRatio!)).toBe(3);
    expect(codesOf(panel)[3]).toContain('NARROW_SCALE');
  });

  test('a judge whose marks have three times the noise', () => {
    const panel = plantedPanel({ 4: ({ honest, noise }) => honest + 2.5 * noise });
    expect(extremeOf(panel, ({ outfit }) => outfit!)).toBe(4);
    expect(codesOf(panel)[4]).toContain('ERRATIC');
  });

  test('a judge who gives the same mark on every criterion', () => {
    const panel = plantedPanel({ 5: ({ whole, noise, criterion }) => whole + (criterion === 0 ? noise / 2 : 0) });
    expect(extremeOf(panel, ({ haloRatio }) => -haloRatio!)).toBe(5);
    expect(codesOf(panel)[5]).toEqual(['SAME_ON_EVERY_CRITERION']);
  });

  test('a judge who grows milder by almost a point from sheet to sheet', () => {
    // 4 · 0.18 · 100/80 = 0.9 points a sheet.
    const panel = plantedPanel({ 6: ({ honest, position }) => honest + 0.18 * (position - 12) });
    expect(extremeOf(panel, ({ driftT }) => Math.abs(driftT!))).toBe(6);
    expect(codesOf(panel)[6]).toContain('DRIFTING');
  });

  test('a judge whose order has nothing to do with that of colleagues', () => {
    const panel = plantedPanel({ 7: ({ noise }) => 13 + 2 * noise });
    expect(extremeOf(panel, ({ consistency }) => -consistency!)).toBe(7);
    expect(codesOf(panel)[7]).toContain('DIFFERENT_ORDER');
  });

  test('one sheet mistyped by thirty points, by its externally studentised residual', () => {
    // 4 · 6 · 100/80 = 30 points too low on the judge's fifth sheet.
    const panel = plantedPanel({ 1: ({ honest, position }) => (position === 5 ? honest - 6 : honest) });
    const sheet = panel.design.judgeOf.indexOf(1) + 4;
    expect(outlierSheets(diagnoseJudges(panel).residuals, usualLimits.outlierResidual)).toEqual([sheet]);
  });
});

describe('the usual limits are those of docs/scoring.md: at one there is no flag, beyond it there is', () => {
  const [unremarkable] = diagnoseJudges(plantedPanel({})).judges;
  const codes = (statistics: Partial<JudgeDiagnostics>) =>
    flagsOf({ ...unremarkable!, ...statistics }, usualLimits).map(({ code }) => code);

  test.each<[string, Partial<JudgeDiagnostics>, Partial<JudgeDiagnostics>]>([
    ['SEVERE', { leniency: -5, leniencySe: 1 }, { leniency: -5.01, leniencySe: 1 }],
    ['GENEROUS', { leniency: 6, leniencySe: 3 }, { leniency: 6.01, leniencySe: 3 }],
    ['NARROW_SCALE', { spreadRatio: 0.5 }, { spreadRatio: 0.49 }],
    ['WIDE_SCALE', { spreadRatio: 1.6 }, { spreadRatio: 1.61 }],
    ['DIFFERENT_ORDER', { n: 10, consistency: 0.3 }, { n: 10, consistency: 0.29 }],
    ['DIFFERENT_ORDER', { n: 9, consistency: -1 }, { n: 10, consistency: -1 }],
    ['ERRATIC', { outfit: 1.5 }, { outfit: 1.51 }],
    ['SAME_ON_EVERY_CRITERION', { haloRatio: 0.5 }, { haloRatio: 0.49 }],
    ['DRIFTING', { driftT: -3 }, { driftT: -3.01 }],
  ])('%s: not at %j, but at %j', (code, at, beyond) => {
    expect([codes(at), codes(beyond)]).toEqual([[], [code]]);
  });

  test('an outlier sheet: not at 3.5, but at 3.51', () => {
    const residuals = [3.5, -3.51, 3.51].map((external) => ({ residual: 1, internal: 1, external }));
    expect(outlierSheets(residuals, usualLimits.outlierResidual)).toEqual([1, 2]);
  });
});

test('an honest panel has no flag and no outlier sheet', () => {
  const panel = plantedPanel({});
  expect(codesOf(panel).flat()).toEqual([]);
  expect(outlierSheets(diagnoseJudges(panel).residuals, usualLimits.outlierResidual)).toEqual([]);
});

describe('a flag is a sentence with its figure', () => {
  const plain: JudgeDiagnostics = {
    n: 12,
    leniency: 0,
    leniencySe: 1.5,
    sd: 9,
    spreadRatio: 1,
    consistency: 0.8,
    slopeOnPeers: 1,
    outfit: 1,
    haloSpread: 0.1,
    haloRatio: 1,
    driftPerPosition: 0,
    driftT: 0,
    ownDepartment: { difference: null, t: null, p: null },
  };
  test.each<[string, Partial<JudgeDiagnostics>, string[]]>([
    ['six points stricter', { leniency: -6.2 }, ['About 6 points stricter than colleagues on the same entries.']],
    ['more generous', { leniency: 7.5 }, ['About 8 points more generous than colleagues on the same entries.']],
    ['exactly at the limit of points', { leniency: -5 }, []],
    ['within two standard errors', { leniency: -6, leniencySe: 3 }, []],
    [
      'a narrow scale',
      { spreadRatio: 0.42 },
      ['Uses a narrow part of the scale: the standard deviation of the totals is 42 % of that of all judges.'],
    ],
    [
      'a wide scale',
      { spreadRatio: 1.7 },
      ['Uses a wide part of the scale: the standard deviation of the totals is 170 % of that of all judges.'],
    ],
    ['another order', { consistency: 0.21 }, ['Puts the entries in another order than colleagues: the correlation is 0.21.']],
    ['another order from nine sheets', { consistency: 0.21, n: 9 }, []],
    ['erratic', { outfit: 1.9 }, ['Marks are erratic: the mean square of what was not to be expected is 1.90 times the usual one.']],
    [
      'halo',
      { haloRatio: 0.3 },
      ['Gives nearly the same mark on every criterion: differences between criteria are 30 % of the usual ones.'],
    ],
    ['drift', { driftPerPosition: -0.8, driftT: -4 }, ['Marks fall by about 0.80 points from sheet to sheet.']],
    ['nothing known', { leniency: null, spreadRatio: null, consistency: null, outfit: null, haloRatio: null, driftT: null }, []],
  ])('%s', (_, found, sentences) => {
    expect(flagsOf({ ...plain, ...found }, usualLimits).map(({ en }) => en)).toEqual(sentences);
  });

  test('in Korean as well', () => {
    expect(flagsOf({ ...plain, leniency: -6.2 }, usualLimits)).toMatchObject([
      { code: 'SEVERE', ko: '같은 작품을 본 다른 위원보다 약 6점 엄격합니다.' },
    ]);
  });
});

describe('what cannot be computed is null, never NaN', () => {
  const diagnose = (judges: number, sheets: [entry: number, judge: number, total: number][]) =>
    diagnoseJudges({
      design: designOf(
        3,
        judges,
        sheets.map(([entry, judge, total]) => ({ entry, judge, total })),
      ),
      shares: null,
      positions: null,
      sameDepartment: null,
    });
  const expectNoNaN = (value: unknown): void => {
    if (typeof value === 'number') expect(value).not.toBeNaN();
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(expectNoNaN);
  };

  test('a judge without sheets', () => {
    const { judges } = diagnose(3, [
      [0, 0, 70],
      [0, 1, 75],
      [1, 0, 60],
      [1, 1, 72],
      [2, 0, 80],
      [2, 1, 81],
    ]);
    const { n, ownDepartment, ...rest } = judges[2]!;
    expect([n, ownDepartment]).toEqual([0, { difference: null, t: null, p: null }]);
    expect(Object.values(rest)).toEqual(Array.from({ length: 11 }, () => null));
    expectNoNaN(judges);
  });

  test('a judge who gives everybody the same total has a spread of 0 and no consistency', () => {
    const { judges } = diagnose(2, [
      [0, 0, 70.1],
      [0, 1, 75],
      [1, 0, 70.1],
      [1, 1, 72],
      [2, 0, 70.1],
      [2, 1, 81],
    ]);
    expect(judges[0]).toMatchObject({ sd: 0, spreadRatio: 0, consistency: null, slopeOnPeers: 0 });
    expectNoNaN(judges);
  });

  test.each<[string, [number, number, number][]]>([
    ['no sheet', []],
    ['one sheet', [[0, 0, 70]]],
    [
      'a perfect fit',
      [
        [0, 0, 70],
        [0, 1, 75],
        [1, 0, 60],
        [1, 1, 65],
        [2, 0, 80],
        [2, 1, 85],
      ],
    ],
    [
      'all marks equal',
      [
        [0, 0, 70],
        [0, 1, 70],
        [1, 0, 70],
        [1, 1, 70],
        [2, 0, 70],
        [2, 1, 70],
      ],
    ],
    [
      'two islands',
      [
        [0, 0, 70],
        [1, 0, 60],
        [2, 1, 50],
      ],
    ],
  ])('%s', (_, sheets) => {
    const diagnosis = diagnose(2, sheets);
    expectNoNaN(diagnosis);
    expect(diagnosis.residuals.every(({ external }) => external === null)).toBe(true);
    expect(diagnosis.judges.every(({ outfit }) => outfit === null)).toBe(true);
  });

  test('one sheet that spoils an otherwise perfect fit is an outlier of finite size', () => {
    const sheets = [0, 1, 2].flatMap((entry) =>
      [0, 1, 2].map((judge): [number, number, number] => [entry, judge, 60 + 10 * entry + 2 * judge]),
    );
    sheets[4]![2] = 30;
    const { residuals } = diagnose(3, sheets);
    expect(outlierSheets(residuals, usualLimits.outlierResidual)).toEqual([4]);
    expectNoNaN(residuals);
  });
});
