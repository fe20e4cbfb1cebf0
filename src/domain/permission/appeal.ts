import { type Actor, holds, inScope } from '../actor.js';
import { type AppealState, appealsCloseAt } from '../appeal.js';
import { isInTime } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import { formatSeoul } from '../seoul-time.js';

/** An entry, what the actor is in its team, and what decides whether there can be an appeal. */
export interface AppealingEntry {
  competitionId: string;
  role: 'LEAD' | 'MEMBER' | null;
  /** From when on the days count; null: nothing is public. */
  since: Date | null;
  /** For how many days; 0: the edition announced none. */
  days: number;
}

/** Appeals are for the members of the team, and the lead speaks for it, also for a team that was disqualified. */
function mayActInAppeal(actor: Actor, { competitionId, role }: Pick<AppealingEntry, 'competitionId' | 'role'>): Refusal | null {
  if (role === null || !inScope(actor, 'COMPETITOR', competitionId)) return refusal('NOT_FOUND');
  return role === 'LEAD' ? null : refusal('LEAD_ONLY');
}

/** A team appeals while results are public, until the end of the last day. */
export function mayFileAppeal(actor: Actor, entry: AppealingEntry, now: Date): Refusal | null {
  const objection = mayActInAppeal(actor, entry);
  if (objection) return objection;
  if (entry.since === null) return refusal('NOTHING_TO_APPEAL');
  if (entry.days === 0) return refusal('NO_APPEALS_ANNOUNCED');
  const closesAt = appealsCloseAt(entry.since, entry.days);
  if (isInTime(closesAt, now)) return null;
  return refusal('APPEALS_OVER', { closedAt: closesAt.toISOString(), closedAtText: formatSeoul(closesAt, { seconds: true }) });
}

/** It is taken back while nobody has answered it. */
export const mayWithdrawAppeal = (
  actor: Actor,
  appeal: { state: AppealState } & Pick<AppealingEntry, 'competitionId' | 'role'>,
): Refusal | null => mayActInAppeal(actor, appeal) ?? stillOpen(appeal.state);

/** An appeal, and what its would-be answerer had to do with the entry. */
export interface AnsweringAppeal {
  competitionId: string;
  state: AppealState;
  /** Was given the entry in any stage, seats given up and recusals included. */
  hasJudged: boolean;
  /** Typed one of its sheets from paper, or checked that. */
  hasTyped: boolean;
  /** Why the person must not judge the team, as for judges. */
  conflicts: readonly string[];
}

/** Who may be among the judges is told nothing of appeals about entries of theirs. */
export const maySeeAppeal = (actor: Actor, { competitionId, hasJudged }: Omit<AnsweringAppeal, 'state'>): Refusal | null => {
  if (holds(actor, 'ORGANIZER', competitionId)) return null;
  return holds(actor, 'CHAIR', competitionId) && !hasJudged ? null : refusal('NOT_FOUND');
};

/** An appeal is answered, once, by an organiser or the chair, who had no part in judging the entry and no conflict with its team. */
export function mayAnswerAppeal(actor: Actor, appeal: AnsweringAppeal): Refusal | null {
  const hidden = maySeeAppeal(actor, appeal);
  if (hidden) return hidden;
  return stillOpen(appeal.state) ?? withoutPart(appeal);
}

/** How an upheld appeal stands; `isRemedied`: results were published again after it. */
export interface UpheldAppeal extends AnsweringAppeal {
  isRemedied: boolean;
  isConcluded: boolean;
}

/** What came of an upheld appeal is told once, where no publication has done so, by somebody who might have answered it. */
export function mayConcludeAppeal(actor: Actor, appeal: UpheldAppeal): Refusal | null {
  const hidden = maySeeAppeal(actor, appeal);
  if (hidden) return hidden;
  if (appeal.state !== 'UPHELD') return refusal('APPEAL_NOT_UPHELD', { state: appeal.state });
  return appeal.isRemedied || appeal.isConcluded ? refusal('APPEAL_CONCLUDED') : withoutPart(appeal);
}

function withoutPart(appeal: AnsweringAppeal): Refusal | null {
  if (appeal.hasJudged) return refusal('APPEAL_JUDGED_BY_YOU');
  if (appeal.hasTyped) return refusal('APPEAL_TYPED_BY_YOU');
  return appeal.conflicts.length > 0 ? refusal('APPEAL_CONFLICT', { grounds: [...appeal.conflicts] }) : null;
}

const stillOpen = (state: AppealState): Refusal | null => (state === 'OPEN' ? null : refusal('APPEAL_CLOSED', { state }));
