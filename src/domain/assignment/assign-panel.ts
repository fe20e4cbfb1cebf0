import { randomStream } from '../random-stream.js';
import { balanceOverlaps } from './balance.js';
import { solveConnected } from './connect.js';
import { islandsOf } from './islands.js';
import { joinIslands } from './join-islands.js';
import { panelProblem, type PanelState, type PlanSettings } from './panel-problem.js';
import type { AssignmentPlan, AssignmentProblem, Blocking, Pair } from './problem.js';
import { drawnOrder, shuffledPanel } from './shuffle.js';
import { hastyPlan } from './hasty-plan.js';
import { solveAssignment } from './solve.js';

/** The plan of one panel. */
export interface PanelAssignment {
  isFeasible: true;
  pairs: Pair[];
  /** How much dearer it may be, at the most, than the best plan that connects all judges; 0: none is better. */
  gap: number;
  /** Time was up before it was known that no plan is better. */
  isTimeUp: boolean;
  /** Entries for which no expert can be had. */
  withoutExpert: number[];
}

/** Up to here the best connected plan is looked for; larger plans are repaired, and say by how much they may be dearer. */
const SMALL = 30;
/** Exchanges that are tried for each pair, and altogether at the most. */
const TRIES_PER_PAIR = 40;
const MOST_TRIES = 200_000;

/**
 * Plans one panel. Of plans that are equally good the seed draws one: entries and judges are shuffled by it first. The same seed gives the
 * same plan. Told to stop, it answers with the best plan so far.
 */
export function assignPanel(
  panel: PanelState,
  settings: PlanSettings,
  seed: number,
  shouldStop: () => boolean = () => false,
): PanelAssignment | Blocking {
  if (panel.entries.length === 0) return { isFeasible: true, pairs: [], gap: 0, isTimeUp: false, withoutExpert: [] };
  const random = randomStream(seed);
  const present = presentJudges(panel);
  if (present.length === 0) return withoutJudges(panel);
  const entryAt = drawnOrder([...panel.entries.keys()], random);
  const judgeAt = drawnOrder(present, random);
  const shuffled = shuffledPanel(panel, entryAt, judgeAt);
  const hasFree = panel.judges.some(({ maxLoad, hasLeft }) => maxLoad === null && !hasLeft);
  let { problem, withoutExpert } = panelProblem(shuffled, settings, false);
  let best = bestPlan(problem, settings, shouldStop);
  if (!best.isFeasible && hasFree) {
    ({ problem, withoutExpert } = panelProblem(shuffled, settings, true));
    best = bestPlan(problem, settings, shouldStop);
  }
  const named = (indices: readonly number[], at: readonly number[]) => indices.map((index) => at[index]!).toSorted((a, b) => a - b);
  if (!best.isFeasible) return { ...best, entries: named(best.entries, entryAt), judges: named(best.judges, judgeAt) };
  const balanced = balanceOverlaps(problem, best, random, Math.min(MOST_TRIES, TRIES_PER_PAIR * best.pairs.length));
  const pairs = balanced.pairs.map(([entry, judge]): Pair => [entryAt[entry]!, judgeAt[judge]!]);
  return {
    isFeasible: true,
    pairs: pairs.toSorted(([e, j], [f, k]) => e - f || j - k),
    gap: best.gap,
    isTimeUp: (best.gap > 0 || best.isUndecided === true) && shouldStop(),
    withoutExpert: named(withoutExpert, entryAt),
  };
}

/** Those who take entries, and those who left but whose finished sheets count. */
function presentJudges({ judges, standing, conflicts }: PanelState): number[] {
  const barred = new Set(conflicts.map(String));
  const finished = new Set(
    standing.filter(({ work, pair }) => work === 'SUBMITTED' && !barred.has(String(pair))).map(({ pair }) => pair[1]),
  );
  return [...judges.keys()].filter((judge) => !judges[judge]!.hasLeft || finished.has(judge));
}

const withoutJudges = ({ entries }: PanelState): Blocking => ({
  isFeasible: false,
  kind: 'ENTRIES',
  entries: [...entries.keys()],
  judges: [],
  need: entries.reduce((sum, { demand }) => sum + demand, 0),
  capacity: 0,
});

function bestPlan(
  problem: AssignmentProblem,
  { connected }: PlanSettings,
  shouldStop: () => boolean,
): (AssignmentPlan & { gap: number; isUndecided?: boolean }) | Blocking {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  const isSmall = entries <= SMALL;
  // Time was up before a connected plan was found, or known not to be.
  let isUndecided = false;
  if (connected && isSmall) {
    const plan = solveConnected(problem, shouldStop);
    if (plan?.isFeasible || (plan && plan.kind !== 'ISLANDS')) return plan;
    isUndecided = plan === null;
  }
  // A small one takes no time worth stopping for.
  const optimum = solveAssignment(problem, isSmall ? undefined : shouldStop);
  const cheapest: (AssignmentPlan & { bound?: number }) | Blocking = optimum ?? hastyPlan(problem);
  if (!cheapest.isFeasible) return cheapest;
  const { bound = cheapest.objective } = cheapest;
  const isApart = connected && islandsOf(entries, judges, cheapest.pairs).length > 1;
  const isTree = cheapest.pairs.length >= entries + judges - 1;
  const joined = isApart && isTree ? joinIslands(problem, cheapest) : null;
  return { ...(joined ?? cheapest), gap: (joined ?? cheapest).objective - bound, isUndecided: isUndecided && isApart && !joined };
}
