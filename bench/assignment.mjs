// `npm run bench -- assignment`: plans of least cost at three sizes, each in a process of its own, beside HiGHS in WebAssembly on the same
// problem in the same run, whose optimum must be ours. The largest is checked with the 130 cheapest judges of each entry, and only
// all of them would prove it: that takes another minute, and gave the same optimum.
// At last 15,000 pairs are planned from a database and saved there.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checked } from './assignment/checker.mjs';
import { problemOf, sizes } from './assignment/problem.mjs';
import { saving } from './assignment/saving.mjs';

const run = promisify(execFile);
const solver = fileURLToPath(new URL('./assignment/solve-once.mjs', import.meta.url));

/** By size: `{ ms, objective, rssMB, checkerMs, agrees, ratioToChecker }`; and `saving`: `{ entries, judges, pairs, readMs, planMs, saveMs }` */
export async function measure() {
  const results = {};
  for (const [name, size] of Object.entries(sizes)) {
    const { stdout } = await run(process.execPath, [solver, name]);
    const { ms, objective, rssMB } = JSON.parse(stdout);
    const check = await checked(problemOf(size), size.checkedJudges);
    const agrees = check !== null && check.objective === objective;
    results[name] = {
      ms,
      objective,
      rssMB,
      checkerMs: check?.ms ?? null,
      agrees,
      ratioToChecker: check && Number((ms / check.ms).toFixed(3)),
    };
  }
  console.table(results);
  results.saving = await saving({ entries: 5000, judges: 300, each: 3 });
  console.table({ saving: results.saving });
  return results;
}
