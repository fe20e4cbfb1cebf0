import { parseDecimal, roundFraction } from '../fraction.js';
import type { StageRule } from '../stage-rule.js';
import { roundingModes } from './stage-question.js';

/** With how many decimals an estimate is kept: more would tell of the computer, not of the entry. */
const decimalsOf = { SCORE: 6, ERROR: 4, CHANCE: 3 } as const;

/** An estimate as the decimal text that is stored and hashed: the nearest one, without a minus before a zero. */
export function estimateText(value: number, kind: keyof typeof decimalsOf): string {
  const text = value.toFixed(decimalsOf[kind]);
  return /^-0\.0*$/.test(text) ? text.slice(1) : text;
}

/**
 * An estimated score as it is published and ordered: its stored text with the decimals of the rule. In a complete design that is the plain
 * mean, whose half must not be lost to the last binary digit: 84.125 is 84.13 half-up, whether it was computed as 84.12499999999999 or not.
 */
export const publishedDecimal = (text: string, { decimals, rounding }: Pick<StageRule, 'decimals' | 'rounding'>): string =>
  roundFraction(parseDecimal(text)!, decimals, roundingModes[rounding]);
