import type { Actor } from '../actor.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { secondOf } from './second-person.js';

/** A ranking that is to be made public, and how it stands to what it was made from. */
export interface RankingStand {
  /** Whether it is the final of its edition, and not the ranking of a stage. */
  isFinal: boolean;
  /** Whether a final rule was announced for the edition. */
  hasFinalRule: boolean;
  /** Whether it is the latest one of the final or of the last stage. */
  counts: boolean;
  pendingPenalties: number;
  /** Whether it would come out of something else now. */
  isOutdated: boolean;
}

/** How far the awards of an edition are. */
interface AwardsStand {
  isConfirmed: boolean;
  /** Whether a later decision waits for its second organiser. */
  isPending: boolean;
  /** Whether what counts was decided on this very ranking. */
  isOnRanking: boolean;
}

interface Publishing extends RankingStand {
  competitionState: CompetitionState;
  pendingCorrections: number;
  /** Proposals to disqualify a team or to take one in again. */
  pendingDisqualifications: number;
  /** Null: no awards were announced. */
  awards: AwardsStand | null;
  /** Whether a publication waits for its hour. */
  isScheduled: boolean;
}

/**
 * What is published is the latest final ranking where a final rule was announced, else the latest settlement of the last stage: it is
 * up to date, no judge waits for a correction, and no penalty, no disqualification and no award for its second organiser.
 */
export function mayPublish(facts: Publishing): Refusal | null {
  if (facts.competitionState === 'DRAFT') return refusal('PHASE_WRONG', { phase: facts.competitionState });
  if (facts.isScheduled) return refusal('PUBLICATION_SCHEDULED');
  if (facts.hasFinalRule && !facts.isFinal) return refusal('FINAL_DECIDES');
  if (!facts.counts) return refusal('SETTLEMENT_NOT_FINAL');
  if (facts.pendingCorrections > 0) return refusal('CORRECTIONS_PENDING', { pending: facts.pendingCorrections });
  if (facts.pendingPenalties > 0) return refusal('PENALTIES_PENDING', { pending: facts.pendingPenalties });
  if (facts.pendingDisqualifications > 0) return refusal('DISQUALIFICATIONS_PENDING', { pending: facts.pendingDisqualifications });
  if (facts.isOutdated) return refusal(facts.isFinal ? 'FINAL_OUTDATED' : 'SETTLEMENT_OUTDATED');
  return facts.awards && objectionToAwards(facts.awards);
}

function objectionToAwards({ isConfirmed, isPending, isOnRanking }: AwardsStand): Refusal | null {
  if (isPending) return refusal('AWARDS_PENDING');
  if (!isConfirmed) return refusal('AWARDS_NOT_DECIDED');
  return isOnRanking ? null : refusal('AWARDS_DECIDED_BEFORE');
}

/** What is public is replaced by something else only; `expected` is the hash of the preview that was seen, if one was. */
export function mayReplace(facts: { hash: string; isSameAsNow: boolean; expected: string | null }): Refusal | null {
  if (facts.isSameAsNow) return refusal('ALREADY_PUBLISHED');
  return facts.expected !== null && facts.expected !== facts.hash ? refusal('PREVIEW_OUTDATED') : null;
}

/** What is public now is taken down, or what waits for its hour. */
export function mayWithdrawPublication({ isWithdrawn, isLatest }: { isWithdrawn: boolean; isLatest: boolean }): Refusal | null {
  if (isWithdrawn) return refusal('PUBLICATION_WITHDRAWN');
  return isLatest ? null : refusal('PUBLICATION_REPLACED');
}

/** An award in what is public now, and since when anybody could read it. */
interface PublicAward {
  firstPublishedAt: Date;
  revocationYears: number;
}

/** An award that is public can be revoked in the years that were announced for it; null: it is not public. */
export function mayRevoke(award: PublicAward | null, now: Date): Refusal | null {
  if (!award) return refusal('NO_AWARD_TO_REVOKE');
  const until = yearsAfter(award.firstPublishedAt, award.revocationYears);
  return now < until ? null : refusal('REVOCATION_TOO_LATE', { years: award.revocationYears, until: until.toISOString() });
}

const SEOUL_MS = 9 * 3600_000;

/** The same hour so many years later, by the calendar of Seoul; of 29 February in a common year 1 March. */
function yearsAfter(from: Date, years: number): Date {
  const inSeoul = new Date(from.getTime() + SEOUL_MS);
  inSeoul.setUTCFullYear(inSeoul.getUTCFullYear() + years);
  return new Date(inSeoul.getTime() - SEOUL_MS);
}

/** The second organiser confirms what the first one proposed, or either turns it down. Without its reasons nothing is left to confirm. */
export const mayConfirmRevocation = (
  actor: Actor,
  { state, proposedBy, destroyedAt }: { state: string; proposedBy: string; destroyedAt: Date | null },
): Refusal | null => (state === 'PROPOSED' && destroyedAt === null ? secondOf(actor, proposedBy) : refusal('NOTHING_PROPOSED'));

export const mayTurnDownRevocation = (state: string): Refusal | null => (state === 'PROPOSED' ? null : refusal('NOTHING_PROPOSED'));
