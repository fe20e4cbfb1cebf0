import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** What takes two people is done by the second of them: not by the first, who proposed it or whom it is about. */
export const secondOf = (actor: Actor, first: string | null): Refusal | null =>
  first === actor.accountId ? refusal('SECOND_PERSON_NEEDED') : null;
