import { designQuality } from './design-quality.js';
import { costsByExpertise } from './expertise.js';
import type { PanelState } from './panel-problem.js';
import type { Pair } from './problem.js';
import { changesOf } from './replan.js';

/** What a plan would change in a panel, and how well it lets judges be compared. */
export interface PlanReport {
  /** Sheets that entries ask for, and those that they get. */
  need: number;
  placed: number;
  added: Pair[];
  removed: Pair[];
  /** Entries by judge, before and after. */
  before: number[];
  after: number[];
  /** Pairs whose judge has words, of which none fits. */
  unfit: number;
  /** Connected parts; 1: all judges can be compared. */
  components: number;
  /** The fewest entries that two judges share, and how many pairs of judges share none. */
  leastOverlap: number;
  zeroOverlaps: number;
  /** Without whom the plan falls apart. */
  criticalJudges: number[];
  /** Of the difference of two judges, in units of σ²; null where the plan falls apart. */
  meanVariance: number | null;
}

/** The report of a plan of a panel with at least one judge. Judges who have left and read nothing are no part of it. */
export function reportOf(panel: PanelState, pairs: readonly Pair[]): PlanReport {
  const { entries, judges, standing, conflicts } = panel;
  const barred = new Set(conflicts.map(String));
  const before = standing.map(({ pair }) => pair).filter((pair) => !barred.has(String(pair)));
  const loads = (of: readonly Pair[]) => judges.map((_, judge) => of.filter(([, other]) => other === judge).length);
  const after = loads(pairs);
  const present = [...judges.keys()].filter((judge) => !judges[judge]!.hasLeft || after[judge]! > 0);
  const placeOf = new Map(present.map((judge, place) => [judge, place]));
  const quality = designQuality(
    entries.length,
    Math.max(present.length, 1),
    pairs.map(([entry, judge]): Pair => [entry, placeOf.get(judge)!]),
  );
  const costs = costsByExpertise(
    entries.map(({ text }) => text),
    judges.map(({ words }) => words),
  );
  return {
    need: entries.reduce((sum, { demand }) => sum + demand, 0),
    placed: pairs.length,
    ...changesOf(before, pairs),
    before: loads(before),
    after,
    unfit: pairs.filter(([entry, judge]) => costs[entry * judges.length + judge] === 2).length,
    components: quality.components,
    leastOverlap: quality.pairOverlap.min,
    zeroOverlaps: quality.pairOverlap.zeroPairs,
    criticalJudges: quality.criticalJudges.map((place) => present[place]!),
    meanVariance: quality.meanVarianceOfJudgeDifference,
  };
}
