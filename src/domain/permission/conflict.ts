import type { Actor } from '../actor.js';
import { type ConflictGround, type ConflictState, type ChallengeState, liftableGrounds } from '../conflict.js';
import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayChair, mayOrganize } from './competition.js';
import { secondOf } from './second-person.js';

/** How much a judge declares in an edition: far more than anybody needs, far less than would find out whose every entry is. */
export const mostInterests = 50;

/** Judges declare what they have to do with from their appointment until results are published. */
export function mayDeclareInterest(state: CompetitionState, declared: number): Refusal | null {
  if (state === 'PUBLISHED' || state === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: state });
  return declared < mostInterests ? null : refusal('DECLARED_ENOUGH', { most: mostInterests });
}

/** How many challenges a team files: more than anybody needs, too few to find out who judges. */
export const mostChallenges = 20;

/** Teams challenge judges from the announcement of an edition until its results are published. */
export function mayFileChallenge(state: CompetitionState, filed: number): Refusal | null {
  if (state !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: state });
  return filed < mostChallenges ? null : refusal('CHALLENGED_ENOUGH', { most: mostChallenges });
}

/** A challenge is decided once, by organisers: nobody who organises an edition is on a team or judges in it. */
export const mayDecideChallenge = (actor: Actor, challenge: { competitionId: string; state: ChallengeState }): Refusal | null =>
  mayOrganize(actor, challenge.competitionId) ?? (challenge.state === 'OPEN' ? null : refusal('CHALLENGE_DECIDED'));

/** The chair decides like an organiser, but, as somebody who may judge, never one that may mean the chair: there is no such challenge. */
export function mayRuleOnChallenge(
  actor: Actor,
  { competitionId, state, mayMeanActor }: { competitionId: string; state: ChallengeState; mayMeanActor: boolean },
): Refusal | null {
  const hidden = mayChair(actor, competitionId) ?? (mayMeanActor ? refusal('NOT_FOUND') : null);
  return hidden ?? (state === 'OPEN' ? null : refusal('CHALLENGE_DECIDED'));
}

/** What is on record of an edition stays as it is once the edition is put away. */
export const mayChangeConflicts = (actor: Actor, edition: { id: string; state: CompetitionState }): Refusal | null =>
  mayOrganize(actor, edition.id) ?? (edition.state === 'ARCHIVED' ? refusal('PHASE_WRONG', { phase: edition.state }) : null);

/** A conflict on record, as far as it decides what may be done with it. */
interface ConflictFacts {
  ground: ConflictGround;
  state: ConflictState;
  raisedBy: string | null;
  /** The organiser who wants it lifted; null: nobody. */
  liftProposedBy: string | null;
}

/** A conflict that counts and is wrong is lifted by two organisers: this is the first. */
export function mayProposeLift({ ground, state, liftProposedBy }: ConflictFacts): Refusal | null {
  if (state !== 'STANDING') return refusal('CONFLICT_NOT_STANDING', { state });
  if (!liftableGrounds.includes(ground)) return refusal('CONFLICT_NOT_LIFTABLE');
  return liftProposedBy === null ? null : refusal('LIFT_PROPOSED');
}

/** Whether an organiser's proposal, of an exclusion or of lifting a conflict, waits for an answer. */
const isPending = ({ state, liftProposedBy }: ConflictFacts): boolean =>
  state === 'PROPOSED' || (state === 'STANDING' && liftProposedBy !== null);

export const mayConfirmExclusion = (actor: Actor, conflict: ConflictFacts): Refusal | null =>
  conflict.state === 'PROPOSED' ? secondOf(actor, conflict.raisedBy) : refusal('NOTHING_PROPOSED');

export const mayConfirmLift = (actor: Actor, conflict: ConflictFacts): Refusal | null =>
  isPending(conflict) && conflict.state === 'STANDING' ? secondOf(actor, conflict.liftProposedBy) : refusal('NOTHING_PROPOSED');

/** A proposal is turned down by any organiser, also by whoever made it. */
export const mayRejectProposal = (conflict: ConflictFacts): Refusal | null => (isPending(conflict) ? null : refusal('NOTHING_PROPOSED'));
