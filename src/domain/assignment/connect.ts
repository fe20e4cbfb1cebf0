import { connectable } from './connectable.js';
import { islandsOf, type Island } from './islands.js';
import type { AssignmentPlan, AssignmentProblem, Blocking, Pair } from './problem.js';
import { joinIslands } from './join-islands.js';
import { solveAssignment } from './solve.js';

/** A connected plan, and how much more it costs, at the most, than the best connected plan: 0 where it is one. */
export type ConnectedPlan = AssignmentPlan & { gap: number };

/** The problem with the pairs of the branch locked and closed, and a plan that costs as much at the most as any of the branch's. */
interface Branch {
  problem: AssignmentProblem;
  plan: AssignmentPlan;
}

/**
 * A plan of least cost whose graph of entries and judges is connected, so that all can be put on one scale. Flows cannot say "connected":
 * branch and bound does. A cheapest plan that falls into islands must get one of the pairs between an island and the rest, so each of
 * them is tried in turn, those before it being ruled out. When it is told to stop, the best plan so far is the answer, with its gap.
 */
export function solveConnected(problem: AssignmentProblem, shouldStop: () => boolean = () => false): ConnectedPlan | Blocking | null {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  const root = solveAssignment(problem, shouldStop);
  if (root === null || !root.isFeasible) return root;
  const narrowed = connectable(problem);
  if (!narrowed) return unconnectable(problem);
  const islandsIn = (plan: AssignmentPlan) => islandsOf(entries, judges, plan.pairs);
  let best = islandsIn(root).length === 1 ? root : joinIslands(problem, root);
  const open: Branch[] = [{ problem: narrowed, plan: root }];
  for (let branch = takeCheapest(open); branch; branch = takeCheapest(open)) {
    const bound = branch.plan.objective;
    if (best && best.objective <= bound) return { ...best, gap: 0 };
    if (shouldStop()) return best && { ...best, gap: best.objective - bound };
    const islands = islandsIn(branch.plan);
    if (islands.length === 1) return { ...branch.plan, gap: 0 };
    for (const child of childrenOf(branch, islands)) {
      const joined = islandsIn(child.plan).length === 1 ? child.plan : joinIslands(problem, child.plan);
      if (joined && (!best || joined.objective < best.objective)) best = joined;
      if (!best || child.plan.objective < best.objective) open.push(child);
    }
  }
  return best ? { ...best, gap: 0 } : unconnectable(problem);
}

function takeCheapest(open: Branch[]): Branch | undefined {
  let at = open.length - 1;
  // Of equal ones the latest, which has the most decided.
  for (let index = at; index >= 0; index--) if (open[index]!.plan.objective < open[at]!.plan.objective) at = index;
  return at < 0 ? undefined : open.splice(at, 1)[0];
}

/** One branch for each pair between the island that has the fewest of them and the rest. */
function childrenOf({ problem }: Branch, islands: Island[]): Branch[] {
  const crossings = islands.map((island) => crossingsOf(problem, island)).toSorted((a, b) => a.length - b.length)[0]!;
  const children: Branch[] = [];
  for (const [index, pair] of crossings.entries()) {
    const child = connectable({
      ...problem,
      locked: [...problem.locked, pair],
      conflicts: [...problem.conflicts, ...crossings.slice(0, index)],
    });
    const plan = child && solveAssignment(child);
    if (plan?.isFeasible) children.push({ problem: child!, plan });
  }
  return children;
}

/** The pairs that may be made between an island and the rest, the cheapest first. */
function crossingsOf(problem: AssignmentProblem, island: Island): Pair[] {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  const barred = new Set(problem.conflicts.map(([entry, judge]) => entry * judges + judge));
  const inside = { entries: new Set(island.entries), judges: new Set(island.judges) };
  const crossings: Pair[] = [];
  for (let entry = 0; entry < entries; entry++)
    for (let judge = 0; judge < judges; judge++)
      if (inside.entries.has(entry) !== inside.judges.has(judge) && !barred.has(entry * judges + judge)) crossings.push([entry, judge]);
  return crossings.toSorted(([e, j], [f, k]) => problem.cost(e, j) - problem.cost(f, k));
}

/** Whom no pair that may be made links with the rest, the fewest of them where there are several; else all, beside the pairs of a tree. */
function unconnectable(problem: AssignmentProblem): Blocking {
  const { demand, maxLoad } = problem;
  const parts = islandsOf(demand.length, maxLoad.length, possiblePairs(problem));
  const size = ({ entries, judges }: Island) => entries.length + judges.length;
  const stranded = parts.reduce((fewest, part) => (size(part) < size(fewest) ? part : fewest));
  if (parts.length > 1)
    return { isFeasible: false, kind: 'ISLANDS', entries: stranded.entries, judges: stranded.judges, need: 1, capacity: 0 };
  const [need, capacity] = [demand.length + maxLoad.length - 1, demand.reduce((sum, units) => sum + units, 0)];
  return { isFeasible: false, kind: 'ISLANDS', entries: [...demand.keys()], judges: [...maxLoad.keys()], need, capacity };
}

function possiblePairs({ demand, maxLoad, conflicts }: AssignmentProblem): Pair[] {
  const barred = new Set(conflicts.map(([entry, judge]) => entry * maxLoad.length + judge));
  const judges = [...maxLoad.keys()].filter((judge) => maxLoad[judge]! > 0);
  return [...demand.keys()]
    .filter((entry) => demand[entry]! > 0)
    .flatMap((entry) => judges.filter((judge) => !barred.has(entry * maxLoad.length + judge)).map((judge): Pair => [entry, judge]));
}
