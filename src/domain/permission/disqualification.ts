import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import { mayChangeBeforeHour, type PublishedEdition } from './before-hour.js';
import { mayOrganize } from './competition.js';
import { secondOf } from './second-person.js';
import { mayStillCompete, type TeamFacts } from './team.js';

/** How a disqualification stands: wished for by one organiser, counting, turned down, or taken back. */
export const disqualificationStates = ['PROPOSED', 'STANDING', 'REJECTED', 'REINSTATED'] as const;
export type DisqualificationState = (typeof disqualificationStates)[number];

/** A disqualification on record, as far as it decides what may be done with it. */
interface DisqualificationFacts {
  state: DisqualificationState;
  proposedBy: string;
  /** The organiser who wants the team reinstated; null: nobody. */
  reinstatementProposedBy: string | null;
}

/** Who is in the competition is decided by its organisers until results are public, and not while these wait for their hour. */
export function mayDecideWhoCompetes(actor: Actor, edition: PublishedEdition & { id: string }, now: Date): Refusal | null {
  const hidden = mayOrganize(actor, edition.id);
  if (hidden) return hidden;
  if (edition.state === 'DRAFT') return refusal('PHASE_WRONG', { phase: edition.state });
  const isPublic = edition.state !== 'ANNOUNCED' || (edition.resultsPublicAt !== null && edition.resultsPublicAt <= now);
  return isPublic ? refusal('ALREADY_PUBLISHED') : mayChangeBeforeHour(edition);
}

/** A team that competes is disqualified by two organisers, and so is one reinstated: this is the second of them. */
export const mayConfirmDisqualification = (actor: Actor, found: DisqualificationFacts, team: TeamFacts): Refusal | null =>
  found.state === 'PROPOSED' ? (secondOf(actor, found.proposedBy) ?? mayStillCompete(team)) : refusal('NOTHING_PROPOSED');

export function mayProposeReinstatement({ state, reinstatementProposedBy }: DisqualificationFacts): Refusal | null {
  if (state !== 'STANDING') return refusal('NOT_DISQUALIFIED');
  return reinstatementProposedBy === null ? null : refusal('REINSTATEMENT_PROPOSED');
}

export const mayConfirmReinstatement = (actor: Actor, found: DisqualificationFacts): Refusal | null =>
  awaitsReinstatement(found) ? secondOf(actor, found.reinstatementProposedBy) : refusal('NOTHING_PROPOSED');

/** A proposal is turned down by any organiser, also by whoever made it. */
export const mayTurnDown = (found: DisqualificationFacts): Refusal | null =>
  found.state === 'PROPOSED' || awaitsReinstatement(found) ? null : refusal('NOTHING_PROPOSED');

const awaitsReinstatement = ({ state, reinstatementProposedBy }: DisqualificationFacts): boolean =>
  state === 'STANDING' && reinstatementProposedBy !== null;
