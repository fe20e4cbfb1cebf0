/** Why a judge must not judge a team's entry. The later ones are decided by people, the others follow from what is known. */
export const conflictGrounds = [
  'OWN_TEAM',
  'SAME_DEPARTMENT',
  'SAME_DISTRICT',
  'INSTRUCTOR',
  'DECLARED',
  'RECUSED',
  'CHALLENGED',
  'EXCLUDED',
] as const;
export type ConflictGround = (typeof conflictGrounds)[number];

/** Those that follow from rosters, workplaces, courses and declarations: found anew at every look. */
export const derivedGrounds: readonly ConflictGround[] = ['OWN_TEAM', 'SAME_DEPARTMENT', 'SAME_DISTRICT', 'INSTRUCTOR', 'DECLARED'];

/** How far a workplace in common reaches: the department, the whole district or county (구·군), or any body as a whole. */
export const conflictReaches = ['DEPARTMENT', 'DISTRICT', 'AGENCY'] as const;
export type ConflictReach = (typeof conflictReaches)[number];

/** The ground that is told where there are several: always the same one. */
export const toldGround = (grounds: readonly ConflictGround[]): ConflictGround | null =>
  conflictGrounds.find((ground) => grounds.includes(ground)) ?? null;
