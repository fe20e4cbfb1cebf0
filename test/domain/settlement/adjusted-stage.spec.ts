import { describe, expect, test } from '@jest/globals';
import { settleFinal } from '../../../src/domain/final.js';
import type { FinalRule } from '../../../src/domain/final-rule.js';
import { divide, fractionOf, roundFraction } from '../../../src/domain/fraction.js';
import { settleStage, settleTrack } from '../../../src/domain/settle.js';
import type { StageInputs } from '../../../src/domain/settlement/stage-inputs.js';
import { resultsOfStage } from '../../../src/domain/stage-result.js';
import { adjustedRule, designOracle, stageOfOracle } from '../../support/oracle-stage.js';

const weighted = designOracle('d03-weighted-30x6');
const complete = designOracle('d02-complete-12x5');

describe('a stage ranked by adjusted scores', () => {
  const { mixedB } = weighted.expected;
  const settled = settleTrack(stageOfOracle(weighted, { topK: 10 }));
  const lineOf = new Map(settled.standings.map((line) => [line.entry, line]));

  test('has the adjusted scores and errors that lme4 finds, stored to 6 and 4 decimals, and publishes them to those of the rule', () => {
    for (const [index, id] of weighted.input.entries.entries()) {
      const { adjusted, standardError, score, exact, plainMean } = lineOf.get(id)!;
      expect(Math.abs(Number(adjusted) - mixedB.adjusted[index]!)).toBeLessThan(2e-6);
      expect(Math.abs(Number(standardError) - mixedB.se[index]!)).toBeLessThan(1e-4);
      expect([adjusted, standardError].map((text) => text!.split('.')[1]!.length)).toEqual([6, 4]);
      expect(score).toBe(mixedB.adjusted[index]!.toFixed(2));
      expect(Number(score)).toBe(Number(exact!.split('/')[0]) / Number(exact!.split('/')[1] ?? 1));
      expect(plainMean).toBe(weighted.expected.plainMean[index]!.toFixed(2));
    }
  });

  test('orders by what is published', () => {
    const scores = settled.standings.map(({ score }) => Number(score));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const { place, score } of settled.standings) expect(place).toBe(1 + scores.filter((other) => other > Number(score)).length);
  });

  test('says what it was ranked by, and how generous each judge was', () => {
    expect(settled.summary).toMatchObject({
      announcedRule: 'ADJUSTED',
      officialRule: 'ADJUSTED',
      topK: 10,
      fallbackReasons: [],
      remarks: [],
      components: 1,
      // 90 sheets, 30 entries, 6 judges, one component.
      residualDf: 55,
    });
    const { model, judges } = settled.summary!;
    expect(Math.abs(Number(model!.varJudge) - mixedB.varJudge)).toBeLessThan(1e-3);
    expect(Math.abs(Number(model!.varResidual) - mixedB.varResidual)).toBeLessThan(1e-3);
    expect(judges.map(({ judge }) => judge)).toEqual(weighted.input.judges);
    for (const [index, { effect }] of judges.entries()) expect(Math.abs(Number(effect) - mixedB.judgeEffect[index]!)).toBeLessThan(1e-5);
  });

  test('takes its published decimal into a final', () => {
    const results = resultsOfStage(stageOfOracle(weighted));
    for (const { entry, exact, score, place } of settled.standings) expect(results.get(entry)).toMatchObject({ exact, score, place });
    expect(results.get('E0001')!.exact).toMatch(/^\d+(\/(2|4|5|10|20|25|50|100))?$/);
  });

  test('counts in a final with what is published: nothing of the sixth decimal is left', () => {
    const paper = resultsOfStage(stageOfOracle(weighted)).get('E0001')!;
    const rule: FinalRule = {
      stages: [
        { stage: 1, weight: '30' },
        { stage: 2, weight: '70' },
      ],
      parts: [],
      penalties: [],
      decimals: 2,
      rounding: 'HALF_UP',
      ranking: 'COMPETITION',
      tieBreak: [],
    };
    const stages = [
      { stage: 1, ...paper },
      { stage: 2, ...paper, exact: '90' },
    ];
    const entry = {
      id: 'E0001',
      status: 'ACTIVE' as const,
      submittedAt: '2025-10-10T09:00:00.000Z',
      parts: [],
      penalties: [],
      decision: null,
    };
    const [final] = settleFinal({ rule, entries: [{ ...entry, stages }] });
    const inCents = 30 * Math.round(100 * Number(paper.score)) + 70 * 9000;
    expect(final!.score).toBe(roundFraction(divide(fractionOf(inCents), fractionOf(10_000)), 2, 'half-up'));
  });

  test('where everybody saw everything, comes to the plain means', () => {
    for (const { score, plainMean, adjusted } of settleStage(stageOfOracle(complete))) {
      expect(score).toBe(plainMean);
      expect(Number(adjusted)).toBeCloseTo(Number(plainMean), 2);
    }
  });

  test('splits equal scores by the chain', () => {
    // To whole points there are many.
    const rule = { ...adjustedRule, decimals: 0, tieBreak: [{ link: 'PLAIN_MEAN' as const, criterion: null }] };
    const tied = settleStage(stageOfOracle(weighted, { rule }));
    expect(new Set(tied.map(({ place }) => place)).size).toBeGreaterThan(new Set(tied.map(({ score }) => score)).size);
    expect(tied.filter(({ tieBrokenBy }) => tieBrokenBy === 'PLAIN_MEAN').length).toBeGreaterThan(0);
  });
});

