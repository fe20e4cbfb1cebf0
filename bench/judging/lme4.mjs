import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// Fixed effects of 5,000 entries would be a dense matrix of 600 MB to lme4, so its large model has random entries (our model A).
const SCRIPT = `
suppressMessages(library(lme4))
seconds <- function(expr) system.time(expr)[["elapsed"]] * 1000
large <- read.csv(file.path(folder, "large.csv"), colClasses = c("factor", "factor", "numeric"))
small <- read.csv(file.path(folder, "small.csv"), colClasses = c("factor", "factor", "numeric"))
fitMs <- seconds(fit <- lmer(total ~ 1 + (1 | entry) + (1 | judge), large))
varianceMs <- seconds(ranef(fit, condVar = TRUE))
parts <- as.data.frame(VarCorr(fit))
part <- function(group) parts$vcov[parts$grp == group]
smallMs <- seconds(fixed <- lmer(total ~ 0 + entry + (1 | judge), small, control = lmerControl(calc.derivs = FALSE)))
adjusted <- fixef(fixed)[paste0("entry", seq_len(nlevels(small$entry)) - 1)]
cat(sprintf('{"version":"%s","fitMs":%d,"conditionalVariancesMs":%d,"varEntry":%.6f,"varJudge":%.6f,"varResidual":%.6f,"smallMs":%d,"smallAdjusted":[%s]}',
  packageVersion("lme4"), round(fitMs), round(varianceMs), part("entry"), part("judge"), part("Residual"), round(smallMs),
  paste(sprintf("%.9f", adjusted), collapse = ",")))
`;

/** What lme4 makes of the same sheets, or `{ reason }` where it cannot be asked. */
export async function askLme4({ large, small }) {
  const folder = await mkdtemp(join(tmpdir(), 'pado-bench-lme4-'));
  try {
    await writeFile(join(folder, 'large.csv'), csvOf(large));
    await writeFile(join(folder, 'small.csv'), csvOf(small));
    const { stdout } = await run('Rscript', ['--vanilla', '-e', `folder <- ${JSON.stringify(folder)}\n${SCRIPT}`], { maxBuffer: 1 << 24 });
    return JSON.parse(stdout);
  } catch (error) {
    return {
      reason: error.code === 'ENOENT' ? 'Rscript is not installed.' : `R did not answer: ${String(error.stderr).trim().split('\n')[0]}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const csvOf = (sheets) => ['entry,judge,total', ...sheets.map(({ entry, judge, total }) => `${entry},${judge},${total}`)].join('\n');
