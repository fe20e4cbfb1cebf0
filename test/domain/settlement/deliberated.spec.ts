import { describe, expect, test } from '@jest/globals';
import { deliberationList } from '../../../src/domain/deliberation.js';
import { explainStanding } from '../../../src/domain/explanation/of-standing.js';
import { settleStage, settleTrack } from '../../../src/domain/settle.js';
import { exchangePlaces } from '../../../src/domain/settlement/decisions.js';
import type { StageDecision } from '../../../src/domain/settlement/stage-inputs.js';
import { adjustedRule, designOracle, stageOfOracle } from '../../support/oracle-stage.js';

const oracle = designOracle('d03-weighted-30x6');
const band = { fromPercent: 20, toPercent: 80 };
const rule = { ...adjustedRule, deliberation: band };
const topK = 10;
const inputs = stageOfOracle(oracle, { rule, topK });
const settled = settleTrack(inputs);
const placesOf = (decisions: StageDecision[]) =>
  new Map(settleStage({ ...inputs, decisions }).map(({ entry, place, tieBrokenBy }) => [entry, { place, tieBrokenBy }]));
const listed = deliberationList(settled.standings, topK, band).map(({ entry }) => entry);

describe('a committee’s decisions', () => {
  test('exchange places among those decided on: of A, B and C on 3, 4 and 6, in the order C, A, B, come C on 3, A on 4 and B on 6', () => {
    const placed = ['X', 'Y', 'A', 'B', 'Z', 'C'].map((entry, index) => ({ entry, place: index + 1 }));
    const decisions = ['C', 'A', 'B'].map((entry, index) => ({ entry, order: index + 1 }));
    const { places } = exchangePlaces(placed, decisions, 'COMPETITION');
    expect(Object.fromEntries(places)).toEqual({ X: 1, Y: 2, C: 3, A: 4, Z: 5, B: 6 });
  });

  test('exchange the places of those that are listed, and of nobody else', () => {
    const before = placesOf([]);
    const reversed = placesOf(listed.toReversed().map((entry, index) => ({ entry, order: index + 1 })));
    expect(listed.length).toBeGreaterThan(1);
    expect(listed.toReversed().map((entry) => reversed.get(entry))).toEqual(
      listed.map((entry) => ({ place: before.get(entry)!.place, tieBrokenBy: 'DECISION' })),
    );
    for (const [entry, line] of before) if (!listed.includes(entry)) expect(reversed.get(entry)).toEqual(line);
  });

  test('leave the list as it is', () => {
    const decisions = listed.toReversed().map((entry, index) => ({ entry, order: index + 1 }));
    const after = deliberationList(settleStage({ ...inputs, decisions }), topK, band).map(({ entry }) => entry);
    expect(after.toSorted()).toEqual(listed.toSorted());
  });

  test('count for nobody who is not on it', () => {
    const [first, last] = [settled.standings[0]!.entry, settled.standings.at(-1)!.entry];
    expect(listed).not.toContain(first);
    expect(placesOf([last, first].map((entry, index) => ({ entry, order: index + 1 })))).toEqual(placesOf([]));
  });
});

test('who is below a floor cannot go on: the chances of the others are those of the places that this leaves', () => {
  const { criterion } = settled.standings[0]!.criterionMeans![0]!;
  const means = settled.standings.slice(0, topK).map(({ criterionMeans }) => Number(criterionMeans![0]!.mean));
  // Above what the second lowest of the best ten reached on the first criterion.
  const floors = [{ criterion, points: (means.toSorted((x, y) => x - y)[1]! + 0.01).toFixed(2) }];
  const standings = settleStage({ ...inputs, rule: { ...rule, floors } });
  const [below, others] = [standings.filter(isBelow), standings.filter((line) => !isBelow(line))];
  expect([below.filter(({ place }) => place! <= topK).length > 1, others.length > topK]).toEqual([true, true]);
  expect(below.map(({ chanceOfTopK }) => chanceOfTopK)).toEqual(below.map(() => null));
  const chances = others.reduce((sum, { chanceOfTopK }) => sum + Number(chanceOfTopK), 0);
  expect(Math.abs(chances - topK)).toBeLessThan(0.01 * topK);
  expect(Number(others[topK - 1]!.chanceOfTopK)).toBeGreaterThan(0.5);
});
const isBelow = ({ belowFloors }: { belowFloors?: string[] }) => belowFloors!.length > 0;

describe('the score of a line is explained by what counted', () => {
  const names = oracle.input.criteria.map(({ key }) => ({ nameKo: key, nameEn: key }));
  const explained = (stage: typeof inputs, entry: string) => {
    const { standings, summary } = stage === inputs ? settled : settleTrack(stage);
    const standing = standings.find((line) => line.entry === entry)!;
    const explanation = explainStanding({
      rule: stage.rule,
      criteria: stage.rubric.criteria.map((criterion, index) => ({ ...criterion, ...names[index]! })),
      sheets: stage.entries.find(({ id }) => id === entry)!.sheets,
      standing,
      summary,
    });
    return { en: explanation?.en, score: standing.score };
  };
  const [first] = oracle.input.entries;

  test('with the judge effects that lme4 finds', () => {
    const effects = oracle.input.scores
      .filter(([entry]) => entry === 0)
      .map(([, judge]) => oracle.expected.mixedB.judgeEffect[judge]!.toFixed(1).replace('-', ''));
    const told = explained(inputs, first!);
    const judges = /judges ([^;]*); adjusted/.exec(told.en!)![1]!;
    const figures = judges.split(', ').map((figure) => Math.abs(Number(figure.replace('−', '-'))).toFixed(1));
    expect(figures.toSorted()).toEqual(effects.toSorted());
    expect(told.en).toContain(`→ ${oracle.expected.mixedB.adjusted[0]!.toFixed(2)}.`);
  });

  test.each([
    ['a fallback, with its reason', { wasAnnounced: false }, /could not be used.*not announced before judging began.*Raw/],
    ['a mean', { rule: { ...rule, tally: 'MEAN' as const } }, /^Your score is the average of 3 judges' scores\. Raw/],
    ['a median', { rule: { ...rule, tally: 'MEDIAN' as const } }, /^Your score is the middle one/],
    ['a trimmed mean', { rule: { ...rule, tally: 'TRIMMED_MEAN' as const, minJudgesToTrim: 3 } }, /left out .*, .*; counted/],
    ['one of too few judges', { rule: { ...rule, tally: 'TRIMMED_MEAN' as const } }, /^With fewer than 5 judges/],
    [
      'one by criterion',
      { rule: { ...rule, tally: 'MEDIAN' as const, trimLevel: 'CRITERION' as const } },
      /the median of the marks on each/,
    ],
  ])('%s', (_, more, expected) => {
    const { en, score } = explained({ ...inputs, ...more }, first!);
    expect(en).toMatch(expected);
    expect(en).toContain(`→ ${score}.`);
  });

  test('equal judges, whose sheets were not adjusted', () => {
    const same = inputs.entries.map((entry) => ({
      ...entry,
      sheets: entry.sheets.map((sheet) => ({ ...sheet, marks: entry.sheets[0]!.marks })),
    }));
    expect(explained({ ...inputs, entries: same }, first!).en).toMatch(/^The judges did not differ measurably/);
  });

  test('nothing, where there is no score', () => {
    const entries = inputs.entries.map((entry, index) => (index === 0 ? { ...entry, sheets: [] } : entry));
    expect(explained({ ...inputs, entries }, first!)).toEqual({ en: undefined, score: null });
  });
});
