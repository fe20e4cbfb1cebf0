import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerRanking } from '../../src/domain/ranking/ranking.js';
import { aConfig, anEntry } from '../support/ranking-question.js';

interface Oracle {
  id: string;
  description: string;
  input: unknown;
  expected: unknown;
}

const folder = new URL('../oracles/ranking/', import.meta.url);
const oracles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Oracle);

describe('the oracles, computed by others with exact rational arithmetic', () => {
  test.each(oracles)('$id: $description', ({ input, expected }) => {
    expect(answerRanking(input)).toEqual(expected);
  });

  test('there are all thirteen of them', () => {
    expect(oracles.map(({ id }) => id)).toHaveLength(13);
  });
});

const linesOf = (config: Record<string, unknown>, entries: unknown[]) => answerRanking({ config: aConfig(config), entries });

const trimmed = (drop: number, minJudges: number) => ({ aggregate: 'trimmed', drop, minJudges });

describe('one score from many sheets', () => {
  test.each([
    // DOMAIN 1.7: drop 92 and 71, (88.5 + 85 + 84) / 3; plain mean 84.10.
    ['the worked example, trimmed', trimmed(1, 5), ['92', '88.5', '85', '84', '71'], '515/6', '85.83', true],
    ['the worked example, plain', { aggregate: 'mean' }, ['92', '88.5', '85', '84', '71'], '841/10', '84.10', false],
    // (90 + 80 + 70) / 3: a second 90 and a second 70 stay.
    ['equal extremes lose one copy each', trimmed(1, 5), ['90', '70', '80', '90', '70'], '80', '80.00', true],
    ['all equal', trimmed(1, 5), ['77', '77', '77', '77', '77'], '77', '77.00', true],
    ['two dropped at each end of five', trimmed(2, 5), ['95', '60', '88', '90', '86'], '88', '88.00', true],
    // n = 2·drop would leave nothing: plain mean (80 + 70 + 70 + 60) / 4.
    ['two dropped at each end of four', trimmed(2, 3), ['80', '70', '70', '60'], '70', '70.00', false],
    // (90 + 80 + 40) / 3
    ['three sheets where three are enough', trimmed(1, 3), ['90', '80', '40'], '80', '80.00', true],
    ['three sheets where four are needed', trimmed(1, 4), ['90', '80', '40'], '70', '70.00', false],
    ['nothing to drop', trimmed(0, 3), ['90', '80', '40'], '70', '70.00', false],
    ['median of three', { aggregate: 'median' }, ['60', '90', '70'], '70', '70.00', false],
    ['median of four', { aggregate: 'median' }, ['95', '60', '80', '70'], '75', '75.00', false],
    ['median of one', { aggregate: 'median' }, ['64'], '64', '64.00', false],
  ])('%s', (_, config, marks, exact, score, wasTrimmed) => {
    const rest = { rank: 1, belowMinimum: false, award: null, tieBrokenBy: null };
    expect(linesOf(config, [anEntry('A', marks)])).toEqual({
      A: { exact, score, judgesCounted: marks.length, trimmed: wasTrimmed, ...rest },
    });
  });

  const two = [
    { key: 'a', maxPoints: '50', weight: '50' },
    { key: 'b', maxPoints: '50', weight: '50' },
  ];
  const five = [
    ['50', '10'],
    ['10', '50'],
    ['30', '30'],
    ['40', '30'],
    ['20', '25'],
  ];
  const three = [
    ['50', '10'],
    ['10', '50'],
    ['40', '40'],
  ];
  test.each([
    // Totals 60, 60, 60, 70, 45: the last two go.
    ['trimmed', 'total', five, '60'],
    // a: 30, 40, 20 stay, mean 30; b: 30, 30, 25 stay, mean 85/3.
    ['trimmed', 'criterion', five, '175/3'],
    // Totals 60, 60, 80.
    ['median', 'total', three, '60'],
    // Medians 40 and 40.
    ['median', 'criterion', three, '80'],
    ['mean', 'criterion', three, '200/3'],
  ])('%s by %s', (aggregate, level, marks, exact) => {
    expect(linesOf({ criteria: two, aggregate, level }, [anEntry('A', marks)])['A']?.exact).toBe(exact);
  });

  test('weights need not add up to 100, nor match the points', () => {
    const criteria = [
      { key: 'a', maxPoints: '10', weight: '1' },
      { key: 'b', maxPoints: '20', weight: '2' },
    ];
    // 100 · (1 · 7/10 + 2 · 9/20) / 3
    expect(linesOf({ criteria }, [anEntry('A', [['7', '9']])])['A']?.exact).toBe('160/3');
  });

  test('fixed points are added and penalties taken off after averaging, also below zero', () => {
    const entries = [anEntry('A', ['70', '90'], { fixedPoints: '9.7', penalty: '2.5' }), anEntry('B', ['1'], { penalty: 3 })];
    expect(Object.values(linesOf({}, entries)).map(({ score }) => score)).toEqual(['87.20', '-2.00']);
  });

  test('a sheet that is no submitted and complete one counts as little as none', () => {
    const sheets = [
      { judge: 'J1', marks: ['80', '60'], status: 'submitted' },
      { judge: 'J2', marks: ['0', null] },
      { judge: 'J3', marks: ['0', '0'], status: 'draft' },
      { judge: 'J4', marks: [null, '0'], status: 'incomplete' },
      { judge: 'J5', marks: [], status: 'recused' },
      { judge: 'J6', status: 'recused' },
    ];
    const criteria = ['a', 'b'].map((key) => ({ key, maxPoints: '100', weight: '1' }));
    const rest = { trimmed: false, belowMinimum: false, award: null, tieBrokenBy: null };
    expect(
      linesOf({ criteria, minScore: '10' }, [
        { id: 'A', sheets },
        { id: 'B', sheets: sheets.slice(1) },
      ]),
    ).toEqual({
      A: { exact: '70', score: '70.00', rank: 1, judgesCounted: 1, ...rest },
      B: { exact: null, score: null, rank: null, judgesCounted: 0, ...rest },
    });
  });

  test.each([
    // DOMAIN 1.7: 0.3 · 515/6 + 0.7 · 90.25 = 88.925; with stage one rounded first to 85.83 it would have been 88.924.
    ['half-up', '515/6', '3557/40', '88.93'],
    ['half-even', '515/6', '3557/40', '88.92'],
    ['half-up', '85.83', '22231/250', '88.92'],
  ])('stages are weighted as fractions and rounded once: %s, first stage %s', (mode, first, exact, score) => {
    const stages = [
      { score: first, weight: '30' },
      { score: '90.25', weight: '70' },
    ];
    const rest = { rank: 1, judgesCounted: 0, trimmed: false, belowMinimum: false, award: null, tieBrokenBy: null };
    expect(linesOf({ rounding: { decimals: 2, mode } }, [{ id: 'A', stages }])).toEqual({ A: { exact, score, ...rest } });
  });
});
