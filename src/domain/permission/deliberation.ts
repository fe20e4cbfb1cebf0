import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';

/** A settled stage on whose close entries a committee has decided. */
interface Deliberated {
  competitionState: CompetitionState;
  /** Whether entries went on from it, and that was not undone. */
  hasAdvanced: boolean;
  /** Whether the announced rule leaves close entries to a committee. */
  isAnnounced: boolean;
  /** Whether the settlement that was looked at is the latest of its stage. */
  isLatest: boolean;
  /** Whether it would come out of other sheets, entries or quotas now; earlier decisions aside. */
  isOutdated: boolean;
}

/** A committee decides on what the sheets say now, where that was announced, and until its entries have gone on or the result is public. */
export function mayRecordDeliberation(facts: Deliberated): Refusal | null {
  if (facts.competitionState === 'PUBLISHED' || facts.competitionState === 'ARCHIVED') return refusal('ALREADY_PUBLISHED');
  if (facts.hasAdvanced) return refusal('ADVANCED_ALREADY');
  if (!facts.isAnnounced) return refusal('NO_DELIBERATION_IN_RULE');
  if (!facts.isLatest) return refusal('SETTLEMENT_REPLACED');
  return facts.isOutdated ? refusal('SETTLEMENT_OUTDATED') : null;
}

/** How far a committee has come with a settled stage. */
interface DeliberationState {
  /** Numbers of the listed entries on which nothing was decided; none where no committee was announced. */
  undecided: readonly string[];
  /** Whether decisions were made that the settlement does not have yet, or the list of a committee would be another one now. */
  isOutdated: boolean;
}

/** No entry goes on past others while a committee has not decided on them, or has decided and the places do not say so yet. */
export function mayPassDeliberation({ undecided, isOutdated }: DeliberationState): Refusal | null {
  if (undecided.length > 0) return refusal('DELIBERATION_OPEN', { entries: undecided });
  return isOutdated ? refusal('SETTLEMENT_OUTDATED') : null;
}
