import type { Actor } from '../actor.js';
import { keepsDeadline } from '../deadline.js';
import { isInTime } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { formatSeoul } from '../seoul-time.js';
import type { FindingOutcome, FindingState } from '../verification.js';
import { mayChangeBeforeHour, type PublishedEdition } from './before-hour.js';
import { secondOf } from './second-person.js';

/** Until results are public, by the clock: what was found after that is a matter of revoking an award. */
export function mayStillVerify({ state, resultsPublicAt }: PublishedEdition, now: Date): Refusal | null {
  const isPublic = state === 'PUBLISHED' || state === 'ARCHIVED' || (resultsPublicAt !== null && resultsPublicAt <= now);
  if (isPublic) return refusal('ALREADY_PUBLISHED');
  return state === 'ANNOUNCED' ? null : refusal('PHASE_WRONG', { phase: state });
}

/**
 * What organisers do about nominees. Not while results wait for their hour, which comes all the same: whoever has found something takes
 * them down first. Nobody else is told that they wait.
 */
export const mayDecideOnNominees = (edition: PublishedEdition, now: Date): Refusal | null =>
  mayStillVerify(edition, now) ?? mayChangeBeforeHour(edition);

interface Opening {
  edition: PublishedEdition;
  now: Date;
  /** As the award rule announces them; 0: no window. */
  days: number;
  /** The decision on awards that counts; null: there is none, or the ranking has changed since. */
  decision: string | null;
  /** The decision that the latest window is about; null: none was opened. */
  latest: string | null;
}

/** Nominees are made public once two people have decided who they are, and anew after each such decision. */
export function mayOpenVerification({ edition, now, days, decision, latest }: Opening): Refusal | null {
  const objection = mayDecideOnNominees(edition, now);
  if (objection) return objection;
  if (days === 0) return refusal('NO_VERIFICATION_ANNOUNCED');
  if (decision === null) return refusal('NOMINEES_NOT_DECIDED');
  return decision === latest ? refusal('VERIFICATION_OPENED') : null;
}

/** Anybody reports a nominee until its time is over; `nominee` is null where there is none. */
export function mayReport(nominee: { until: Date; isRemoved: boolean } | null, now: Date): Refusal | null {
  if (!nominee) return refusal('NOT_FOUND');
  return nominee.isRemoved ? refusal('NOMINEE_REMOVED') : keepsDeadline(nominee.until, now);
}

/** A report, as far as it decides what may be done with it. */
interface ReportFacts {
  isDecided: boolean;
  /** When what the team was asked is due; `isGiven`: it has answered. */
  explanations: readonly { dueAt: Date; isGiven: boolean }[];
}

export const mayAskExplanation = ({ isDecided }: Pick<ReportFacts, 'isDecided'>): Refusal | null =>
  isDecided ? refusal('REPORT_DECIDED') : null;

/** Once, and in time. */
export const mayGiveExplanation = ({ dueAt, isGiven }: { dueAt: Date; isGiven: boolean }, now: Date): Refusal | null =>
  isGiven ? refusal('EXPLANATION_GIVEN') : keepsDeadline(dueAt, now);

/** Nobody is judged unheard: what was asked is waited for, and a nominee is removed only after its team was asked. */
export function mayDecideReport({ isDecided, explanations }: ReportFacts, removes: boolean, now: Date): Refusal | null {
  if (isDecided) return refusal('REPORT_DECIDED');
  if (explanations.some(({ dueAt, isGiven }) => !isGiven && isInTime(dueAt, now))) return refusal('EXPLANATION_DUE');
  return removes && explanations.length === 0 ? refusal('EXPLANATION_NOT_ASKED') : null;
}

/** Another organiser than who decided it. */
export const mayConfirmFinding = (actor: Actor, { state, decidedBy }: { state: FindingState; decidedBy: string }): Refusal | null =>
  state === 'DECIDED' ? secondOf(actor, decidedBy) : refusal('NOTHING_PROPOSED');

/** What is not upheld removes nobody. */
export const fitsOutcome = (outcome: FindingOutcome, removes: boolean): boolean => outcome === 'UPHELD' || !removes;

/** How the verification of an edition stands. */
interface VerificationStand {
  required: boolean;
  isOpen: boolean;
  until: Date | null;
  undecidedReports: number;
  isCurrent: boolean;
}

/**
 * Results are published for the first time once the nominees were public for all of the announced days, and every report is decided. What
 * is published again follows from appeals, corrections and revocations, which have their own ways.
 */
export function mayEndVerification({ required, isOpen, until, undecidedReports, isCurrent }: VerificationStand): Refusal | null {
  if (!required) return null;
  if (!isCurrent) return refusal('VERIFICATION_NOT_OPENED');
  if (isOpen) return refusal('VERIFICATION_GOES_ON', { until: until!.toISOString(), untilText: formatSeoul(until!, { seconds: true }) });
  return undecidedReports > 0 ? refusal('REPORTS_UNDECIDED', { reports: undecidedReports }) : null;
}
