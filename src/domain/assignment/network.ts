import type { AssignmentProblem } from './problem.js';

/** Stands where there is no arc: no judge reads the entry at any cost. */
export const NO_ARC = Infinity;

/**
 * The problem as a network: source → entry → judge → sink, one unit for each sheet. Where every entry needs an expert, an entry's
 * judges who are none hang on a second row that all but one of its units may pass: so one unit at least goes to an expert.
 */
export interface Network {
  entries: number;
  judges: number;
  /** Entries, and behind them as many second rows where experts are needed. */
  rows: number;
  /** By row and judge: what the arc costs, from 0 up, or NO_ARC. */
  cost: Float64Array;
  /** By entry: the units that it still needs. Locked pairs are made already. */
  supply: Int32Array;
  /** By entry: the units that may pass to its second row. */
  passing: Int32Array;
  /** By judge: the sheets that are locked, the fewest and the most. */
  locked: Int32Array;
  minLoad: Int32Array;
  maxLoad: Int32Array;
  loadPenalty: number;
  /** Taken off every cost, so that none is negative. */
  costBase: number;
}

/** @throws RangeError for a pair that is both locked and a conflict. */
export function networkOf(problem: AssignmentProblem): Network {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  const rows = problem.experts ? 2 * entries : entries;
  const closed = new Uint8Array(entries * judges);
  for (const [entry, judge] of problem.conflicts) closed[entry * judges + judge] = 1;
  const supply = Int32Array.from(problem.demand);
  const locked = new Int32Array(judges);
  for (const [entry, judge] of problem.locked) {
    const at = entry * judges + judge;
    if (closed[at] === 1) throw new RangeError(`The pair of entry ${entry} and judge ${judge} is locked and must not be made.`);
    closed[at] = 1;
    supply[entry]!--;
    locked[judge]!++;
  }
  const { cost, costBase } = costsOf(problem, closed, rows);
  return {
    entries,
    judges,
    rows,
    cost,
    costBase,
    supply,
    passing: passingUnits(problem, supply),
    locked,
    minLoad: Int32Array.from(problem.minLoad),
    maxLoad: Int32Array.from(problem.maxLoad),
    loadPenalty: problem.loadPenalty,
  };
}

function costsOf({ cost: costOf, experts, demand }: AssignmentProblem, closed: Uint8Array, rows: number) {
  const entries = demand.length;
  const judges = entries === 0 ? 0 : closed.length / entries;
  const cost = new Float64Array(rows * judges).fill(NO_ARC);
  let costBase = 0;
  for (let entry = 0; entry < entries; entry++) {
    const known = experts && new Set(experts[entry]);
    for (let judge = 0; judge < judges; judge++) {
      if (closed[entry * judges + judge] === 1) continue;
      const row = known && !known.has(judge) ? entries + entry : entry;
      const price = costOf(entry, judge);
      cost[row * judges + judge] = price;
      if (price < costBase) costBase = price;
    }
  }
  if (costBase < 0) for (let at = 0; at < cost.length; at++) cost[at]! -= costBase;
  return { cost, costBase };
}

/** All units of an entry that has a locked expert already, else all but one. */
function passingUnits({ experts, locked }: AssignmentProblem, supply: Int32Array): Int32Array {
  if (!experts) return new Int32Array(0);
  const passing = supply.map((units) => Math.max(units - 1, 0));
  for (const [entry, judge] of locked) if (experts[entry]!.includes(judge)) passing[entry] = supply[entry]!;
  return passing;
}
