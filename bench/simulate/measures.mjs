/** How many of the truly best K are among the first K by score, over K. Who ties at the boundary is in with a fair chance. */
export function recallOf(scores, quality, topK) {
  const bar = nth(quality, topK);
  const edge = nth(scores, topK);
  let [sure, tied, found, foundTied] = [0, 0, 0, 0];
  for (const [entry, score] of scores.entries()) {
    const isBest = quality[entry] >= bar;
    if (score > edge) {
      sure++;
      found += isBest;
    } else if (score === edge) {
      tied++;
      foundTied += isBest;
    }
  }
  return (found + (foundTied * (topK - sure)) / tied) / topK;
}

/** The value at the place K, from the highest. */
const nth = (values, place) => Float64Array.from(values).toSorted((a, b) => b - a)[place - 1];

/** 1 + the number of entries of a higher quality. */
export function trueRanks(quality) {
  const falling = Float64Array.from(quality).toSorted((a, b) => b - a);
  return quality.map((value) => falling.indexOf(value) + 1);
}

/** Kendall's tau between two orders: pairs that agree less pairs that do not, over all pairs. */
export function tauOf(scores, quality) {
  let sum = 0;
  for (let a = 0; a < quality.length; a++)
    for (let b = 0; b < a; b++) sum += Math.sign(scores[a] - scores[b]) * Math.sign(quality[a] - quality[b]);
  return (2 * sum) / (quality.length * (quality.length - 1));
}

/** The mean of values that are told one by one, and its standard error. */
export class Average {
  count = 0;
  sum = 0;
  squares = 0;

  add(value) {
    this.count++;
    this.sum += value;
    this.squares += value * value;
  }

  get mean() {
    return this.sum / this.count;
  }

  get se() {
    return Math.sqrt(Math.max(this.squares / this.count - this.mean ** 2, 0) / Math.max(this.count - 1, 1));
  }
}
