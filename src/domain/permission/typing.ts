import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import { secondOf } from './second-person.js';
import { mayReadAssigned, type WritingFacts } from './sheet.js';

export type TypingState = 'TYPED' | 'CONFIRMED' | 'RETURNED';

/** A paper sheet that was typed for its judge (대리입력), and the assignment that it is about. */
export interface TypingFacts {
  state: TypingState;
  typedBy: string;
  /** Who took it to compare it with the paper; null: nobody yet. */
  checkerId: string | null;
  assignment: WritingFacts;
}

/** In which role somebody types paper sheets and checks what others typed; null: in none. */
export function typingRole(actor: Actor, competitionId: string): 'SECRETARY' | 'ORGANIZER' | null {
  if (holds(actor, 'SECRETARY', competitionId)) return 'SECRETARY';
  return holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : null;
}

/** Secretaries and organisers type what a judge could write: the stage is open, the pledge signed, no conflict found. Nobody types the own sheet. */
export function mayTypeSheet(actor: Actor, assignment: WritingFacts): Refusal | null {
  if (!typingRole(actor, assignment.competitionId)) return refusal('NOT_FOUND');
  return secondOf(actor, assignment.judgeAccountId) ?? mayBeWritten(assignment);
}

/** What a judge has put down or handed in is never typed over. */
export const mayOvertype = ({ isBegun }: { isBegun: boolean }): Refusal | null => (isBegun ? refusal('SHEET_BEGUN') : null);

/** The first who takes a typed sheet compares it with the paper, and nobody else: neither whoever typed it, nor a third person. */
export function mayCheckTyped(actor: Actor, typing: TypingFacts): Refusal | null {
  if (!typingRole(actor, typing.assignment.competitionId)) return refusal('NOT_FOUND');
  return stillWaits(typing) ?? mayBeSecond(actor, typing) ?? mayBeWritten(typing.assignment);
}

/** A typed sheet counts once its judge confirms it, or whoever took it to compare it. */
export function mayConfirmTyped(actor: Actor, typing: TypingFacts): Refusal | null {
  const { assignment, checkerId } = typing;
  if (mayReadAssigned(actor, assignment) === null) return stillWaits(typing) ?? (assignment.isAbsent ? refusal('ENTRY_ABSENT') : null);
  const objection = mayCheckTyped(actor, typing);
  return objection ?? (checkerId === null ? refusal('TYPING_NOT_TAKEN') : null);
}

/** It is returned by the same two, and taken back by whoever typed it: also when a conflict has been found since. */
export function mayReturnTyped(actor: Actor, typing: TypingFacts): Refusal | null {
  const { assignment, checkerId, typedBy } = typing;
  const isJudge = mayReadAssigned(actor, assignment) === null;
  if (!isJudge && !typingRole(actor, assignment.competitionId)) return refusal('NOT_FOUND');
  const closed = stillWaits(typing);
  if (closed || isJudge || typedBy === actor.accountId) return closed;
  return mayBeSecond(actor, typing) ?? (checkerId === null ? refusal('TYPING_NOT_TAKEN') : null);
}

/** Marks are nobody's to see but the judge's: what was typed is shown, while it waits, to whoever typed it and whoever checks it. */
export const maySeeTyped = (accountId: string, { state, typedBy, checkerId }: Omit<TypingFacts, 'assignment'>): boolean =>
  state === 'TYPED' && (accountId === typedBy || accountId === checkerId);

const stillWaits = ({ state, assignment: { stageState } }: TypingFacts): Refusal | null => {
  if (stageState !== 'OPEN') return refusal('STAGE_STATE_WRONG', { state: stageState });
  return state === 'TYPED' ? null : refusal('TYPING_DECIDED');
};

const mayBeSecond = (actor: Actor, { typedBy, checkerId }: TypingFacts): Refusal | null =>
  secondOf(actor, typedBy) ?? (checkerId === null || checkerId === actor.accountId ? null : refusal('TYPING_TAKEN'));

function mayBeWritten({ stageState, entryState, pledgedAt, isBarred, isAbsent }: WritingFacts): Refusal | null {
  if (stageState !== 'OPEN') return refusal('STAGE_STATE_WRONG', { state: stageState });
  if (entryState === 'INELIGIBLE') return refusal('ENTRY_INELIGIBLE');
  if (entryState !== 'SUBMITTED') return refusal('ENTRY_NOT_SUBMITTED', { state: entryState });
  if (isAbsent) return refusal('ENTRY_ABSENT');
  if (pledgedAt === null) return refusal('JUDGE_NOT_PLEDGED');
  return isBarred ? refusal('JUDGE_IN_CONFLICT') : null;
}
