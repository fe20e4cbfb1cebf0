// `npm run bench -- judging`: how long scores take, each beside its floor in the same run (reading and adding up every mark once) and, where R
// has lme4, beside that. No database.
import { plainPass, questionOf, sheetsOf } from './judging/contest.mjs';
import { askLme4 } from './judging/lme4.mjs';
import { designOf } from '../dist/src/domain/model/design.js';
import { fitMixedModel } from '../dist/src/domain/model/mixed-model.js';
import { fitRandomModel } from '../dist/src/domain/model/random-model.js';
import { rankEntries } from '../dist/src/domain/ranking/ranking.js';
import { rankDistribution } from '../dist/src/domain/uncertainty/rank-distribution.js';
import { relativeSe } from '../dist/src/domain/uncertainty/relative-se.js';

const LARGE = { entries: 5000, judges: 300, perEntry: 3 };
const SMALL = { entries: 300, judges: 40, perEntry: 3, seed: 7 };
const SIZES = [100, 500, 1000, 2000, 5000, 10000, 20000];
const RUNS = 7;

/** `{ modelB, exactRanking, modelA, growth, lme4 }`; times in milliseconds: of the first run, and the median of those after it. */
export async function measure() {
  const sheets = sheetsOf(LARGE);
  const question = questionOf(LARGE.entries, sheets);
  const floor = timesOf(() => plainPass(LARGE.entries, sheets));
  say(`floor: ${floor.ms} ms for ${sheets.length} sheets`);
  const modelB = beside(
    floor,
    timesOf(() => scoreByModel(LARGE, sheets)),
  );
  say(`model B with errors, intervals and P(top 100): ${modelB.ms} ms (first ${modelB.firstMs} ms)`);
  const exactRanking = beside(
    floor,
    timesOf(() => rankEntries(question)),
  );
  say(`exact ranking: ${exactRanking.ms} ms (first ${exactRanking.firstMs} ms)`);
  const design = designOf(LARGE.entries, LARGE.judges, sheets);
  const modelA = beside(
    floor,
    timesOf(() => fitRandomModel(design), 3),
  );
  say(`model A: ${modelA.ms} ms`);
  return {
    contest: LARGE,
    floorMs: floor.ms,
    modelB: { ...modelB, parts: partsOf(LARGE, sheets) },
    exactRanking,
    modelA,
    growth: growth(),
    ...(await besideLme4(sheets, modelB, fitRandomModel(design))),
  };
}

/** All that a stage of subset judging asks for: adjusted scores, standard errors, rank intervals, and the probability of a quota. */
function scoreByModel({ entries, judges }, sheets) {
  const fit = fitMixedModel(designOf(entries, judges, sheets));
  return rankDistribution(fit.adjusted, relativeSe(fit, judges), { topK: Math.round(entries / 50), level: 0.9 });
}

function partsOf({ entries, judges }, sheets) {
  const design = designOf(entries, judges, sheets);
  const fit = fitMixedModel(design);
  const errors = relativeSe(fit, judges);
  return {
    designMs: timesOf(() => designOf(entries, judges, sheets)).ms,
    fitWithErrorsMs: timesOf(() => fitMixedModel(design)).ms,
    ranksMs: timesOf(() => rankDistribution(fit.adjusted, errors, { topK: 100, level: 0.9 })).ms,
  };
}

/** From 100 to 20,000 entries by 60 judges; `perSheetRatio` is the cost of a sheet in the largest contest over that in the smallest. */
function growth() {
  const rows = SIZES.map((entries) => {
    const sheets = sheetsOf({ entries, judges: 60, perEntry: 3 });
    const question = questionOf(entries, sheets);
    const modelBMs = timesOf(() => scoreByModel({ entries, judges: 60 }, sheets)).ms;
    const exactRankingMs = timesOf(() => rankEntries(question), 3).ms;
    say(`${entries} entries: model B ${modelBMs} ms, exact ranking ${exactRankingMs} ms`);
    return { entries, sheets: sheets.length, modelBMs, exactRankingMs };
  });
  const ratioOf = (key) => rounded(rows.at(-1)[key] / rows.at(-1).sheets / (rows[0][key] / rows[0].sheets), 2);
  return { rows, perSheetRatio: { modelB: ratioOf('modelBMs'), exactRanking: ratioOf('exactRankingMs') } };
}

async function besideLme4(sheets, modelB, { varEntry, varJudge, varResidual }) {
  const small = sheetsOf(SMALL);
  const { reason, smallAdjusted, ...lme4 } = await askLme4({ large: sheets, small });
  if (reason) return { lme4: null, lme4Missing: reason };
  const { adjusted } = fitMixedModel(designOf(SMALL.entries, SMALL.judges, small));
  const ours = { varEntry, varJudge, varResidual };
  say(`lme4 ${lme4.version}: fit ${lme4.fitMs} ms, conditional variances ${lme4.conditionalVariancesMs} ms`);
  return {
    lme4: {
      ...lme4,
      // Of the whole of model B, over lme4's fit with conditional variances: without intervals, and without probabilities.
      ourShareOfTime: rounded(modelB.ms / (lme4.fitMs + lme4.conditionalVariancesMs), 3),
      ourVariances: Object.fromEntries(Object.entries(ours).map(([key, value]) => [key, rounded(value, 6)])),
      mostApart: { contest: SMALL, points: Math.max(...adjusted.map((score, entry) => Math.abs(score - smallAdjusted[entry]))) },
    },
  };
}

const beside = (floor, times) => ({ ...times, ratioToFloor: rounded(times.ms / floor.ms, 1) });

function timesOf(work, runs = RUNS) {
  const times = Array.from({ length: runs + 1 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  const [first, ...warm] = times;
  return { firstMs: rounded(first, 1), ms: rounded(warm.toSorted((a, b) => a - b)[Math.floor(warm.length / 2)], 1) };
}

const rounded = (value, decimals) => Number(value.toFixed(decimals));

const say = (line) => console.error(`— ${line}`);
