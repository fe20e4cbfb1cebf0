import type { CheapestFlow } from './flow.js';
import { NO_ARC, type Network } from './network.js';
import type { AssignmentProblem, Blocking } from './problem.js';

/**
 * What keeps a greatest flow from being a plan: the smallest minimum cut around an entry that lacks judges, or around a judge who lacks
 * entries; null where it is one. Totals alone do not show it: a few entries may have only judges in common whose places do not suffice
 * (Hall's condition).
 */
export function blockingOf(net: Network, flow: CheapestFlow): Blocking | null {
  const short = [...flow.waiting.keys()].filter((entry) => flow.waiting[entry]! > 0);
  if (short.length > 0) return smallest(short.map((entry) => aroundEntry(net, flow, entry)));
  const idle = [...flow.load.keys()].filter((judge) => flow.load[judge]! < net.minLoad[judge]!);
  return idle.length > 0 ? smallest(idle.map((judge) => aroundJudge(net, flow, judge))) : null;
}

/** A judge who is to read more than that judge may. */
export function blockedByLoads({ minLoad, maxLoad, conflicts, demand }: AssignmentProblem): Blocking | null {
  const judge = minLoad.findIndex((least, index) => least > maxLoad[index]!);
  if (judge < 0) return null;
  const barred = new Set(conflicts.filter(([, other]) => other === judge).map(([entry]) => entry));
  const entries = [...demand.keys()].filter((entry) => demand[entry]! > 0 && !barred.has(entry));
  return { isFeasible: false, kind: 'JUDGES', entries, judges: [judge], need: minLoad[judge]!, capacity: maxLoad[judge]! };
}

/** What locked pairs alone make impossible: more of them than an entry asks for or a judge may read, or no room left for an expert. */
export function blockedByLocked({ demand, maxLoad, locked, experts }: AssignmentProblem): Blocking | null {
  const byEntry = Map.groupBy(locked, ([entry]) => entry);
  for (const [entry, made] of byEntry) {
    const judges = made.map(([, judge]) => judge);
    if (made.length > demand[entry]!) return locking([entry], judges, made.length, demand[entry]!);
    const lacksExpert = experts !== null && !judges.some((judge) => experts[entry]!.includes(judge));
    if (lacksExpert && made.length === demand[entry]!) return locking([entry], [...experts[entry]!], 1, 0);
  }
  for (const [judge, made] of Map.groupBy(locked, ([, judge]) => judge))
    if (made.length > maxLoad[judge]!)
      return locking(
        made.map(([entry]) => entry),
        [judge],
        made.length,
        maxLoad[judge]!,
      );
  return null;
}

const locking = (entries: number[], judges: number[], need: number, capacity: number): Blocking => ({
  isFeasible: false,
  kind: 'ENTRIES',
  entries,
  judges,
  need,
  capacity,
});

const smallest = (sets: Blocking[]): Blocking =>
  sets.reduce((best, set) => (set.entries.length + set.judges.length < best.entries.length + best.judges.length ? set : best));

/** All that a unit of the entry reaches: judges who are full, and the entries that could give them up for another. */
function aroundEntry(net: Network, { taken, passedUnits }: CheapestFlow, start: number): Blocking {
  const { rows, judges, entries, cost } = net;
  const reachedRows = new Set([start]);
  const reached = new Set<number>();
  for (const row of reachedRows) {
    for (let judge = 0, at = row * judges; judge < judges; judge++, at++) {
      if (cost[at] === NO_ARC || taken[at] === 1 || reached.has(judge)) continue;
      reached.add(judge);
      for (let other = 0; other < rows; other++) if (taken[other * judges + judge] === 1) reachedRows.add(other);
    }
    if (rows > entries && row < entries && passedUnits[row]! < net.passing[row]!) reachedRows.add(row + entries);
    if (row >= entries && passedUnits[row - entries]! > 0) reachedRows.add(row - entries);
  }
  let [need, capacity] = [0, 0];
  const known = new Set<number>();
  for (const row of reachedRows) {
    if (row < entries) need += net.supply[row]!;
    if (rows > entries && row < entries && !reachedRows.has(row + entries)) capacity += net.passing[row]!;
    for (let judge = 0, at = row * judges; judge < judges; judge++, at++) {
      if (cost[at] === NO_ARC) continue;
      known.add(judge);
      if (!reached.has(judge)) capacity++;
    }
  }
  for (const judge of reached) capacity += net.maxLoad[judge]! - net.locked[judge]!;
  const names = new Set([...reachedRows].map((row) => row % entries));
  return { isFeasible: false, kind: 'ENTRIES', entries: ascending(names), judges: ascending(known), need, capacity };
}

/** All judges who would have to give an entry up for this one, none of whom has one to spare, and the entries that they may read. */
function aroundJudge(net: Network, { taken, load, passedUnits }: CheapestFlow, start: number): Blocking {
  const { rows, judges, entries, cost } = net;
  const reached = new Set([start]);
  const giving = new Set<number>();
  const may = new Set<number>();
  const give = (row: number) => {
    if (giving.has(row)) return;
    giving.add(row);
    for (let other = 0; other < judges; other++) if (taken[row * judges + other] === 1) reached.add(other);
    if (rows === entries) return;
    if (row < entries && passedUnits[row]! > 0) give(row + entries);
    if (row >= entries && passedUnits[row - entries]! < net.passing[row - entries]!) give(row - entries);
  };
  for (const judge of reached)
    for (let row = 0; row < rows; row++) {
      if (cost[row * judges + judge] === NO_ARC) continue;
      may.add(row % entries);
      if (taken[row * judges + judge] === 0) give(row);
    }
  let [need, capacity] = [0, 0];
  for (const judge of reached) {
    need += net.minLoad[judge]! - net.locked[judge]!;
    capacity += load[judge]! - net.locked[judge]!;
  }
  return { isFeasible: false, kind: 'JUDGES', entries: ascending(may), judges: ascending(reached), need, capacity };
}

const ascending = (numbers: Set<number>): number[] => [...numbers].toSorted((a, b) => a - b);
