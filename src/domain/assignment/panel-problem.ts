import { costsByExpertise } from './expertise.js';
import type { AssignmentProblem, Pair } from './problem.js';
import { replanning, type StandingPair } from './replan.js';

/** What organisers decide about a plan. */
export interface PlanSettings {
  /** Per cent of what judges promised that is planned with; the rest is a reserve for those who drop out. */
  plannedShare: number;
  /** The fewest entries of a judge who has not left, as far as the promise allows. */
  minLoad: number;
  /** λ: how much even loads are worth beside expertise. */
  loadPenalty: number;
  /** Whether each entry is to have a judge whose words fit. */
  needsExpert: boolean;
  /** Whether all judges are to be comparable through shared entries, where that can be. */
  connected: boolean;
}

/** The entries and the judges of one track in one stage, by index. */
export interface PanelState {
  /** `text`: what the entry says of itself, for the judges' words. */
  entries: readonly { demand: number; text: string }[];
  /** `maxLoad`: what the judge promised, null for any number; `hasLeft`: takes nothing more. */
  judges: readonly { maxLoad: number | null; words: readonly string[]; hasLeft: boolean }[];
  conflicts: readonly Pair[];
  standing: readonly StandingPair[];
}

/** The problem of a panel, and the entries for which no expert can be had. */
export interface PanelProblem {
  problem: AssignmentProblem;
  withoutExpert: number[];
}

/**
 * The problem that a panel is: a fit costs 0, a judge without words 1, no fit 2. Where nothing is assigned yet it is planned afresh, else as
 * a change of the plan. `isUnbounded`: judges who named no limit take whatever there is, not half as much again as an even share.
 */
export function panelProblem(panel: PanelState, settings: PlanSettings, isUnbounded: boolean): PanelProblem {
  const { entries, judges, conflicts } = panel;
  const costs = costsByExpertise(
    entries.map(({ text }) => text),
    judges.map(({ words }) => words),
  );
  const demand = entries.map((entry) => entry.demand);
  const maxLoad = loadLimits(panel, settings, isUnbounded);
  const { experts, withoutExpert } = settings.needsExpert ? expertsOf(panel, costs) : { experts: null, withoutExpert: [] };
  const problem: AssignmentProblem = {
    demand,
    maxLoad,
    minLoad: maxLoad.map((most, judge) => (judges[judge]!.hasLeft ? 0 : Math.min(settings.minLoad, most))),
    cost: (entry, judge) => costs[entry * judges.length + judge]!,
    conflicts,
    locked: [],
    experts,
    loadPenalty: settings.loadPenalty,
  };
  return { problem: panel.standing.length > 0 ? replanning(problem, panel.standing) : problem, withoutExpert };
}

/** The most that each judge is planned with: the planned share of a promise, at least one; for those without a limit, what keeps loads even. */
function loadLimits({ entries, judges }: PanelState, { plannedShare }: PlanSettings, isUnbounded: boolean): number[] {
  const promised = judges.map(({ maxLoad, hasLeft }) => {
    if (hasLeft) return 0;
    return maxLoad === null ? null : Math.max(1, Math.floor((maxLoad * plannedShare) / 100));
  });
  const need = entries.reduce((sum, { demand }) => sum + demand, 0);
  const present = judges.filter(({ hasLeft }) => !hasLeft).length;
  const free = promised.filter((limit) => limit === null).length;
  const rest = promised.reduce<number>((left, limit) => left - (limit ?? 0), need);
  const even = Math.max(Math.ceil((1.5 * need) / Math.max(present, 1)), Math.ceil(rest / Math.max(free, 1)));
  return promised.map((limit) => limit ?? (isUnbounded ? entries.length : Math.min(even, entries.length)));
}

/** Those who fit. Where nobody can, or finished sheets leave no room for one, anybody may stand in. */
function expertsOf({ entries, judges, conflicts, standing }: PanelState, costs: Uint8Array) {
  const barred = new Set(conflicts.map(([entry, judge]) => entry * judges.length + judge));
  const finished = Map.groupBy(
    standing.filter(({ work, pair: [entry, judge] }) => work === 'SUBMITTED' && !barred.has(entry * judges.length + judge)),
    ({ pair }) => pair[0],
  );
  const everybody = [...judges.keys()];
  const withoutExpert: number[] = [];
  const experts = entries.map(({ demand }, entry) => {
    const isExpert = (judge: number) => costs[entry * judges.length + judge] === 0 && !barred.has(entry * judges.length + judge);
    const made = (finished.get(entry) ?? []).map(({ pair }) => pair[1]);
    const isFull = made.length >= demand && !made.some(isExpert);
    const known = everybody.filter((judge) => isExpert(judge) && (!judges[judge]!.hasLeft || made.includes(judge)));
    if (known.length > 0 && !isFull) return known;
    withoutExpert.push(entry);
    return everybody;
  });
  return { experts, withoutExpert };
}
