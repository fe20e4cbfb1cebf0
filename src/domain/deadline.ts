import { isInTime } from './phase.js';
import { problem } from './problem.js';
import { type Problem, type Refusal, refusal } from './refusal.js';
import { formatSeoul } from './seoul-time.js';

/** A deadline lies ahead when it is set. */
export const problemsOfDeadline = (path: string, deadline: Date, now: Date): Problem[] =>
  isInTime(deadline, now) ? [] : [problem(path, 'IN_THE_PAST', '이미 지난 시각입니다.', 'This moment has passed already.')];

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
