import { problem } from './problem.js';
import type { Problem } from './refusal.js';

/** The dates that rule what teams may do. */
export interface Calendar {
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  submissionsCloseAt: Date;
}

/** What people have decided about a competition; the calendar does the rest. */
export type CompetitionState = 'DRAFT' | 'ANNOUNCED' | 'PUBLISHED' | 'ARCHIVED';

/** REGISTRATION: teams may register and submit. SUBMISSION: registered teams may submit. CLOSED: teams wait for the result. */
export type Phase = 'DRAFT' | 'ANNOUNCED' | 'REGISTRATION' | 'SUBMISSION' | 'CLOSED' | 'PUBLISHED' | 'ARCHIVED';

/** What decides the phase of a competition. */
export interface PhasedEdition {
  state: CompetitionState;
  calendar: Calendar;
  /** From this instant on there is a result that anybody may read, whatever the state says yet; null: there is none. */
  resultsPublicAt?: Date | null;
}

/** What a competition allows at a moment. An opening instant is open already; a closing instant is open to the end of its second. */
export function phaseAt({ state, calendar, resultsPublicAt }: PhasedEdition, now: Date): Phase {
  if (state !== 'ANNOUNCED') return state;
  if (resultsPublicAt && resultsPublicAt <= now) return 'PUBLISHED';
  if (now < calendar.registrationOpensAt) return 'ANNOUNCED';
  if (isInTime(calendar.registrationClosesAt, now)) return 'REGISTRATION';
  return isInTime(calendar.submissionsCloseAt, now) ? 'SUBMISSION' : 'CLOSED';
}

/** A deadline is kept when the moment, cut to its second as clocks show it, is not after it: 18:00:00.999 keeps 18:00:00. */
export const isInTime = (deadline: Date, now: Date): boolean => Math.floor(now.getTime() / 1000) * 1000 <= deadline.getTime();

/** A calendar opens before it closes, and takes submissions at least as long as registrations. */
export function problemsOfCalendar({ registrationOpensAt, registrationClosesAt, submissionsCloseAt }: Calendar): Problem[] {
  const problems: Problem[] = [];
  if (!(registrationOpensAt < registrationClosesAt)) {
    const ko = '접수마감은 접수 시작보다 늦어야 합니다.';
    problems.push(problem('registrationClosesAt', 'OUT_OF_ORDER', ko, 'Registration must close after it opens.'));
  }
  if (!(registrationClosesAt <= submissionsCloseAt)) {
    const ko = '제출마감은 접수마감과 같거나 늦어야 합니다.';
    problems.push(problem('submissionsCloseAt', 'OUT_OF_ORDER', ko, 'Submissions must not close before registration does.'));
  }
  return problems;
}
