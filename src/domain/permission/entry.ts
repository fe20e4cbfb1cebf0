import { type Actor, holds, inScope } from '../actor.js';
import { keepsDeadline } from '../deadline.js';
import type { EntryState } from '../entry.js';
import { phaseAt } from '../phase.js';
import { problemsOfReason } from '../reason.js';
import { type Refusal, refusal } from '../refusal.js';
import type { TeamState } from '../team.js';
import type { Supplement } from '../supplement.js';
import { isBlank } from '../text.js';
import { type EditionOfTeam, mayStillPrepare } from './roster.js';
import { mayLead, maySeeTeam, mayStillCompete } from './team.js';

/** What is to be known of an entry and of what the actor is in its team. */
export interface EntryFacts {
  competition: EditionOfTeam & { id: string };
  teamState: TeamState;
  entryState: EntryState;
  /** The actor's role as a member who joined; null: none. */
  role: 'LEAD' | 'MEMBER' | null;
  /** What the team was last asked to put right and was not taken back; null: nothing. */
  supplement: Supplement | null;
}

/** Every member works on the draft, as long as the team may hand it in. */
export const mayEditEntry = (actor: Actor, facts: EntryFacts, now: Date): Refusal | null =>
  maySeeTeam(actor, teamOf(facts), membershipOf(facts)) ?? mayStillCompete(teamOf(facts)) ?? isStillIn(facts) ?? mayHandIn(facts, now);

/** The lead hands in for the team, again if need be. */
export const maySubmitEntry = (actor: Actor, facts: EntryFacts, now: Date): Refusal | null =>
  mayActForEntry(actor, facts) ?? mayHandIn(facts, now);

/** The lead acts for a team whose entry still takes part. */
export const mayActForEntry = (actor: Actor, facts: EntryFacts): Refusal | null =>
  mayLead(actor, teamOf(facts), membershipOf(facts)) ?? isStillIn(facts);

/** A team hands in as long as the edition takes submissions; later what it was asked to put right, until that is due. */
function mayHandIn({ competition, supplement }: EntryFacts, now: Date): Refusal | null {
  const late = mayStillPrepare(competition, now);
  return late && supplement && phaseAt(competition, now) === 'CLOSED' ? keepsDeadline(supplement.dueAt, now) : late;
}

/** What a team that may hand in is confined to: nothing (null) while the edition takes submissions, later what it was asked for. */
export const askedOf = ({ competition, supplement }: EntryFacts, now: Date): Supplement | null =>
  mayStillPrepare(competition, now) ? supplement : null;

/** The lead takes back what was submitted. A draft needs no withdrawing: nobody else has it. */
export const mayWithdrawEntry = (actor: Actor, facts: EntryFacts, now: Date): Refusal | null =>
  maySubmitEntry(actor, { ...facts, supplement: null }, now) ?? (facts.entryState === 'SUBMITTED' ? null : refusal('ENTRY_NOT_SUBMITTED'));

const teamOf = ({ competition, teamState }: EntryFacts) => ({ competitionId: competition.id, state: teamState });
const membershipOf = ({ role }: EntryFacts) => (role ? { role } : null);

function isStillIn({ entryState }: EntryFacts): Refusal | null {
  if (entryState === 'WITHDRAWN') return refusal('ENTRY_WITHDRAWN');
  return entryState === 'DISQUALIFIED' ? refusal('ENTRY_DISQUALIFIED') : null;
}

/**
 * Whether a file may lie in a team's entry: a member uploaded it, or it lies there already, and no other entry holds it. Other people's
 * files do not exist.
 */
export const mayUseFile = (file: { isByMember: boolean; isHeldHere: boolean; isHeldElsewhere: boolean }): Refusal | null =>
  (file.isByMember || file.isHeldHere) && !file.isHeldElsewhere ? null : refusal('NOT_FOUND');

/** What is to be known of a stored file. */
export interface FileFacts {
  uploadedBy: string | null;
  /** The one entry that holds it, in its draft or in a version; null: none. */
  heldBy: { competitionId: string; role: EntryFacts['role']; isSubmitted: boolean } | null;
}

/**
 * A file is read by its uploader and the team whose entry holds it, and by the edition's organisers and auditors once it is
 * submitted. For everybody else, judges included, it does not exist.
 */
export function mayReadFile(actor: Actor, { uploadedBy, heldBy }: FileFacts): Refusal | null {
  const isUploader = uploadedBy === actor.accountId;
  if (!heldBy) return isUploader ? null : refusal('NOT_FOUND');
  const { competitionId, role, isSubmitted } = heldBy;
  if ((isUploader || role !== null) && inScope(actor, 'COMPETITOR', competitionId)) return null;
  const overseesEdition = holds(actor, 'ORGANIZER', competitionId) || holds(actor, 'AUDITOR', competitionId);
  return isSubmitted && overseesEdition ? null : refusal('NOT_FOUND');
}

/** Whether it is the actor's own file, or that of the actor's team. Whoever reads any other one says why. */
export const isOwnFile = (actor: Actor, { uploadedBy, heldBy }: FileFacts): boolean =>
  uploadedBy === actor.accountId || (heldBy?.role ?? null) !== null;

/** Other people's files are fetched with a reason that says something. */
export function saysWhy(reason: string | null): Refusal | null {
  if (reason === null || isBlank(reason)) return refusal('REASON_MISSING');
  const problems = problemsOfReason(reason);
  return problems.length > 0 ? refusal('INVALID_INPUT', { problems }) : null;
}
