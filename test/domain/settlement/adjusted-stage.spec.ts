import { describe, expect, test } from '@jest/globals';
import { settleStage, settleTrack } from '../../../src/domain/settle.js';
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
