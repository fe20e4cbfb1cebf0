import { type Actor, type GrantedRole, grantedRoles, type Scope } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

const isNarrowed = ({ scope }: Actor): boolean => scope.role !== null || scope.competitionId !== null;

/** Anybody may have tokens, but no token may make one that can do more, and nobody one for a role that is not held. */
export function mayAskForToken(actor: Actor, wish: { role: Scope | null; competitionId: string | null }): Refusal | null {
  if (isNarrowed(actor)) return refusal('TOKEN_CANNOT_WIDEN');
  const granted = (grantedRoles as readonly string[]).includes(wish.role ?? '');
  if (!granted) return null;
  return actor.grants.some(({ role }) => role === (wish.role as GrantedRole)) ? null : refusal('NOT_ALLOWED');
}

/** One's own sessions; a narrowed token can end only itself. */
export const mayEndSession = (actor: Actor, sessionId: string): Refusal | null =>
  isNarrowed(actor) && actor.sessionId !== sessionId ? refusal('TOKEN_CANNOT_WIDEN') : null;
