import { expect, test } from '@jest/globals';
import { absorbEntries } from '../../../src/domain/model/absorption.js';
import { designOf, type ScoredSheet } from '../../../src/domain/model/design.js';
import { fitMixedModel, solveMixedModel } from '../../../src/domain/model/mixed-model.js';
import { spectrumOf } from '../../../src/domain/model/spectrum.js';

const judges = 60;

/** Total of an entry by a judge: qualities and leniencies on different scales, and something that neither explains. */
const totalOf = (entry: number, judge: number) => 60 + ((entry * 7) % 31) + ((judge * 5) % 13) + ((entry * judge) % 7);

const panels: [string, ScoredSheet[]][] = [
  ['well linked', sheetsOf(200, (entry) => [entry % 60, (entry * 7 + 3) % 60, (entry * 11 + 31) % 60])],
  // Each judge shares an entry with the next one only: conjugate gradients would take too long.
  ['in a chain', sheetsOf(59, (entry) => [entry, entry + 1])],
];

function sheetsOf(entries: number, judgesOf: (entry: number) => number[]): ScoredSheet[] {
  return Array.from({ length: entries }, (_, entry) =>
    [...new Set(judgesOf(entry))].map((judge) => ({ entry, judge, total: totalOf(entry, judge) })),
  ).flat();
}

test.each(panels)('sixty judges %s are solved alike with and without an inverse', (_, sheets) => {
  const design = designOf(Math.max(...sheets.map(({ entry }) => entry)) + 1, judges, sheets);
  const fit = fitMixedModel(design)!;
  const held = solveMixedModel(design, fit.lambda);
  const apart = Math.max(...fit.judgeEffect.map((effect, judge) => Math.abs(effect - held.judgeEffect[judge]!)));
  expect(fit.varJudge).toBeGreaterThan(0);
  expect(apart).toBeLessThan(1e-9);
});

test('where five judges see seven entries each, what they say about each other is worth seven sheets in every direction but one', () => {
  // C0 = 7·(I − 11ᵀ/5): once 0, four times 7.
  const all = Array.from({ length: 7 }, (_, entry) =>
    [0, 1, 2, 3, 4].map((judge) => ({ entry, judge, total: totalOf(entry, judge) })),
  ).flat();
  const { information, right } = absorbEntries(designOf(7, 5, all));
  const { values, coordinates } = spectrumOf(information, right);
  const sorted = values.toSorted();
  expect([...sorted].map((value) => Number(value.toFixed(12)) + 0)).toEqual([0, 7, 7, 7, 7]);
  // A turn keeps the length of a vector.
  const lengthOf = (vector: Float64Array) => Math.sqrt(vector.reduce((sum, part) => sum + part * part, 0));
  expect(lengthOf(coordinates[0]!)).toBeCloseTo(lengthOf(right), 12);
});
