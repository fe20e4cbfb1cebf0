import { type Actor, type GrantedRole, inScope } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

type StageState = 'DRAFT' | 'OPEN' | 'CLOSED' | 'SETTLED';

/** Panels change while judging is prepared and while it runs. */
export const mayChangePanel = (state: StageState): Refusal | null =>
  state === 'DRAFT' || state === 'OPEN' ? null : refusal('STAGE_STATE_WRONG', { state });

/** Nobody wears two hats: who holds any role in an edition, or is on one of its teams, does not judge in it. */
export const mayBeJudge = (roles: readonly GrantedRole[], isMember: boolean): Refusal | null =>
  roles.length === 0 && !isMember ? null : refusal('HAS_ANOTHER_HAT');

/** A seat on a panel is there for its judge; to everybody else there is no such stage. */
export const maySit = (actor: Actor, seat: { competitionId: string } | null): Refusal | null =>
  seat && inScope(actor, 'JUDGE', seat.competitionId) ? null : refusal('NOT_FOUND');

/** What stands between a judge and an entry. */
export interface Pairing {
  stageState: StageState;
  entryState: 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED';
  /** Whether the entry is in the track of the judge's panel. */
  isSameTrack: boolean;
  /** Whether the judge is, or once was, on the entry's team. */
  isOwnTeam: boolean;
  /** Whether the judge works where a member of the team worked when joining. */
  isSameDepartment: boolean;
  /** How many entries of the stage the judge has already, and may have; null: any number. */
  load: number;
  maxLoad: number | null;
}

/** Whether a judge may be given an entry. */
export function mayAssign(pairing: Pairing): Refusal | null {
  const { stageState, entryState, load, maxLoad } = pairing;
  const closed = mayChangePanel(stageState);
  if (closed) return closed;
  if (entryState !== 'SUBMITTED') return refusal('ENTRY_NOT_SUBMITTED', { state: entryState });
  if (!pairing.isSameTrack) return refusal('TRACK_NOT_OF_PANEL');
  if (pairing.isOwnTeam) return refusal('CONFLICT_OWN_TEAM');
  if (pairing.isSameDepartment) return refusal('CONFLICT_SAME_DEPARTMENT');
  return maxLoad === null || load < maxLoad ? null : refusal('JUDGE_HAS_ENOUGH', { maxLoad });
}
