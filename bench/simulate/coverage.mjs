import { fitMixedModel } from '../../dist/src/domain/model/mixed-model.js';
import { planPanel } from '../../dist/src/domain/planning/plan-panel.js';
import { rankDistribution } from '../../dist/src/domain/uncertainty/rank-distribution.js';
import { bonferroniRankSet } from '../../dist/src/domain/uncertainty/rank-set.js';
import { ranksOfQualities } from '../../dist/src/domain/uncertainty/ranks-of-qualities.js';
import { relativeSe } from '../../dist/src/domain/uncertainty/relative-se.js';
import { statisticalTies } from '../../dist/src/domain/uncertainty/statistical-ties.js';
import { chance, designOfPlan, drawn, randomPlan } from './contest.mjs';
import { Average, recallOf, trueRanks } from './measures.mjs';
import { figure, percent, plain, printTable } from './print.mjs';

const LEVEL = 0.9;

const cases = {
  '100 × 10, 3 judges': { entries: 100, judges: 10, each: 3, topK: 10, entrySd: 7 },
  'entries hardly differ': { entries: 100, judges: 10, each: 3, topK: 10, entrySd: 3 },
  '300 × 40, 4 judges': { entries: 300, judges: 40, each: 4, topK: 10, entrySd: 7 },
};

function aContest(by, { entries, judges, each, entrySd }) {
  const quality = drawn(entries, () => entrySd * by.normal());
  const leniency = drawn(judges, () => 6 * by.normal());
  const markOf = (entry, judge) => 70 + quality[entry] + leniency[judge] + 5 * by.normal();
  const design = designOfPlan(randomPlan(by, entries, judges, each), judges, markOf);
  const fit = fitMixedModel(design);
  return { quality, design, fit, se: relativeSe(fit, judges) };
}

/** What came true of what was said: the share of true ranks inside their interval, and of those said to be in with about 0.9. */
class Promised {
  inside = new Average();
  insideAtTop = new Average();
  width = new Average();
  saidNine = new Average();

  hear({ lower, upper, pTopK }, ranks, topK) {
    const isInside = (rank, entry) => Number(rank >= lower[entry] && rank <= upper[entry]);
    this.inside.add(meanOf(ranks.map(isInside)));
    this.insideAtTop.add(meanOf(ranks.flatMap((rank, entry) => (rank <= topK ? [isInside(rank, entry)] : []))));
    this.width.add(meanOf(ranks.map((_, entry) => upper[entry] - lower[entry] + 1)));
    if (pTopK) for (const [entry, p] of pTopK.entries()) if (p >= 0.85 && p <= 0.95) this.saidNine.add(Number(ranks[entry] <= topK));
  }
}

const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The table of SCORING 2. */
export function simulateCoverage(runs) {
  const by = chance(3);
  const heard = Object.entries(cases).map(([name, wish]) => ({ name, ways: hearContests(by, wish, runs) }));
  const rows = heard.flatMap(({ name, ways }) =>
    Object.entries(ways).map(([way, { inside, insideAtTop, width, saidNine }]) => [
      `${name}: ${way}`,
      percent(inside),
      percent(insideAtTop),
      plain(width),
      saidNine.count > 1 ? `${plain(saidNine, 2)} (${saidNine.count})` : '',
    ]),
  );
  printTable('Intervals of ranks at 90 % (SCORING 2)', ['', 'covered, %', 'of the best K, %', 'width', 'said 0.85–0.95, were in'], rows);
  return Object.fromEntries(
    heard.map(({ name, ways }) => [name, Object.fromEntries(Object.entries(ways).map(([way, told]) => [way, figuresOf(told)]))]),
  );
}

function hearContests(by, wish, runs) {
  const ways = { unshrunk: new Promised(), recommended: new Promised(), pairwise: new Promised() };
  const { topK } = wish;
  for (let run = 0; run < runs; run++) {
    const { quality, design, fit, se } = aContest(by, wish);
    const ranks = trueRanks(quality);
    ways.unshrunk.hear(ranksOfQualities(fit.adjusted, se, { topK, level: LEVEL }), ranks, topK);
    ways.recommended.hear(rankDistribution(fit.adjusted, se, { topK, level: LEVEL }), ranks, topK);
    const leastVariance = Float64Array.from(design.sheetsOfEntry, (sheets) => fit.varResidual / sheets);
    ways.pairwise.hear(bonferroniRankSet({ ...fit, leastVariance }, LEVEL), ranks, topK);
  }
  return ways;
}

const figuresOf = ({ inside, insideAtTop, width, saidNine }) => ({
  coverage: figure(inside),
  coverageAtTop: figure(insideAtTop),
  width: figure(width),
  ...(saidNine.count > 0 && { saidNine: figure(saidNine) }),
});

/** The planner's lines beside whole contests: recall of the best ten, width of the interval, undecided entries. */
export function simulatePlans(runs) {
  const by = chance(4);
  const components = { entrySd: 7, judgeSd: 6, noiseSd: 5 };
  const wish = { entries: 100, judges: 10, topK: 10, minutesPerSheet: 20, judgesPerEntry: [2, 3, 4, 5, 6, 10], components };
  const told = planPanel(wish).map((line) => {
    const [recall, width, undecided] = [new Average(), new Average(), new Average()];
    for (let run = 0; run < runs; run++) {
      const { quality, fit, se } = aContest(by, { ...wish, each: line.judgesPerEntry, entrySd: 7 });
      const ranks = rankDistribution(fit.adjusted, se, { topK: 10, level: LEVEL });
      recall.add(recallOf(fit.adjusted, quality, 10));
      width.add(meanOf(quality.map((_, entry) => ranks.upper[entry] - ranks.lower[entry] + 1)));
      undecided.add(statisticalTies(ranks.pTopK).length);
    }
    return { line, recall, width, undecided };
  });
  const rows = told.map(({ line, recall, width, undecided }) => [
    `${line.judgesPerEntry}`,
    percent(recall),
    plain(width),
    plain(undecided),
    `${(100 * line.recall).toFixed(1)} / ${line.intervalWidth} / ${line.undecided}`,
  ]);
  printTable('Judges for each of 100 entries, ten judges (SCORING 2)', ['k', 'best ten found, %', 'width', 'undecided', 'planner'], rows);
  return told.map(({ line, recall, width, undecided }) => ({
    judgesPerEntry: line.judgesPerEntry,
    simulated: { recall: figure(recall), width: figure(width), undecided: figure(undecided) },
    planned: { recall: line.recall, width: line.intervalWidth, undecided: line.undecided },
  }));
}
