import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { designOf, residualDfOf } from '../../../src/domain/model/design.js';
import { fitLeastSquares } from '../../../src/domain/model/least-squares.js';
import { fitMixedModel, solveMixedModel } from '../../../src/domain/model/mixed-model.js';
import { fitRandomModel } from '../../../src/domain/model/random-model.js';
import { fitRobustModel } from '../../../src/domain/model/robust-model.js';
import { meansOf } from '../../../src/domain/model/summaries.js';
import { zScores } from '../../../src/domain/model/z-scores.js';
import { answerRanking } from '../../../src/domain/ranking/ranking.js';
import { aConfig, anEntry } from '../../support/ranking-question.js';
import { anyDesign, completeDesign, relabelled, reordered, type Sheets } from '../../support/random-designs.js';

const runs = { numRuns: 25 };

const designIn = ({ entries, judges, sheets }: Sheets) => designOf(entries, judges, sheets);

/** How far the values lie apart at most. */
const apart = (a: Iterable<number>, b: Iterable<number>) => {
  const others = [...b];
  return Math.max(...[...a].map((value, index) => Math.abs(value - others[index]!)));
};

const near = 1e-9;

describe('who is called what changes nothing', () => {
  test('another order of the sheets gives the same numbers to the last digit', () => {
    fc.assert(
      fc.property(reordered, ({ design, sheets }) => {
        const [one, other] = [designIn(design), designIn({ ...design, sheets })];
        const numbers = (of: typeof one) => {
          const { adjusted, se, judgeEffect, lambda } = fitMixedModel(of)!;
          return { adjusted, se, judgeEffect, lambda, leastSquares: fitLeastSquares(of).adjusted, z: zScores(of).scaled };
        };
        expect(numbers(other)).toEqual(numbers(one));
        expect(fitRobustModel(other)!.adjusted).toEqual(fitRobustModel(one)!.adjusted);
      }),
      runs,
    );
  });

  test('other names of entries and judges move no score, and none at all as it is published', () => {
    fc.assert(
      fc.property(relabelled, ({ design, entryNames, judgeNames }) => {
        const sheets = design.sheets.map(({ entry, judge, total }) => ({
          entry: entryNames[entry]!,
          judge: judgeNames[judge]!,
          total,
        }));
        const [one, other] = [designIn(design), designIn({ ...design, sheets })];
        const [before, after] = [fitMixedModel(one)!, fitMixedModel(other)!];
        const adjusted = entryNames.map((name) => after.adjusted[name]!);
        expect(apart(before.adjusted, adjusted)).toBeLessThan(near);
        expect(adjusted.map(published)).toEqual([...before.adjusted].map(published));
        const effects = judgeNames.map((name) => after.judgeEffect[name]!);
        expect(apart(before.judgeEffect, effects)).toBeLessThan(near);
        const fixed = fitLeastSquares(other).adjusted;
        expect(
          apart(
            fitLeastSquares(one).adjusted,
            entryNames.map((name) => fixed[name]!),
          ),
        ).toBeLessThan(near);
      }),
      runs,
    );
  });
});

/** Six decimals are kept of an estimate. */
const published = (value: number) => value.toFixed(6).replace(/^-(0\.0+)$/, '$1');

test('a constant that is added to all sheets shifts all scores by it, and nothing else', () => {
  fc.assert(
    fc.property(anyDesign, fc.integer({ min: -50, max: 50 }), (given, constant) => {
      const raised = { ...given, sheets: given.sheets.map((sheet) => ({ ...sheet, total: sheet.total + constant })) };
      const [one, other] = [designIn(given), designIn(raised)];
      const [before, after] = [fitMixedModel(one)!, fitMixedModel(other)!];
      const moved = (values: Float64Array) => values.map((value) => value + constant);
      expect(apart(moved(before.adjusted), after.adjusted)).toBeLessThan(near);
      expect(apart(before.se, after.se)).toBeLessThan(near);
      expect(apart(before.judgeEffect, after.judgeEffect)).toBeLessThan(near);
      expect(apart(moved(fitLeastSquares(one).adjusted), fitLeastSquares(other).adjusted)).toBeLessThan(near);
      expect(apart(moved(zScores(one).scaled), zScores(other).scaled)).toBeLessThan(near);
      const [robust, shiftedRobust] = [fitRobustModel(one)!, fitRobustModel(other)!];
      if (robust.hasConverged && shiftedRobust.hasConverged)
        expect(apart(moved(robust.adjusted), shiftedRobust.adjusted)).toBeLessThan(1e-4);
    }),
    runs,
  );
});

