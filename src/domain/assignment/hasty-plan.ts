import type { AssignmentPlan, AssignmentProblem, Blocking } from './problem.js';
import { planOf, solveAssignment } from './solve.js';

/**
 * A plan that keeps every constraint, when there is no time for the cheapest: what counts is only how many of an entry's cheapest judges are
 * cheaper than the one who reads it, so that it is found in a few rounds. `bound`: no plan costs less.
 */
export function hastyPlan(problem: AssignmentProblem): (AssignmentPlan & { bound: number }) | Blocking {
  const { demand, maxLoad, loadPenalty, cost } = problem;
  const cheapest = cheapestCosts(problem);
  const rank = (entry: number, judge: number) => {
    const price = cost(entry, judge);
    return cheapest[entry]!.filter((other) => other < price).length;
  };
  const plan = solveAssignment({ ...problem, loadPenalty: 0, cost: rank })!;
  if (!plan.isFeasible) return plan;
  const sheets = demand.reduce((sum, units) => sum + units, 0);
  const [each, over] = [Math.floor(sheets / maxLoad.length), sheets % maxLoad.length];
  const evenLoads = over * (each + 1) ** 2 + (maxLoad.length - over) * each ** 2;
  return { ...planOf(problem, plan.pairs), bound: loadPenalty * evenLoads + cheapest.flat().reduce((sum, price) => sum + price, 0) };
}

/** By entry, what as many judges as it asks for cost if nobody else wanted them: the cheapest, in order. */
function cheapestCosts({ demand, maxLoad, conflicts, cost }: AssignmentProblem): number[][] {
  const judges = [...maxLoad.keys()];
  const barred = new Set(conflicts.map(([entry, judge]) => entry * judges.length + judge));
  return demand.map((units, entry) =>
    judges
      .filter((judge) => !barred.has(entry * judges.length + judge))
      .map((judge) => cost(entry, judge))
      .toSorted((a, b) => a - b)
      .slice(0, units),
  );
}
