import { type Actor, type GrantedRole, grantedRoles, holds, inScope, type Scope } from '../actor.js';
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

export const mayExtendSession = ({ kind }: { kind: string }): Refusal | null => (kind === 'BROWSER' ? null : refusal('NOT_ALLOWED'));

/** Whoever organises an edition invites people from outside to judge in it; administrators invite anybody. */
export function mayInvitePeople(actor: Actor): Refusal | null {
  const invites = actor.grants.some(
    ({ role, competitionId }) =>
      (role === 'ORGANIZER' || role === 'ADMINISTRATOR') && inScope(actor, role, competitionId ?? actor.scope.competitionId),
  );
  return invites ? null : refusal('NOT_ALLOWED');
}

/** Who has a password signs in with it. Who was invited and has none yet may be invited again. */
export const mayBeInvited = (account: { hasPassword: boolean; isDisabled: boolean } | null): Refusal | null =>
  account && (account.hasPassword || account.isDisabled) ? refusal('ACCOUNT_EXISTS') : null;

/** One's own profile, password and sessions, and only by signing in as oneself. */
export const mayManageAccount = (actor: Actor): Refusal | null => (isNarrowed(actor) ? refusal('TOKEN_CANNOT_WIDEN') : null);

/** The accounts of others are the administrators' business alone. */
export const mayManageAccounts = (actor: Actor): Refusal | null => (holds(actor, 'ADMINISTRATOR', null) ? null : refusal('NOT_ALLOWED'));

/** No administrator locks the door from outside, or an installation could be left without an administrator. */
export function mayDisable(actor: Actor, account: { id: string; isDisabled: boolean }): Refusal | null {
  if (account.id === actor.accountId) return refusal('NOT_ONESELF');
  return account.isDisabled ? refusal('ACCOUNT_DISABLED') : null;
}

export const mayEnable = (account: { isDisabled: boolean }): Refusal | null =>
  account.isDisabled ? null : refusal('ACCOUNT_NOT_DISABLED');
