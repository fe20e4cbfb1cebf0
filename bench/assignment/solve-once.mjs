// Solves one problem and prints `{ ms, objective, rssMB }`: in a process of its own, so that the memory is that of one solve.
import { solveAssignment } from '../../dist/src/domain/assignment/solve.js';
import { problemOf, sizes } from './problem.mjs';

const problem = problemOf(sizes[process.argv[2]]);
const begun = performance.now();
const plan = solveAssignment(problem);
const ms = Math.round(performance.now() - begun);
if (!plan?.isFeasible) throw new Error(`There is no plan: ${JSON.stringify(plan)}`);
console.log(JSON.stringify({ ms, objective: plan.objective, rssMB: Math.round(process.resourceUsage().maxRSS / 1024) }));
