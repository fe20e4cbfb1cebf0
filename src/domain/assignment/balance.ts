import { overlaps } from './design-quality.js';
import { islandsOf } from './islands.js';
import { PlanRules } from './plan-rules.js';
import type { AssignmentPlan, AssignmentProblem, Pair } from './problem.js';
import { planOf } from './solve.js';

/**
 * A plan of the same cost and loads in which judges meet each other more evenly: exchanges of two pairs that make Σ overlap² of judges
 * smaller, `tries` of them drawn at random. The more evenly judges overlap, the better their severities can be told apart.
 * @param random numbers from 0 up to 1, without 1: seeded, so that the same seed gives the same plan.
 */
export function balanceOverlaps(problem: AssignmentProblem, plan: AssignmentPlan, random: () => number, tries: number): AssignmentPlan {
  const [entries, judges] = [problem.demand.length, problem.maxLoad.length];
  if (plan.pairs.length < 2) return plan;
  const pairs: Pair[] = [...plan.pairs];
  const shared = overlaps(judges, pairs);
  const panels = Array.from({ length: entries }, () => new Set<number>());
  for (const [entry, judge] of pairs) panels[entry]!.add(judge);
  const rules = new PlanRules(problem, pairs);
  for (let attempt = 0; attempt < tries; attempt++) {
    const [at, against] = [Math.floor(random() * pairs.length), Math.floor(random() * pairs.length)];
    const [[entry, judge], [other, colleague]] = [pairs[at]!, pairs[against]!];
    if (entry === other || judge === colleague || panels[entry]!.has(colleague) || panels[other]!.has(judge)) continue;
    if (rules.extraOfExchange(pairs[at]!, pairs[against]!) !== 0) continue;
    const gain = change(shared, judges, panels[entry]!, judge, colleague) + change(shared, judges, panels[other]!, colleague, judge);
    if (gain < 0) {
      pairs[at] = [entry, colleague];
      pairs[against] = [other, judge];
      rules.exchanged([entry, judge], [other, colleague]);
    } else {
      change(shared, judges, panels[other]!, judge, colleague);
      change(shared, judges, panels[entry]!, colleague, judge);
    }
  }
  // What held the plan together may have been exchanged: then it stays as it was.
  const holds = islandsOf(entries, judges, pairs).length <= islandsOf(entries, judges, plan.pairs).length;
  return holds ? planOf(problem, pairs) : plan;
}

/** Puts one judge in another's place on an entry's panel, and answers with what that adds to Σ overlap². */
function change(shared: Int32Array, judges: number, panel: Set<number>, from: number, to: number): number {
  panel.delete(from);
  let added = 0;
  for (const member of panel) {
    added += count(shared, judges, member, from, -1) + count(shared, judges, member, to, 1);
  }
  panel.add(to);
  return added;
}

function count(shared: Int32Array, judges: number, a: number, b: number, step: 1 | -1): number {
  const before = shared[a * judges + b]!;
  shared[a * judges + b] = shared[b * judges + a] = before + step;
  return (before + step) ** 2 - before ** 2;
}