test('where every judge saw every entry, adjusting changes no mean', () => {
  fc.assert(
    fc.property(completeDesign, (given) => {
      const design = designIn(given);
      expect(apart(fitMixedModel(design)!.adjusted, meansOf(design))).toBeLessThan(near);
      expect(apart(fitLeastSquares(design).adjusted, meansOf(design))).toBeLessThan(near);
    }),
    runs,
  );
});

test('the leniency of judges adds up to nothing: of all in model B, of each island in least squares', () => {
  fc.assert(
    fc.property(anyDesign, (given) => {
      const design = designIn(given);
      const sum = (effects: Float64Array, island: number | null) =>
        effects.reduce((total, effect, judge) => total + (island === null || design.components.ofJudge[judge] === island ? effect : 0), 0);
      expect(Math.abs(sum(fitMixedModel(design)!.judgeEffect, null))).toBeLessThan(near);
      const { judgeEffect } = fitLeastSquares(design);
      for (let island = 1; island <= design.components.count; island++) expect(Math.abs(sum(judgeEffect, island))).toBeLessThan(near);
    }),
    runs,
  );
});

/**
 * λ(C0 + λI)⁻¹ is doubly stochastic (C0 has no positive number beside its diagonal, and its rows add up to 0), so an entry moves by the
 * constant times a mean of shares that add up to at most 1/n.
 */
test('a judge who is a constant more generous moves the adjusted scores of the own entries by less than their means', () => {
  const ratios = fc.constantFrom(0.05, 0.3, 1, 4);
  fc.assert(
    fc.property(anyDesign, ratios, fc.nat(), (given, lambda, pick) => {
      const generous = given.sheets[pick % given.sheets.length]!.judge;
      const raised = given.sheets.map((sheet) => ({ ...sheet, total: sheet.total + (sheet.judge === generous ? 10 : 0) }));
      const [one, other] = [designIn(given), designIn({ ...given, sheets: raised })];
      const [before, after] = [solveMixedModel(one, lambda).adjusted, solveMixedModel(other, lambda).adjusted];
      const own = new Set(given.sheets.filter(({ judge }) => judge === generous).map(({ entry }) => entry));
      for (let entry = 0; entry < one.entries; entry++) {
        const moved = after[entry]! - before[entry]!;
        expect(moved).toBeGreaterThan(-near);
        if (own.has(entry)) expect(moved).toBeLessThan(10 / one.sheetsOfEntry[entry]! + near);
      }
    }),
    runs,
  );
});

test('model A knows no variance below zero, and its effects add up to nothing', () => {
  fc.assert(
    fc.property(anyDesign, (given) => {
      const design = designIn(given);
      const fit = fitRandomModel(design);
      if (fit === null || residualDfOf(design) < 1) return;
      for (const variance of [fit.varEntry, fit.varJudge, fit.varResidual]) expect(variance).toBeGreaterThanOrEqual(0);
      expect(Math.abs(fit.entryEffect.reduce((sum, effect) => sum + effect, 0))).toBeLessThan(1e-6);
      expect(Math.abs(fit.judgeEffect.reduce((sum, effect) => sum + effect, 0))).toBeLessThan(1e-6);
    }),
    { numRuns: 6 },
  );
});

test('a blank or a draft lowers nobody', () => {
  const sheet = fc.constantFrom<Record<string, unknown>>(
    { status: 'draft', marks: ['0'] },
    { status: 'draft', marks: [null] },
    { status: 'incomplete', marks: [] },
    { status: 'recused' },
    { status: 'submitted', marks: [null] },
  );
  fc.assert(
    fc.property(anyDesign, sheet, fc.nat(), ({ entries, sheets }, blank, pick) => {
      const given = Array.from({ length: entries }, (_, entry) =>
        anEntry(
          `E${entry}`,
          sheets.filter((own) => own.entry === entry).map(({ total }) => `${total}`),
        ),
      );
      const withBlank = given.map((entry, index) =>
        index === pick % entries ? { ...entry, sheets: [...entry.sheets, { judge: 'blank', ...blank }] } : entry,
      );
      expect(answerRanking({ config: aConfig(), entries: withBlank })).toEqual(answerRanking({ config: aConfig(), entries: given }));
    }),
    runs,
  );
});
