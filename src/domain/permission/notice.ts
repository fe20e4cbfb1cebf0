import type { Actor } from '../actor.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayOrganize, maySeeOrganizerDesk } from './competition.js';

/** What decides about the notices of an edition. */
interface EditionFacts {
  id: string;
  state: CompetitionState;
}

/** Organisers write notices from the first draft of an edition until it is put away. */
export const mayPublishNotice = (actor: Actor, { id, state }: EditionFacts): Refusal | null =>
  mayOrganize(actor, id) ?? (state === 'ARCHIVED' ? refusal('PHASE_WRONG', { phase: state }) : null);

/** Everybody reads the notices of an announced edition; before, those who organise or audit it. */
export function mayReadNotices(actor: Actor | null, { id, state }: EditionFacts): Refusal | null {
  if (state !== 'DRAFT') return null;
  return actor ? maySeeOrganizerDesk(actor, id) : refusal('NOT_FOUND');
}

/** A file is made public by whoever uploaded it, and stays with the notice that has it. Other people's files do not exist; macros are not for everybody. */
export function mayAttachToNotice(file: { isOwn: boolean; isAttached: boolean; holdsMacros: boolean }): Refusal | null {
  if (file.isAttached) return null;
  if (!file.isOwn) return refusal('NOT_FOUND');
  return file.holdsMacros ? refusal('FILE_HOLDS_MACROS') : null;
}
