import { type Actor, type GrantedRole, grantedRoles, inScope } from './actor.js';

/** What of somebody's personal data was shown or handed out. */
export const accessKinds = ['ACCOUNT', 'MEMBERSHIP', 'TRAINING_HISTORY', 'ENTRY_FILE', 'LETTER', 'ACCESS_LOG', 'REPORT', 'SCORES'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Whose data it was: an account's, or, where nobody has signed in yet, a member's of a team or a trainee's. */
export const accessSubjects = ['ACCOUNT', 'MEMBER', 'TRAINEE', 'REPORTER'] as const;
export type AccessSubject = (typeof accessSubjects)[number];

/** In which of the actor's roles data was seen in an edition, or, where none is named, anywhere. PERSON: in none that is granted. */
export function roleOfAccess(actor: Actor, competitionId: string | null): GrantedRole | 'PERSON' {
  const holding = actor.grants.filter(
    (grant) => competitionId === null || grant.competitionId === null || grant.competitionId === competitionId,
  );
  const acting = holding.filter(({ role, competitionId: of }) => inScope(actor, role, competitionId ?? of ?? actor.scope.competitionId));
  return grantedRoles.find((role) => acting.some((grant) => grant.role === role)) ?? 'PERSON';
}
