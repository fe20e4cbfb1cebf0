import { compare, divide, fractionOf, parseDecimal, roundFraction, sum, type Fraction, type RoundingMode } from '../fraction.js';

/** The score that an explanation leads to, and how it was rounded. */
export interface ShownScore {
  score: string;
  decimals: number;
  rounding: RoundingMode;
}

/** How many more decimals than the score its parts may be shown with. */
const MOST_MORE = 4;

/** The same arithmetic with its parts rounded to a number of decimals: what is shown, and what a reader gets out of it. */
type Attempt<Shown> = (decimals: number) => { shown: Shown; result: Fraction };

/**
 * The arithmetic with the fewest decimals, from those of the score on, with which a reader who computes with what is shown arrives at the
 * score. `isExact` is false where even many decimals lead to its neighbour: then the parts stand before an ≈.
 */
export function fewestDecimals<Shown>(
  attempt: Attempt<Shown>,
  { score, decimals, rounding }: ShownScore,
): { shown: Shown; isExact: boolean } {
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const { shown, result } = attempt(decimals + more);
    if (roundFraction(result, decimals, rounding) === score) return { shown, isExact: true };
  }
  return { shown: attempt(decimals + MOST_MORE).shown, isExact: false };
}

/** An exact number or an estimate as a decimal with that many digits. */
export const rounded = (value: Fraction | number, decimals: number): Fraction =>
  parseDecimal(typeof value === 'number' ? value.toFixed(decimals) : roundFraction(value, decimals, 'half-up'))!;

export const meanOf = (values: readonly Fraction[]): Fraction => divide(sum(values), fractionOf(values.length));

/** Decimals as people read a list of them: equally many digits, none that is a zero in all of them, a true minus sign. */
export function inFigures(values: readonly Fraction[], { withSign = false } = {}): string[] {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].find((count) => values.every((value) => compare(rounded(value, count), value) === 0))!;
  return values.map((value) => {
    const text = roundFraction(value, digits, 'half-up').replace('-', '−');
    return withSign && !text.startsWith('−') && value.numerator > 0n ? `+${text}` : text;
  });
}
