/** How the totals of a panel become scores. */
export interface PanelRule {
  aggregate: 'mean' | 'trimmed' | 'median';
  /** How many of the highest and how many of the lowest totals a trimmed mean leaves out. */
  drop: number;
  /** With fewer totals than this a trimmed mean is the plain mean. */
  minJudges: number;
}

/** An exact mean: the sum of `count` whole numbers over their count. */
export interface ExactMean {
  sum: bigint;
  count: number;
}

/** How many totals a trimmed mean of n leaves out at each end. */
export const droppedOf = ({ drop, minJudges }: PanelRule, n: number): number => (n >= minJudges && n > 2 * drop ? drop : 0);

/** The score of totals in rising order, in the same unit; null without any. */
export function scoreOf(rule: PanelRule, rising: readonly bigint[]): ExactMean | null {
  const n = rising.length;
  if (n === 0) return null;
  if (rule.aggregate === 'median') return meanOf([rising[(n - 1) >> 1]!, rising[n >> 1]!]);
  const dropped = rule.aggregate === 'trimmed' ? droppedOf(rule, n) : 0;
  return meanOf(rising.slice(dropped, n - dropped));
}

export const meanOf = (values: readonly bigint[]): ExactMean => ({
  sum: values.reduce((sum, value) => sum + value, 0n),
  count: values.length,
});

/** Places 1, 2, 2, 4 by falling score; null for those without one. */
export function placesOf(scores: readonly (ExactMean | null)[]): (number | null)[] {
  const order = [...scores.keys()].filter((entry) => scores[entry]).toSorted((a, b) => compareMeans(scores[b]!, scores[a]!));
  const places: (number | null)[] = scores.map(() => null);
  for (const [index, entry] of order.entries()) {
    const before = order[index - 1];
    const isTied = before !== undefined && compareMeans(scores[before]!, scores[entry]!) === 0;
    places[entry] = isTied ? places[before]! : index + 1;
  }
  return places;
}

function compareMeans(a: ExactMean, b: ExactMean): number {
  const difference = a.sum * BigInt(b.count) - b.sum * BigInt(a.count);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const compareWhole = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
