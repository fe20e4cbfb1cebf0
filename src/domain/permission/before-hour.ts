import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { formatSeoul } from '../seoul-time.js';

/** An edition, as far as it tells whether its results are public. */
export interface PublishedEdition {
  state: CompetitionState;
  /** From when on results are public, also where that hour has not come; null: from no hour on. */
  resultsPublicAt: Date | null;
}

/** What changes who wins is not done while results wait for their hour: they would be published as if it had not been. Only for organisers. */
export const mayChangeBeforeHour = ({ resultsPublicAt: at }: PublishedEdition): Refusal | null =>
  at && refusal('TAKE_DOWN_FIRST', { at: at.toISOString(), atText: formatSeoul(at, { seconds: true }) });
