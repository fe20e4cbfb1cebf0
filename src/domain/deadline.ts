import { isInTime } from './phase.js';
import { type Refusal, refusal } from './refusal.js';
import { formatSeoul } from './seoul-time.js';

/** Says no to what comes after a deadline, with the deadline and the time by which it was judged: ISO instants and texts in Seoul time. */
export function keepsDeadline(deadline: Date, now: Date): Refusal | null {
  if (isInTime(deadline, now)) return null;
  return refusal('DEADLINE_PASSED', {
    deadline: deadline.toISOString(),
    serverTime: now.toISOString(),
    deadlineText: formatSeoul(deadline, { seconds: true }),
    serverTimeText: formatSeoul(now, { seconds: true }),
  });
}
