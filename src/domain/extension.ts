import { problemsOfDeadline } from './deadline.js';
import type { Calendar, CompetitionState } from './phase.js';
import { problem } from './problem.js';
import { type Problem, type Refusal, refusal } from './refusal.js';

/** The calendar as it looks from a team whose submission may come later (null: it may not). Of both deadlines the later stands. */
export function ownCalendar(
  { registrationOpensAt, registrationClosesAt, submissionsCloseAt }: Calendar,
  extendedUntil: Date | null,
): Calendar {
  const isLater = extendedUntil !== null && extendedUntil > submissionsCloseAt;
  return { registrationOpensAt, registrationClosesAt, submissionsCloseAt: isLater ? extendedUntil : submissionsCloseAt };
}

/** Deadlines are extended in an announced edition until judging begins: nothing may change under the judges' eyes. */
export function mayExtend(competitionState: CompetitionState, judgingHasBegun: boolean): Refusal | null {
  if (competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: competitionState });
  return judgingHasBegun ? refusal('JUDGING_HAS_BEGUN') : null;
}

/** An extension is one only after the edition's own deadline, and while it still lies ahead. */
export function problemsOfExtension(until: Date, { submissionsCloseAt, now }: { submissionsCloseAt: Date; now: Date }): Problem[] {
  if (until <= submissionsCloseAt) {
    const ko = '연장한 마감은 대회의 제출마감보다 늦어야 합니다.';
    return [problem('until', 'NOT_LATER', ko, "An extended deadline must be later than the edition's own.")];
  }
  return problemsOfDeadline('until', until, now);
}
