import type { FinalRule } from '../final-rule.js';
import type { StageRule } from '../stage-rule.js';

/** Whether ties may go to the earlier submission: only then a bundle says in which order entries were submitted, and never when. */
export const asksForSubmission = (rule: StageRule | FinalRule): boolean => rule.tieBreak.some(({ link }) => link === 'EARLIER_SUBMISSION');

/** Which each instant is in their order, from 1; equal ones alike. */
export function submissionOrder(instants: readonly string[]): Map<string, number> {
  const times = [...new Set(instants.map((instant) => Date.parse(instant)))].toSorted((a, b) => a - b);
  const orderOf = new Map(times.map((time, index) => [time, index + 1]));
  return new Map(instants.map((instant) => [instant, orderOf.get(Date.parse(instant))!]));
}

/** An instant that stands for a place in the order, or for none. */
export const instantFor = (submitted: number | null): string => new Date(submitted ?? 0).toISOString();
