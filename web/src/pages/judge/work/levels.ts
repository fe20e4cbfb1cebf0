import { compare, divide, fraction, fractionOf, multiply, roundFraction, type Fraction } from '../../../../../src/domain/fraction.js';
import { parsePoints, pointsOf } from '../../../../../src/domain/points.js';
import type { Criterion } from '../desk-document.js';
import { shortPoints } from '../sheet/draft.js';

const print = (points: Fraction): string => shortPoints(roundFraction(points, 2, 'half-up'));

/** The first number of steps at or above some points. */
const stepsTo = (points: Fraction, step: Fraction): bigint => {
  const { numerator, denominator } = divide(points, step);
  return (numerator + denominator - 1n) / denominator;
};

/** The levels of a criterion, the best first, with the marks that belong to each. */
export function levelsOf({ anchors, maxPoints, step }: Criterion, typed: string) {
  const [most, unit] = [pointsOf(maxPoints), pointsOf(step)];
  const at = (percent: number): Fraction => divide(multiply(most, fractionOf(percent)), fractionOf(100));
  const times = (steps: bigint): Fraction => multiply(unit, fraction(steps, 1n));
  const given = parsePoints(typed.trim());
  return anchors.toReversed().map((anchor) => {
    const first = stepsTo(at(anchor.fromPercent), unit);
    // The range ends below its upper bound; the uppermost has it.
    const last = anchor.toPercent === 100 ? stepsTo(most, unit) : stepsTo(at(anchor.toPercent), unit) - 1n;
    const [from, to] = [times(first), times(last)];
    const isChosen = given !== null && compare(given, from) >= 0 && compare(given, to) <= 0;
    return { anchor, range: `${print(from)}–${print(to)}`, middle: print(times((first + last) / 2n)), isChosen };
  });
}

/** One step up or down; from nothing, the least or the most. */
export function stepped({ maxPoints, step }: Criterion, typed: string, by: 1 | -1): string {
  const [most, unit] = [pointsOf(maxPoints), pointsOf(step)];
  const given = parsePoints(typed.trim());
  if (!given) return by > 0 ? '0' : print(most);
  const { numerator, denominator } = divide(given, unit);
  const isOnStep = denominator === 1n;
  const below = numerator / denominator;
  const steps = by > 0 ? below + 1n : isOnStep ? below - 1n : below;
  const next = multiply(unit, fraction(steps < 0n ? 0n : steps, 1n));
  return print(compare(next, most) > 0 ? most : next);
}
