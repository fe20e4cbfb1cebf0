/** Roles that are granted. Competitors and judges are not: their teams and panels tell who they are. */
export const grantedRoles = ['ADMINISTRATOR', 'TRAINING_OFFICER', 'ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const;
export type GrantedRole = (typeof grantedRoles)[number];

/** Roles that are given in one edition: who runs it (담당자), presides over its judges (위원장), helps (간사), and audits it (감사). */
export const editionRoles = ['ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'] as const satisfies readonly GrantedRole[];
export type EditionRole = (typeof editionRoles)[number];

/** What a token may be narrowed to: one granted role, or the work of a competitor or a judge. */
export const scopes = [...grantedRoles, 'COMPETITOR', 'JUDGE'] as const;
export type Scope = (typeof scopes)[number];

/** Who is acting. A browser session has no scope; a token acts in one role, and in one edition if it names one. */
export interface Actor {
  accountId: string;
  sessionId: string;
  /** The mail address that this person signs in with, in lower case. */
  email: string;
  grants: { role: GrantedRole; competitionId: string | null }[];
  scope: { role: Scope | null; competitionId: string | null };
}

/** Whether the actor's session or token may act as `role` in this edition (null: outside any edition). */
export function inScope(actor: Actor, role: Scope, competitionId: string | null): boolean {
  const { scope } = actor;
  const rightEdition = scope.competitionId === null || scope.competitionId === competitionId;
  return rightEdition && (scope.role === null || scope.role === role);
}

/** Whether the actor holds a granted role in this edition; a grant without an edition holds in all. */
export const holds = (actor: Actor, role: GrantedRole, competitionId: string | null): boolean =>
  inScope(actor, role, competitionId) &&
  actor.grants.some((grant) => grant.role === role && (grant.competitionId === null || grant.competitionId === competitionId));
