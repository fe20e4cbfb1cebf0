import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** Letters hold mail addresses: the administrators alone see those that could not be sent, and send them again. */
export const mayCareForMail = (actor: Actor): Refusal | null => (holds(actor, 'ADMINISTRATOR', null) ? null : refusal('NOT_ALLOWED'));

/** Only what was given up is sent again: everything else is sent or still under way. */
export const mayResend = (mail: { state: 'QUEUED' | 'SENT' | 'DEAD' }): Refusal | null =>
  mail.state === 'DEAD' ? null : refusal('MAIL_NOT_DEAD', { state: mail.state });
