import { compare, fractionOf, parseDecimal, roundFraction, zero, type Fraction } from './fraction.js';

const tooMany = fractionOf(100_000);

/** Points of a criterion or a mark: 0 to 99999.99 with at most two decimals, as they are stored; null for any other text. */
export function parsePoints(text: string): Fraction | null {
  const points = /\.\d{3}/.test(text) ? null : parseDecimal(text);
  return points && compare(points, zero) >= 0 && compare(points, tooMany) < 0 ? points : null;
}

/**
 * Points that were checked when they came in.
 * @throws RangeError when they were not.
 */
export function pointsOf(text: string): Fraction {
  const points = parsePoints(text);
  if (!points) throw new RangeError(`'${text}' are no points.`);
  return points;
}

/** Checked points with exactly two decimals, as the database prints them: `"18.5"` → `"18.50"`. */
export const canonicalPoints = (text: string): string => roundFraction(pointsOf(text), 2, 'half-up');
