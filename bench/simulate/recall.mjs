import { chance, designOfPlan, drawn, fullPlan, randomPlan, steeredPlan } from './contest.mjs';
import { Average, recallOf, tauOf } from './measures.mjs';
import { figure, percent, plain, printTable } from './print.mjs';
import { adjusted, dropHighAndLow, median, ownScale, plainMean } from './rules.mjs';

const ENTRIES = 100;
const JUDGES = 10;
const BEST = 10;
const rules = { 'plain mean': plainMean, trimmed: dropHighAndLow, median, 'z-scores': ownScale, 'model B': adjusted };

/** Entry sd 7, judge sd 6, noise 5, unless the case says otherwise. */
const cases = {
  '3 judges each': { each: 3 },
  '5 judges each': { each: 5 },
  '3 each, judges alike': { each: 3, judgeSd: 0 },
  '3 each, spreads within ± 30 %': { each: 3, spread: 0.3 },
  '… of quality, not of noise': { each: 3, spread: 0.3, isNoiseAlike: true },
  '3 each, strong teams steered': { each: 3, isSteered: true },
};

function aContest(by, { each, judgeSd = 6, spread = 0, isNoiseAlike = false, isSteered = false }) {
  const quality = drawn(ENTRIES, () => 7 * by.normal());
  const leniency = drawn(JUDGES, () => judgeSd * by.normal());
  const scale = drawn(JUDGES, () => 1 + spread * (2 * by.uniform() - 1));
  const plan = isSteered ? steeredPlan(by, quality, JUDGES, each) : randomPlan(by, ENTRIES, JUDGES, each);
  const markOf = (entry, judge) =>
    70 + leniency[judge] + scale[judge] * quality[entry] + (isNoiseAlike ? 1 : scale[judge]) * 5 * by.normal();
  return { quality, design: designOfPlan(plan, JUDGES, markOf) };
}

/** The share of the truly best ten among the first ten, by rule, and Kendall's tau of the whole order to the truth. */
export function simulateRecall(runs) {
  const by = chance(1);
  const told = Object.entries(cases).map(([name, wish]) => {
    const [found, taus] = [averages(rules), averages(rules)];
    for (let run = 0; run < runs; run++) {
      const { quality, design } = aContest(by, wish);
      for (const [rule, scoresOf] of Object.entries(rules)) {
        const scores = scoresOf(design);
        found[rule].add(recallOf(scores, quality, BEST));
        taus[rule].add(tauOf(scores, quality));
      }
    }
    return { name, found, taus };
  });
  const head = ['', ...Object.keys(rules)];
  const title = 'The best ten of 100 teams that are found, by ten judges, in percent (SCORING 0)';
  printTable(
    title,
    head,
    told.map(({ name, found }) => [name, ...Object.values(found).map(percent)]),
  );
  printTable(
    "The same: Kendall's tau to the truth",
    head,
    told.map(({ name, taus }) => [name, ...Object.values(taus).map((tau) => plain(tau, 3))]),
  );
  return Object.fromEntries(told.map(({ name, found, taus }) => [name, { found: figuresOf(found), tau: figuresOf(taus) }]));
}

/** Kendall's tau of the final's order to the truth: twelve finalists, sd 5, ten judges who see all, noise 5; outliers of ± 25 points. */
export function simulateFinal(runs) {
  const by = chance(2);
  const orders = { 'plain mean': plainMean, trimmed: dropHighAndLow, 'model B': adjusted };
  const told = Object.fromEntries(
    [0, 0.05].map((share) => {
      const taus = averages(orders);
      for (let run = 0; run < runs; run++) {
        const quality = drawn(12, () => 5 * by.normal());
        const leniency = drawn(JUDGES, () => 6 * by.normal());
        const outlier = () => (by.uniform() < share ? 25 * (by.uniform() < 0.5 ? -1 : 1) : 0);
        const markOf = (entry, judge) => 70 + quality[entry] + leniency[judge] + 5 * by.normal() + outlier();
        const design = designOfPlan(fullPlan(12, JUDGES), JUDGES, markOf);
        for (const [rule, scoresOf] of Object.entries(orders)) taus[rule].add(tauOf(scoresOf(design), quality));
      }
      return [share === 0 ? 'no outliers' : '5 % outliers of 25 points', taus];
    }),
  );
  const rows = Object.entries(told).map(([name, taus]) => [name, ...Object.values(taus).map((tau) => plain(tau, 3))]);
  printTable("Kendall's tau to the truth, a full panel of ten (SCORING 0)", ['', ...Object.keys(orders)], rows);
  return Object.fromEntries(Object.entries(told).map(([name, taus]) => [name, figuresOf(taus)]));
}

const averages = (ofRules) => Object.fromEntries(Object.keys(ofRules).map((rule) => [rule, new Average()]));

const figuresOf = (row) => Object.fromEntries(Object.entries(row).map(([rule, average]) => [rule, figure(average)]));
