import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfLine, required } from './text.js';

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

/** How things stand with a conflict that is on record. */
export const conflictStates = ['PROPOSED', 'STANDING', 'REJECTED', 'LIFTED', 'ENDED'] as const;
export type ConflictState = (typeof conflictStates)[number];

/** Those that two organisers can lift as wrong. Nobody judges the own team, nor whom a judge stepped back from, nor against a challenge that was upheld. */
export const liftableGrounds: readonly ConflictGround[] = ['SAME_DEPARTMENT', 'SAME_DISTRICT', 'INSTRUCTOR', 'DECLARED', 'EXCLUDED'];

/** Why a team objects to a judge. */
export const challengeGrounds = ['FAMILY', 'WORKPLACE', 'ADVICE', 'OTHER'] as const;
export type ChallengeGround = (typeof challengeGrounds)[number];

export const challengeStates = ['OPEN', 'UPHELD', 'DISMISSED'] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** How far a workplace in common reaches: the department, the whole district or county (구·군), or any body as a whole. */
export const conflictReaches = ['DEPARTMENT', 'DISTRICT', 'AGENCY'] as const;
export type ConflictReach = (typeof conflictReaches)[number];

/** The ground that is told where there are several: always the same one. */
export const toldGround = (grounds: readonly ConflictGround[]): ConflictGround | null =>
  conflictGrounds.find((ground) => grounds.includes(ground)) ?? null;

/** A declaration names a department, or a person with something to tell them from others by. */
export function problemsOfInterest(said: { department: string | null; personName: string | null; personEmail: string | null }): Problem[] {
  const { department, personName, personEmail } = said;
  if (personName === null) return department === null || personEmail !== null ? [required('personName')] : [];
  const toTellApart = problem(
    'personEmail',
    'REQUIRED',
    '이름과 함께 부서나 메일 주소를 적어 주세요.',
    'With a name goes a department or a mail address.',
  );
  return [
    ...problemsOfLine('personName', personName, { max: 100, required: true }),
    ...(department === null && personEmail === null ? [toTellApart] : []),
  ];
}
