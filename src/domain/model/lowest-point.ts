interface Point {
  at: number;
  height: number;
}

/** Three places between which a curve has its one hollow: the middle one is the lowest known. */
export interface Bracket {
  low: number;
  middle: Point;
  high: number;
}

// Nearer than this the curve is flat to the precision of its heights.
const finest = 1e-6;
/** After a step as short as this the parabola is believed. */
const short = 1e-3;
const mostRounds = 60;
const golden = (3 - Math.sqrt(5)) / 2;

/**
 * Where the curve is lowest: by the parabola through the three lowest points where it helps, else by golden section.
 * Source: Brent, Algorithms for Minimization without Derivatives (1973), ch. 5.
 */
export function lowestBetween(heightAt: (at: number) => number, bracket: Bracket): number {
  let { low, high } = bracket;
  let [best, second, third] = [bracket.middle, bracket.middle, bracket.middle];
  let [moved, movedBefore] = [0, 0];
  for (let round = 0; round < mostRounds; round++) {
    const middle = (low + high) / 2;
    if (Math.abs(best.at - middle) <= 2 * finest - (high - low) / 2) break;
    const fitted = parabolicStep(best, second, third);
    const isUseful =
      Math.abs(fitted) < Math.abs(movedBefore) / 2 && best.at + fitted > low + 2 * finest && best.at + fitted < high - 2 * finest;
    if (isUseful && Math.abs(fitted) < finest && Math.abs(moved) < short) return best.at + fitted;
    const side = best.at < middle ? high - best.at : low - best.at;
    [movedBefore, moved] = isUseful ? [moved, fitted] : [side, golden * side];
    const at = best.at + (Math.abs(moved) >= finest ? moved : Math.sign(moved) * finest);
    const point = { at, height: heightAt(at) };
    if (point.height <= best.height) {
      if (at >= best.at) low = best.at;
      else high = best.at;
      [best, second, third] = [point, best, second];
    } else {
      if (at < best.at) low = at;
      else high = at;
      if (point.height <= second.height || second === best) [second, third] = [point, second];
      else if (point.height <= third.height || third === best || third === second) third = point;
    }
  }
  return best.at;
}

/** From the lowest point to that of the parabola through all three; NaN or infinite where there is none. */
function parabolicStep(best: Point, second: Point, third: Point): number {
  const r = (best.at - second.at) * (best.height - third.height);
  const q = (best.at - third.at) * (best.height - second.height);
  return -((best.at - third.at) * q - (best.at - second.at) * r) / (2 * (q - r));
}
