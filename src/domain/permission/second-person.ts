import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** What takes two people is confirmed by the second of them: not by whoever proposed it. */
export const secondOf = (actor: Actor, proposedBy: string | null): Refusal | null =>
  proposedBy === actor.accountId ? refusal('SECOND_PERSON_NEEDED') : null;
