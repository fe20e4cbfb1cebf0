/** What adjusted scores are worth as a ranking. */
export interface RankingReliability {
  /** v/(v + mean se_rel²): the share of the differences between scores that is differences between entries. Null where it is 0/0. */
  reliability: number | null;
  /** Of a score against the others', in points: the root of the mean se_rel². Null without any. */
  standardError: number | null;
}

/**
 * From adjusted scores and their standard errors without the level that all entries share, in points, both by entry:
 * v = max(var(a) − mean(se_rel²), 0), the variance of the entries themselves.
 */
export function rankingReliability(adjusted: ArrayLike<number>, seRelative: ArrayLike<number>): RankingReliability {
  const count = adjusted.length;
  const error = meanOver(count, (entry) => seRelative[entry]! ** 2);
  if (count < 2) return { reliability: null, standardError: count === 0 ? null : Math.sqrt(error) };
  const mean = meanOver(count, (entry) => adjusted[entry]!);
  const variance = (meanOver(count, (entry) => (adjusted[entry]! - mean) ** 2) * count) / (count - 1);
  const own = Math.max(variance - error, 0);
  return { reliability: own + error > 0 ? own / (own + error) : null, standardError: Math.sqrt(error) };
}

function meanOver(count: number, valueOf: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += valueOf(index);
  return sum / count;
}
