import { normalStream, randomStream } from '../random-stream.js';
import { rankDistribution } from '../uncertainty/rank-distribution.js';
import { statisticalTies } from '../uncertainty/statistical-ties.js';
import { errorOfPlan, type VarianceComponents } from './variance-components.js';

/** What is planned: so many entries for so many judges. */
export interface PanelWish {
  entries: number;
  judges: number;
  /** The numbers of judges for each entry that are compared. */
  judgesPerEntry: readonly number[];
  /** The places that it is about. */
  topK: number;
  minutesPerSheet: number;
  components: VarianceComponents;
}

/** What so many judges for each entry bring, and cost. */
export interface PanelPlanLine {
  judgesPerEntry: number;
  /** The share of the truly best K that the ranking by adjusted scores puts among its first K, on average. */
  recall: number;
  /** How many places a 90 % interval of a rank covers, on average. */
  intervalWidth: number;
  /** How many entries will be tied at the boundary: 0.2 ≤ P(top K) ≤ 0.8. */
  undecided: number;
  sheets: number;
  /** Of the judge who has most. */
  sheetsPerJudge: number;
  hours: number;
  hoursPerJudge: number;
}

const LEVEL = 0.9;
/** Scores are drawn until there are so many, or so many times. */
const SCORES = 1_600;
const MOST_DRAWS = 16;
const SEED = 20_260_201;

/**
 * A line for every number of judges. Adjusted scores are drawn from N(0, entries' variance + se_rel²) with a fixed seed; the recall is what
 * their own rank distributions promise of those whom they put first, so that few draws are enough. One wish has one answer.
 */
export const planPanel = (wish: PanelWish): PanelPlanLine[] => wish.judgesPerEntry.map((judgesPerEntry) => planLine(wish, judgesPerEntry));

function planLine({ entries, judges, topK, minutesPerSheet, components }: PanelWish, judgesPerEntry: number): PanelPlanLine {
  const sheets = entries * judgesPerEntry;
  const sheetsPerJudge = Math.ceil(sheets / judges);
  return {
    judgesPerEntry,
    ...outlookOf(entries, topK, components.entrySd, errorOfPlan({ entries, judges, judgesPerEntry }, components)),
    sheets,
    sheetsPerJudge,
    hours: rounded((sheets * minutesPerSheet) / 60, 1),
    hoursPerJudge: rounded((sheetsPerJudge * minutesPerSheet) / 60, 1),
  };
}

function outlookOf(entries: number, topK: number, entrySd: number, error: number) {
  const normal = normalStream(randomStream(SEED));
  const spread = Math.hypot(entrySd, error);
  const se = new Float64Array(entries).fill(error);
  const draws = Math.min(Math.max(Math.ceil(SCORES / entries), 1), MOST_DRAWS);
  let [recall, width, undecided] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const scores = Float64Array.from({ length: entries }, () => spread * normal()).toSorted((a, b) => b - a);
    const { pTopK, lower, upper } = rankDistribution(scores, se, { topK, level: LEVEL });
    for (let entry = 0; entry < Math.min(topK, entries); entry++) recall += pTopK![entry]! / Math.min(topK, entries);
    for (let entry = 0; entry < entries; entry++) width += (upper[entry]! - lower[entry]! + 1) / entries;
    undecided += statisticalTies(pTopK!).length;
  }
  return {
    recall: rounded(recall / draws, 3),
    intervalWidth: rounded(width / draws, 1),
    undecided: rounded(undecided / draws, 1),
  };
}

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
