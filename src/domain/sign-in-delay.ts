import { type Refusal, refusal } from './refusal.js';

/** Attempts to sign in to one address from one network, since the last success. */
export interface Attempts {
  count: number;
  lastAt: Date;
}

const free = 5;
const [longest, forgottenAfterMs] = [15 * 60, 86_400_000];

/** How many seconds pass after so many attempts before the next one: none at first, then twice as many each time, 15 minutes at the most. */
export const delayAfter = (count: number): number => (count < free ? 0 : Math.min(2 ** (count - free), longest));

/** After a day without an attempt all is as if there had been none. */
export const isForgotten = ({ lastAt }: Attempts, now: Date): boolean => now.getTime() - lastAt.getTime() >= forgottenAfterMs;

/** Whether another attempt is taken now; else in how many seconds. */
export function mayTry(before: Attempts | null, now: Date): Refusal | null {
  if (!before || isForgotten(before, now)) return null;
  const wait = before.lastAt.getTime() + delayAfter(before.count) * 1_000 - now.getTime();
  return wait <= 0 ? null : refusal('TOO_MANY_ATTEMPTS', { retryAfter: Math.ceil(wait / 1_000) });
}
