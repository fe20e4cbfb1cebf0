import { chance, designOfPlan, drawn, fullPlan, randomPlan } from './contest.mjs';
import { Average, recallOf, trueRanks } from './measures.mjs';
import { figure, printTable } from './print.mjs';
import { adjusted, dropHighAndLow, overJudgeMean, ownScale, plainMean, robust, summedCopeland } from './rules.mjs';

const ENTRIES = 30;

const rules = {
  mean: plainMean,
  'drop highest and lowest': dropHighAndLow,
  'per-judge z': ownScale,
  '÷ judge mean': overJudgeMean,
  'summed Copeland': summedCopeland,
  'entry + judge model': adjusted,
  'same, robust (Huber)': robust,
};

const cases = {
  '7 see all': { judges: 7, each: 7 },
  '3 of 9 each': { judges: 9, each: 3 },
  '3 of 9, strong severity': { judges: 9, each: 3, judgeSd: 9.6 },
  '7, one manipulates': { judges: 7, each: 7, isManipulated: true },
  '5 of 9, one manipulates': { judges: 9, each: 5, isManipulated: true },
};

/**
 * Whole marks from 0 to 100; quality sd 8, leniency sd 5.6, noise sd 6.4, spreads within ± 25 %. The manipulator, the first judge, gives one
 * middling entry 99 and the three best 45.
 */
function aContest(by, { judges, each, judgeSd = 5.6, isManipulated = false }) {
  const quality = drawn(ENTRIES, () => 8 * by.normal());
  const ranks = trueRanks(quality);
  const leniency = drawn(judges, () => judgeSd * by.normal());
  const scale = drawn(judges, () => 0.75 + 0.5 * by.uniform());
  const favourite = ranks.indexOf(ENTRIES / 2);
  const honest = (entry, judge) => {
    const mark = 70 + leniency[judge] + scale[judge] * quality[entry] + 6.4 * by.normal();
    return Math.min(Math.max(Math.round(mark), 0), 100);
  };
  const markOf = (entry, judge) => {
    if (isManipulated && judge === 0 && entry === favourite) return 99;
    return isManipulated && judge === 0 && ranks[entry] <= 3 ? 45 : honest(entry, judge);
  };
  const plan = each === judges ? fullPlan(ENTRIES, judges) : randomPlan(by, ENTRIES, judges, each);
  return { quality, design: designOfPlan(plan, judges, markOf) };
}

/** The table of LESSONS: how often the best entry comes first, and how many of the best three are among the first three. */
export function simulateManipulation(runs) {
  const by = chance(5);
  const columns = Object.entries(cases).map(([name, wish]) => {
    const found = Object.fromEntries(Object.keys(rules).map((rule) => [rule, { winner: new Average(), three: new Average() }]));
    for (let run = 0; run < runs; run++) {
      const { quality, design } = aContest(by, wish);
      for (const [rule, scoresOf] of Object.entries(rules)) {
        const scores = scoresOf(design);
        found[rule].winner.add(recallOf(scores, quality, 1));
        found[rule].three.add(recallOf(scores, quality, 3));
      }
    }
    return [name, found];
  });
  const cell = ({ winner, three }) => `${(100 * winner.mean).toFixed(0)} / ${(100 * three.mean).toFixed(0)}`;
  const rows = Object.keys(rules).map((rule) => [rule, ...columns.map(([, found]) => cell(found[rule]))]);
  const se = Math.max(...columns.flatMap(([, found]) => Object.values(found).map(({ winner }) => winner.se)));
  const title = `Winner found / best three found, in percent, of 30 entries; standard errors up to ${(100 * se).toFixed(1)} (LESSONS)`;
  printTable(title, ['', ...Object.keys(cases)], rows);
  return Object.fromEntries(
    columns.map(([name, found]) => [
      name,
      Object.fromEntries(
        Object.entries(found).map(([rule, { winner, three }]) => [rule, { winner: figure(winner), three: figure(three) }]),
      ),
    ]),
  );
}
