import { type Actor, type GrantedRole, inScope } from '../actor.js';
import { type ConflictGround, toldGround } from '../conflict.js';
import type { EntryStanding } from '../entry.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** Panels change while judging is prepared and while it runs. */
export const mayChangePanel = (state: StageState): Refusal | null =>
  state === 'DRAFT' || state === 'OPEN' ? null : refusal('STAGE_STATE_WRONG', { state });

/** Nobody wears two hats: who runs or audits an edition, or is on one of its teams, does not judge in it. Its chair may. */
export const mayBeJudge = (roles: readonly GrantedRole[], isMember: boolean): Refusal | null =>
  roles.every((role) => role === 'CHAIR') && !isMember ? null : refusal('HAS_ANOTHER_HAT');

/** A stage is there for whoever judges in it; to everybody else there is no such stage. */
export const maySit = (actor: Actor, seat: { competitionId: string } | null): Refusal | null =>
  seat && inScope(actor, 'JUDGE', seat.competitionId) ? null : refusal('NOT_FOUND');

/** A pledge is signed as it reads now, by whoever has read it, while panels may change. */
export const maySignPledge = (state: StageState, { textHash, currentHash }: { textHash: string; currentHash: string }): Refusal | null =>
  mayChangePanel(state) ?? (textHash === currentHash ? null : refusal('PLEDGE_TEXT_CHANGED'));

/** What stands between a judge and an entry. */
export interface Pairing {
  stageState: StageState;
  entryState: EntryStanding;
  /** Whether the entry is in the track of the judge's panel. */
  isSameTrack: boolean;
  /** Whether the entry takes part in the stage: all do in the first one, and those that advanced in a later one. */
  hasAdvanced: boolean;
  /** Why the judge must not judge it. */
  conflicts: readonly ConflictGround[];
  /** How many entries the judge has already, without those that a conflict or a withdrawal took away, and may have; null: any number. */
  load: number;
  maxLoad: number | null;
  /** Whether the judge has dropped out. */
  hasLeft: boolean;
}

/** Whether a judge may be given an entry. */
export function mayAssign(pairing: Pairing): Refusal | null {
  const { stageState, entryState, load, maxLoad } = pairing;
  const closed = mayChangePanel(stageState);
  if (closed) return closed;
  if (entryState === 'INELIGIBLE') return refusal('ENTRY_INELIGIBLE');
  if (entryState !== 'SUBMITTED') return refusal('ENTRY_NOT_SUBMITTED', { state: entryState });
  if (pairing.hasLeft) return refusal('JUDGE_LEFT');
  if (!pairing.isSameTrack) return refusal('TRACK_NOT_OF_PANEL');
  if (!pairing.hasAdvanced) return refusal('ENTRY_NOT_ADVANCED');
  const ground = toldGround(pairing.conflicts);
  if (ground) return refusal(`CONFLICT_${ground}`);
  return maxLoad === null || load < maxLoad ? null : refusal('JUDGE_HAS_ENOUGH', { maxLoad });
}

/** An entry is taken from a judge who never submitted a sheet for it, reopened or not. */
export const mayUnassign = (state: StageState, { wasSubmitted }: { wasSubmitted: boolean }): Refusal | null =>
  mayChangePanel(state) ?? (wasSubmitted ? refusal('ASSIGNMENT_SCORED') : null);