describe('where adjusted scores cannot be trusted, the plain mean is official, and it is said why', () => {
  test.each([
    ['the rule came after judging began', weighted, { wasAnnounced: false }, ['NOT_ANNOUNCED']],
    ['judges fall into islands', designOracle('d07-disconnected-20x6'), {}, ['NOT_CONNECTED']],
    // 16 sheets, 8 entries, 4 judges: 5 degrees of freedom.
    ['there are too few sheets', designOracle('d01-tiny-8x4'), {}, ['TOO_FEW_DEGREES_OF_FREEDOM']],
  ])('%s', (_, oracle, more, codes) => {
    const { standings, summary } = settleTrack(stageOfOracle(oracle, more));
    expect(summary).toMatchObject({ announcedRule: 'ADJUSTED', officialRule: 'MEAN' });
    expect(summary!.fallbackReasons.map(({ code }) => code)).toEqual(codes);
    for (const { ko, en } of summary!.fallbackReasons) expect([ko, en].map((text) => text.length > 20)).toEqual([true, true]);
    for (const [index, id] of oracle.input.entries.entries()) {
      const line = standings.find(({ entry }) => entry === id)!;
      expect(line.score).toBe(line.plainMean);
      // The estimate stays beside it.
      expect(Math.abs(Number(line.adjusted) - oracle.expected.mixedB.adjusted[index]!)).toBeLessThan(1e-5);
    }
  });

  test('nothing was scored', () => {
    const stage = stageOfOracle(weighted);
    const { standings, summary } = settleTrack({ ...stage, entries: stage.entries.map((entry) => ({ ...entry, sheets: [] })) });
    expect(standings.every(({ place, score, adjusted }) => place === null && score === null && adjusted === null)).toBe(true);
    expect(summary).toMatchObject({ officialRule: 'MEAN', model: null, judges: [], components: 0 });
    expect(settleTrack({ ...stage, entries: [] }).standings).toEqual([]);
  });

  test('judges with few sheets are only told of', () => {
    const stage = stageOfOracle(weighted);
    const once = { ...stage.entries[0]!.sheets[0]!, judge: 'J999' };
    const entries = stage.entries.map((entry, index) => (index === 0 ? { ...entry, sheets: [...entry.sheets, once] } : entry));
    const { summary } = settleTrack({ ...stage, entries });
    expect(summary).toMatchObject({ officialRule: 'ADJUSTED', fallbackReasons: [] });
    expect(summary!.remarks.map(({ code }) => code)).toEqual(['JUDGES_WITH_FEW_SHEETS']);
  });
});

describe('what a model may find, without being an error', () => {
  const rubric = { criteria: [{ key: 'total', maxPoints: '100', weight: 100 }] };
  /** Entries of all three judges; `totalOf` says what each gave. */
  const stageOf = (entries: number, totalOf: (entry: number, judge: number) => number, topK: number | null = 2): StageInputs => ({
    rule: adjustedRule,
    rubric,
    topK,
    entries: Array.from({ length: entries }, (_, entry) => ({
      id: `E${entry}`,
      status: 'ACTIVE' as const,
      submittedAt: '2025-10-10T09:00:00.000Z',
      sheets: [0, 1, 2].map((judge) => ({
        judge: `J${judge}`,
        marks: [{ criterion: 'total', points: String(totalOf(entry, judge)) }],
      })),
    })),
  });
  const codesOf = (inputs: StageInputs) => settleTrack(inputs).summary!.remarks.map(({ code }) => code);

  test('judges who agree to the point did not differ measurably: no adjustment is needed', () => {
    const settled = settleTrack(stageOf(8, (entry) => 60 + entry));
    expect(settled.summary).toMatchObject({ officialRule: 'ADJUSTED', remarks: [{ code: 'JUDGES_DO_NOT_DIFFER' }] });
    expect(settled.summary!.model).toMatchObject({ varJudge: '0.000000', varResidual: '0.000000', reliability: '1.000' });
    expect(settled.standings[0]).toMatchObject({
      entry: 'E7',
      score: '67.00',
      standardError: '0.0000',
      rankInterval: { lower: 1, upper: 1 },
      chanceOfTopK: '1.000',
    });
  });

  test('entries that all have the same totals cannot be told apart', () => {
    expect(codesOf(stageOf(8, () => 70))).toEqual(['JUDGES_DO_NOT_DIFFER', 'ENTRIES_CANNOT_BE_TOLD_APART']);
    const { standings } = settleTrack(stageOf(8, () => 70));
    for (const line of standings)
      expect(line).toMatchObject({ place: 1, score: '70.00', rankInterval: { lower: 1, upper: 8 }, chanceOfTopK: '0.250' });
  });

  test('a single entry is first, and everybody is among a quota that is not filled', () => {
    const [only] = settleTrack(stageOf(1, (_, judge) => 70 + judge)).standings;
    expect(only).toMatchObject({ place: 1, rankInterval: { lower: 1, upper: 1 }, chanceOfTopK: '1.000' });
    for (const { chanceOfTopK } of settleTrack(stageOf(3, (entry, judge) => 60 + 5 * entry + ((entry * judge) % 3), 9)).standings)
      expect(chanceOfTopK).toBe('1.000');
    for (const { chanceOfTopK } of settleTrack(stageOf(8, (entry) => 60 + entry, null)).standings) expect(chanceOfTopK).toBeNull();
  });
});
