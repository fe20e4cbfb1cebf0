import { type Ranks, ranksOfQualities, type RankWish } from './ranks-of-qualities.js';
import { shrink, type Prior } from './shrink.js';

/** What the ranks of the entries' true qualities can be, given adjusted scores with their errors. One value an entry. */
export interface RankDistribution extends Ranks {
  /** The qualities as a normal distribution, estimated from the scores. Variance 0: the entries cannot be told apart. */
  prior: Prior;
  /** An entry's quality given its score, on the scale of the scores. */
  shrunkMean: Float64Array;
  shrunkSd: Float64Array;
}

/** The distribution of every entry's rank: `shrink` tells the qualities given the scores, `ranksOfQualities` their ranks. */
export function rankDistribution(adjusted: Float64Array, seRelative: Float64Array, wish: RankWish): RankDistribution {
  const { prior, mean, sd } = shrink(adjusted, seRelative);
  return { prior, shrunkMean: mean, shrunkSd: sd, ...ranksOfQualities(mean, sd, wish) };
}
