/**
 * Where a tail of a distribution on (0, ∞) has a given probability, by halving the logarithm: slow and sure, to double precision.
 * 0 or Infinity where the answer is outside double precision. `tail` is monotone.
 */
export function whereTailIs(probability: number, tail: (x: number) => number): number {
  const falls = tail(1e-9) > tail(1e9);
  const isAbove = (logarithm: number): boolean => tail(Math.exp(logarithm)) < probability === falls;
  let [low, high] = [-1, 1];
  while (low > -700 && isAbove(low)) low *= 2;
  while (high < 700 && !isAbove(high)) high *= 2;
  if (low <= -700) return 0;
  if (high >= 700) return Infinity;
  for (let middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return Math.exp((low + high) / 2);
}
