import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { costsByExpertise } from '../../../src/domain/assignment/expertise.js';
import type { PanelState, PlanSettings } from '../../../src/domain/assignment/panel-problem.js';
import { assignPanel } from '../../../src/domain/assignment/assign-panel.js';
import { reportOf } from '../../../src/domain/assignment/plan-report.js';
import type { Pair } from '../../../src/domain/assignment/problem.js';

const settings: PlanSettings = { plannedShare: 100, minLoad: 0, loadPenalty: 1, needsExpert: false, connected: true };

const aPanel = (entries: number, judges: number, wish: Partial<PanelState> = {}, demand = 2): PanelState => ({
  entries: Array.from({ length: entries }, () => ({ demand, text: '' })),
  judges: Array.from({ length: judges }, () => aJudge()),
  conflicts: [],
  standing: [],
  ...wish,
});
const aJudge = (wish: Partial<PanelState['judges'][number]> = {}) => ({ maxLoad: null, words: [], hasLeft: false, ...wish });

function pairsOf(panel: PanelState, wish: Partial<PlanSettings> = {}, seed = 1): Pair[] {
  const plan = assignPanel(panel, { ...settings, ...wish }, seed);
  if (!plan.isFeasible) throw new Error('no plan');
  return plan.pairs;
}

describe('expertise', () => {
  test.each([
    ['교통', '부산 교통량 예측', 0],
    ['GIS', 'GIS를 쓴 입지 분석', 0],
    ['gis', 'QGIS 3.2', 2],
    ['R', 'RDB에서 뽑은 자료', 2],
    ['R', 'Python, R 4.2', 0],
    // Decomposed by a Macintosh.
    ['교통', '교통'.normalize('NFD'), 0],
  ])('%s in "%s" costs %i', (word, text, cost) => {
    expect([...costsByExpertise([text], [[word]])]).toEqual([cost]);
  });

  test('a judge without words costs less than one whom nothing fits', () => {
    expect([...costsByExpertise(['교통'], [[], ['의료'], ['의료', '교통']])]).toEqual([1, 2, 0]);
  });

  test('each entry gets an expert where that is asked, and those that nobody fits are named', () => {
    const texts = ['교통', '교통', '의료'];
    const panel = aPanel(3, 3, {
      entries: texts.map((text) => ({ demand: 1, text })),
      judges: [aJudge({ words: ['교통'], maxLoad: 2 }), aJudge({ words: ['기상'], maxLoad: 2 })],
    });
    const plan = assignPanel(panel, { ...settings, needsExpert: true, connected: false }, 1);
    expect(plan).toMatchObject({ pairs: [expect.anything(), expect.anything(), expect.anything()], withoutExpert: [2] });
    expect(pairsOf(panel, { needsExpert: true, connected: false })).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
  });
});

describe('loads', () => {
  test('of judges without a limit stay even, and a reserve is kept of what others promised', () => {
    // 12 sheets. Of ten promised, 40 % are four; the other two take four each.
    const panel = aPanel(6, 3, { judges: [aJudge({ maxLoad: 10 }), aJudge(), aJudge()] });
    const loads = (plannedShare: number) => reportOf(panel, pairsOf(panel, { plannedShare })).after;
    expect(loads(40)).toEqual([4, 4, 4]);
    expect(loads(20)).toEqual([2, 5, 5]);
  });

  test('give way where conflicts leave no other plan', () => {
    // An even share of the two sheets is one and a half, at most two; judge 1 may read nothing.
    const conflicts = [0, 1, 2, 3].map((entry): Pair => [entry, 1]);
    expect(reportOf(aPanel(4, 3, { conflicts }), pairsOf(aPanel(4, 3, { conflicts }))).after).toEqual([4, 0, 4]);
  });

  test('nobody to judge is told with every entry', () => {
    expect(assignPanel(aPanel(2, 0), settings, 1)).toMatchObject({ isFeasible: false, entries: [0, 1], judges: [], need: 4, capacity: 0 });
  });
});

