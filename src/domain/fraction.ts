/** Exact rational numbers: scores are computed with these and rounded once, where they are shown. Always in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  /** At least 1: the sign stands in the numerator. */
  readonly denominator: bigint;
}

export type RoundingMode = 'half-up' | 'half-even';

export const zero: Fraction = { numerator: 0n, denominator: 1n };

// Longer texts are no score, and big integers grow slow with their length.
const longest = 200;

// Marks come from a short list of texts, many thousand times each.
const parsed = new Map<string, Fraction>();
const mostParsed = 10_000;
const longestParsed = 10;

/** `"-3"`, `"18.50"`; null for anything else (exponents, `NaN`, blanks, `.5`, `5.`). */
export function parseDecimal(text: string): Fraction | null {
  const known = parsed.get(text);
  if (known) return known;
  const decimal = readDecimal(text);
  if (decimal && text.length <= longestParsed && parsed.size < mostParsed) parsed.set(text, decimal);
  return decimal;
}

function readDecimal(text: string): Fraction | null {
  const [, whole, decimals = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(text.slice(0, longest + 1)) ?? [];
  if (whole === undefined || text.length > longest) return null;
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** A decimal or `"n/d"` with d > 0; null for anything else. */
export function parseFraction(text: string): Fraction | null {
  const [, numerator, denominator] = /^(-?\d+)\/(\d+)$/.exec(text.slice(0, longest + 1)) ?? [];
  if (numerator === undefined || denominator === undefined || text.length > longest) return parseDecimal(text);
  return BigInt(denominator) === 0n ? null : fraction(BigInt(numerator), BigInt(denominator));
}

/** @throws RangeError when the number is not a safe integer. */
export const fractionOf = (whole: number): Fraction => {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${whole} is not a whole number.`);
  return { numerator: BigInt(whole), denominator: 1n };
};

export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));

export const negate = (a: Fraction): Fraction => ({ numerator: -a.numerator, denominator: a.denominator });

export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws RangeError when b is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.numerator * b.denominator, a.denominator * b.numerator);

export const sum = (fractions: readonly Fraction[]): Fraction => meanWithin(fractions, 1n);

/** @throws RangeError when there is none. */
export const mean = (fractions: readonly Fraction[]): Fraction => meanWithin(fractions, BigInt(fractions.length));

/** The sum over `number`: brought to one denominator as it grows, and to lowest terms once. */
function meanWithin(fractions: readonly Fraction[], number: bigint): Fraction {
  let numerator = 0n;
  let denominator = 1n;
  for (const addend of fractions) {
    if (denominator % addend.denominator !== 0n) {
      const missing = addend.denominator / greatestCommonDivisor(denominator, addend.denominator);
      numerator *= missing;
      denominator *= missing;
    }
    numerator += addend.numerator * (denominator / addend.denominator);
  }
  return fraction(numerator, denominator * number);
}

/** Negative when a < b, zero when they are equal, positive when a > b: an argument for `sort`. */
export function compare(a: Fraction, b: Fraction): number {
  if (a.denominator === b.denominator) return order(a.numerator, b.numerator);
  return order(a.numerator * b.denominator, b.numerator * a.denominator);
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** `"n/d"` in lowest terms, or `"n"` for a whole number. */
export const printFraction = ({ numerator, denominator }: Fraction): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;

/**
 * The nearest decimal with exactly that many digits after the point. An exact half goes away from zero (`half-up`, as PostgreSQL's
 * numeric does) or to the even digit (`half-even`). Zero has no sign.
 */
export function roundFraction({ numerator, denominator }: Fraction, decimals: number, mode: RoundingMode): string {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(decimals);
  const below = scaled / denominator;
  const twiceTheRest = 2n * (scaled % denominator);
  const isHalf = twiceTheRest === denominator;
  const goesUp = isHalf ? mode === 'half-up' || below % 2n === 1n : twiceTheRest > denominator;
  const units = goesUp ? below + 1n : below;
  const digits = `${units}`.padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = numerator < 0n && units > 0n ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Puts a quotient into lowest terms. @throws RangeError when the denominator is 0. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError('Division by zero.');
  const shared = greatestCommonDivisor(numerator, denominator);
  const signed = denominator < 0n ? -shared : shared;
  return signed === 1n ? { numerator, denominator } : { numerator: numerator / signed, denominator: denominator / signed };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let larger = a < 0n ? -a : a;
  let smaller = b < 0n ? -b : b;
  // Small numbers, as nearly all are, go faster as such.
  while (larger > safe || smaller > safe) {
    if (smaller === 0n) return larger;
    [larger, smaller] = [smaller, larger % smaller];
  }
  return BigInt(smallDivisor(Number(larger), Number(smaller)));
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

function smallDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
