import { blockedByLoads, blockedByLocked, blockingOf } from './blocking.js';
import { CheapestFlow } from './flow.js';
import { networkOf } from './network.js';
import type { AssignmentPlan, AssignmentProblem, Blocking, Pair } from './problem.js';

/**
 * A plan of least cost that keeps every constraint, or the set that keeps it from being. Which of several plans of equal cost comes out
 * depends on the order of entries and judges alone. Null: it was told to stop before it came to an end.
 * @throws RangeError for a pair that is both locked and a conflict.
 */
export function solveAssignment(problem: AssignmentProblem, shouldStop: () => boolean = () => false): AssignmentPlan | Blocking | null {
  const blocked = blockedByLocked(problem) ?? blockedByLoads(problem);
  if (blocked) return blocked;
  const net = networkOf(problem);
  const flow = new CheapestFlow(net);
  if (!flow.run(shouldStop)) return null;
  const blocking = blockingOf(net, flow);
  if (blocking) return blocking;
  const made = [...problem.locked];
  for (let at = 0; at < flow.taken.length; at++)
    if (flow.taken[at] === 1) made.push([Math.floor(at / net.judges) % net.entries, at % net.judges]);
  return planOf(problem, made);
}

/** The plan of these pairs with what it costs. */
export function planOf({ cost, loadPenalty, maxLoad }: AssignmentProblem, made: readonly Pair[]): AssignmentPlan {
  const load = new Int32Array(maxLoad.length);
  let objective = 0;
  for (const [entry, judge] of made) {
    objective += cost(entry, judge);
    load[judge]!++;
  }
  for (const sheets of load) objective += loadPenalty * sheets * sheets;
  return { isFeasible: true, objective, pairs: made.toSorted(([e, j], [f, k]) => e - f || j - k) };
}
