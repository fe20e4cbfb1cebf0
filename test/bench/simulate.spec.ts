import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';

interface Figure {
  mean: number;
  se: number;
}

interface Figures {
  recall: Record<string, { found: Record<string, Figure>; tau: Record<string, Figure> }>;
  final: Record<string, Record<string, Figure>>;
  coverage: Record<string, Record<string, { coverage: Figure; width: Figure }>>;
  plans: { judgesPerEntry: number; simulated: { recall: Figure; width: Figure }; planned: { recall: number; width: number } }[];
  rules: Record<string, Record<string, { winner: Figure; three: Figure }>>;
}

const printed: string[] = [];
let figures: Figures;
beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  const path = '../../bench/simulate/all.mjs';
  const { simulateAll } = (await import(path)) as { simulateAll: (runs: number) => Figures };
  figures = simulateAll(20);
});
afterAll(() => {
  jest.restoreAllMocks();
});

// With so few contests only what is far apart can be told: `npm run simulate` has the figures of docs/scoring.md.

test('adjusting for judges finds more of the best than plain means, and trimming three sheets fewer', () => {
  const { 'plain mean': mean, trimmed, 'model B': adjusted } = figures.recall['3 judges each']!.tau;
  expect(adjusted!.mean).toBeGreaterThan(mean!.mean);
  expect(trimmed!.mean).toBeLessThan(mean!.mean);
  expect(figures.final['no outliers']!['model B']).toEqual(figures.final['no outliers']!['plain mean']);
});

test('nine in ten true ranks lie in their intervals, and nearly all in what no test of pairs excludes', () => {
  const { recommended, pairwise } = figures.coverage['100 × 10, 3 judges']!;
  expect(recommended!.coverage.mean).toBeGreaterThan(0.75);
  expect(pairwise!.coverage.mean).toBeGreaterThan(0.98);
  expect(pairwise!.width.mean).toBeGreaterThan(recommended!.width.mean);
});

test('the planner tells what whole contests come to', () => {
  for (const { simulated, planned } of figures.plans) {
    expect(Math.abs(planned.recall - simulated.recall.mean)).toBeLessThan(0.25);
    expect(Math.abs(planned.width - simulated.width.mean)).toBeLessThan(10);
  }
});

test('a judge who manipulates is withstood by robust weights, not by the mean', () => {
  const rules = figures.rules['7, one manipulates']!;
  expect(rules['same, robust (Huber)']!.three.mean).toBeGreaterThan(rules['mean']!.three.mean);
});

test('every table is printed', () => {
  expect(printed.filter((line) => line.startsWith('\n'))).toHaveLength(6);
  expect(printed.join('\n')).not.toMatch(/NaN|undefined|Infinity/);
});
