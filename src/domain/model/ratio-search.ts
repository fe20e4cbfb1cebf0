/** −2·ln of a likelihood as a function of a ratio of variances ρ ≥ 0, and its derivative by ρ. */
export interface Profile {
  heightAt: (ratio: number) => number;
  slopeAt: (ratio: number) => number;
}

// The ratio from 1e-9 to 1e9 of the typical one, in steps fine enough to see every hollow.
const lowestLog = Math.log(1e-9);
const highestLog = Math.log(1e9);
const step = 0.5;
const halvings = 60;

/**
 * The ratio at which the profile is lowest, to the last digits: every hollow that the grid sees is followed down by bisection of the slope,
 * and compared with ρ = 0, which wins where nothing is measurably lower. `typical` is where the curve bends.
 */
export function lowestRatio({ heightAt, slopeAt }: Profile, typical: number): { ratio: number; height: number } {
  let best = { ratio: 0, height: heightAt(0) };
  const measurably = 1e-12 * Math.max(1, Math.abs(best.height));
  const consider = (ratio: number) => {
    const height = heightAt(ratio);
    if (height < best.height - measurably) best = { ratio, height };
  };
  let low = Math.exp(lowestLog) * typical;
  let lowSlope = slopeAt(low);
  for (let log = lowestLog + step; log <= highestLog; log += step) {
    const high = Math.exp(log) * typical;
    const highSlope = slopeAt(high);
    if (lowSlope < 0 && highSlope >= 0) consider(rootBetween(slopeAt, low, high));
    [low, lowSlope] = [high, highSlope];
  }
  if (lowSlope < 0) consider(low);
  return best;
}

/** Where the slope changes its sign, by bisection of the logarithm until nothing lies between. */
function rootBetween(slopeAt: Profile['slopeAt'], from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < halvings; round++) {
    const middle = Math.sqrt(low * high);
    if (slopeAt(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}
