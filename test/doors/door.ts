import type { RefusalCode } from '../../src/domain/refusal.js';
import type { World } from './world.js';

/** Who knocks. The team's entry is judged by `judge`; `colleague` sits on the same panel and has another one. */
export const roles = [
  'visitor',
  'competitor',
  'rival',
  'member',
  'lead',
  'judge',
  'colleague',
  'otherJudge',
  'organizer',
  'chair',
  'secretary',
  'otherOrganizer',
  'trainingOfficer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** How far an edition has come: set up; taking teams; taking entries; ready to be judged; being judged; judged; settled; published. */
export const phases = ['DRAFT', 'REGISTRATION', 'SUBMISSION', 'READY', 'OPEN', 'CLOSED', 'SETTLED', 'PUBLISHED'] as const;
export type Phase = (typeof phases)[number];

/** `allowed`: it would be done, or is shown. `nothing`: the answer is null or an empty list. Else the code of the refusal. */
export type Answer = 'allowed' | 'nothing' | RefusalCode;
/** The same in every phase, or by phase, with `else` for those that are not named. */
type ByPhase = Answer | ({ else: Answer } & Partial<Record<Phase, Answer>>);

/** One row of the table: a query, a mutation or a route, and what everybody is answered. */
export interface Door {
  /** `submitSheet`, or `GET /files/:id`. */
  name: string;
  /** The arguments of a query, the input of a mutation, the parameters of a route (in its path, or else behind it): good ones, so that only rights decide. */
  given?: (world: World) => Record<string, unknown>;
  /** What a route is sent. */
  body?: (world: World) => FormData | URLSearchParams | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  /** What is asked of the answer, where fields have doors of their own. */
  fields?: string;
  /** The phases that matter; all by default. */
  phases?: readonly Phase[];
  /** Roles that are not named are answered like `everybody`; a visitor is asked to sign in. */
  answers: { everybody: ByPhase } & Partial<Record<Role, ByPhase>>;
}

/** For what no edition changes. */
export const anyPhase: readonly Phase[] = ['OPEN'];

export const phasesOf = (door: Door): readonly Phase[] => door.phases ?? phases;

/** The whole of a row, role by role and phase by phase. */
export function expectedOf(door: Door): Record<string, Record<string, Answer>> {
  const ofRole = (role: Role): ByPhase => door.answers[role] ?? (role === 'visitor' ? 'SIGN_IN_REQUIRED' : door.answers.everybody);
  const inPhase = (by: ByPhase, phase: Phase): Answer => (typeof by === 'string' ? by : (by[phase] ?? by.else));
  const cells = (by: ByPhase) => Object.fromEntries(phasesOf(door).map((phase) => [phase, inPhase(by, phase)]));
  return Object.fromEntries(roles.map((role) => [role, cells(ofRole(role))]));
}
