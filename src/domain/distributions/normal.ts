const inverseRootTwoPi = 0.3989422804014327;
const rootThirtyTwo = Math.sqrt(32);

/** P(Z ≤ z) of the standard normal distribution, to double precision; small values keep their relative precision. */
export function normalCdf(z: number): number {
  if (z < -0.67448975) return upperTail(-z);
  return z > 0.67448975 ? 1 - upperTail(z) : 0.5 + z * nearCentre(z * z);
}

/** The z below which the standard normal distribution lies with probability p; −∞ at 0, ∞ at 1. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  // Abramowitz & Stegun 26.2.23 is good to 4.5e-4; each of Halley's steps triples the right digits.
  const w = Math.sqrt(-2 * Math.log(p));
  let z = ((0.010328 * w + 0.802853) * w + 2.515517) / (((0.001308 * w + 0.189269) * w + 1.432788) * w + 1) - w;
  for (let step = 0; step < 3; step++) {
    const newton = (normalCdf(z) - p) / (inverseRootTwoPi * Math.exp((-z * z) / 2));
    z -= newton / (1 + (z * newton) / 2);
  }
  return z;
}

// The two rational functions are those of Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969).
function nearCentre(s: number): number {
  const above =
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s + 18154.98125334356;
  const below = (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673;
  return above / below;
}

/** P(Z > z) for z > 0.67. */
function upperTail(z: number): number {
  if (z > 38.6) return 0;
  // exp(−z²/2) in two parts: the square of sixteenths is exact.
  const coarse = Math.trunc(z * 16) / 16;
  const bell = Math.exp(-coarse * coarse * 0.5) * Math.exp(-(z - coarse) * (z + coarse) * 0.5);
  return z <= rootThirtyTwo ? bell * midway(z) : (bell * inverseRootTwoPi) / farOut(z);
}

function midway(z: number): number {
  let above = 1.0765576773720192e-8 * z + 0.39894151208813466;
  above = ((above * z + 8.883149794388377) * z + 93.50665613217785) * z + 597.2702763948002;
  above = ((above * z + 2494.5375852903726) * z + 6848.190450536283) * z + 11602.65143764735;
  let below = (z + 22.266688044328117) * z + 235.387901782625;
  below = ((below * z + 1519.3775994075547) * z + 6485.558298266761) * z + 18615.571640885097;
  below = ((below * z + 34900.95272114598) * z + 38912.00328609327) * z + 19685.429676859992;
  return (above * z + 9842.714838383978) / below;
}

/** Mills' ratio upside down: z + 1/(z + 2/(z + 3/(…))), Abramowitz & Stegun 26.2.14. */
function farOut(z: number): number {
  let rest = z;
  for (let index = 40; index >= 1; index--) rest = z + index / rest;
  return rest;
}