describe('a plan that people work by', () => {
  const standing = (work: 'SUBMITTED' | 'DRAFT' | 'NONE', ...pairs: Pair[]) => pairs.map((pair) => ({ pair, work }));
  const before: Pair[] = [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 2],
    [2, 0],
    [2, 2],
  ];

  test('changes only what a judge who left has not finished', () => {
    const panel = aPanel(3, 4, {
      judges: [aJudge({ hasLeft: true }), aJudge(), aJudge(), aJudge()],
      standing: [...standing('SUBMITTED', [0, 0]), ...standing('NONE', ...before.slice(1))],
    });
    const report = reportOf(panel, pairsOf(panel));
    expect([report.removed, report.added]).toEqual([[[2, 0]], [[2, 3]]]);
    expect(report.components).toBe(1);
  });

  test('is asked nothing of a judge who left without a sheet', () => {
    const panel = aPanel(3, 3, { judges: [aJudge({ hasLeft: true }), aJudge(), aJudge()], standing: standing('DRAFT', ...before) });
    const report = reportOf(panel, pairsOf(panel));
    expect([report.after, report.removed.length, report.added.length, report.criticalJudges]).toEqual([[0, 3, 3], 2, 2, []]);
  });
});

describe('told to stop at once', () => {
  const stopped = (panel: PanelState) => {
    const plan = assignPanel(panel, settings, 1, () => true);
    if (!plan.isFeasible) throw new Error('no plan');
    return plan;
  };

  test('it plans all the same, and says by how much it may be dearer', () => {
    const entries = Array.from({ length: 40 }, (_, entry) => ({ demand: 2, text: entry % 2 === 0 ? '교통' : '의료' }));
    const panel = aPanel(40, 4, {
      entries,
      judges: ['교통', '교통', '의료', '의료'].map((word) => aJudge({ words: [word], maxLoad: 20 })),
    });
    const plan = stopped(panel);
    // Twenty entries of two judges each for either field: every pair fits. It takes a dearer one of each side to connect the fields.
    expect(reportOf(panel, plan.pairs)).toMatchObject({ placed: 80, after: [20, 20, 20, 20], components: 1, unfit: 2 });
    expect([plan.gap, plan.isTimeUp]).toEqual([4, true]);
  });

  test('a plan that falls apart, of which it is not known whether it must, is told as unfinished', () => {
    const across = (entry: number, judge: number) => entry < 2 !== judge < 2;
    const all = [0, 1, 2, 3].flatMap((entry) => [0, 1, 2, 3].map((judge): Pair => [entry, judge]));
    const panel = aPanel(4, 4, { conflicts: all.filter(([entry, judge]) => across(entry, judge)) });
    expect(stopped(panel)).toMatchObject({ gap: 0, isTimeUp: true });
    expect(assignPanel(panel, settings, 1)).toMatchObject({ gap: 0, isTimeUp: false });
  });

  test('what cannot be is told all the same', () => {
    // Of 31 entries the one judge reads each, the other thirty.
    expect(
      assignPanel(aPanel(40, 2, { judges: [aJudge({ maxLoad: 30 }), aJudge({ maxLoad: 50 })] }), settings, 1, () => true),
    ).toMatchObject({
      isFeasible: false,
      need: 62,
      capacity: 61,
    });
  });
});

test('the same seed gives the same plan, another one draws among equals, and each keeps the constraints', () => {
  const wish = fc.record({ entries: fc.integer({ min: 3, max: 8 }), judges: fc.integer({ min: 3, max: 4 }), seed: fc.integer() });
  fc.assert(
    fc.property(wish, ({ entries, judges, seed }) => {
      const panel = aPanel(entries, judges, { conflicts: [[0, 0]] });
      const pairs = pairsOf(panel, {}, seed);
      expect(pairsOf(panel, {}, seed)).toEqual(pairs);
      const { after, components } = reportOf(panel, pairs);
      expect([components, pairs.length, new Set(pairs.map(String)).size]).toEqual([1, 2 * entries, 2 * entries]);
      expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(2);
      expect(pairs).not.toContainEqual([0, 0]);
    }),
    { numRuns: 30 },
  );
  expect(new Set([1, 2, 3, 4, 5].map((seed) => String(pairsOf(aPanel(6, 4), {}, seed)))).size).toBeGreaterThan(1);
});
