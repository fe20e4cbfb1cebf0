import { type Actor, inScope } from '../actor.js';
import type { EntryStanding } from '../entry.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** A judge's assignment (심사 배정) and how things stand with it. */
export interface AssignmentFacts {
  competitionId: string;
  stageState: StageState;
  judgeAccountId: string;
  pledgedAt: Date | null;
  entryState: EntryStanding;
  /** Whether a conflict keeps the judge from it. */
  isBarred: boolean;
}

/** The same where something is to be written. */
export interface WritingFacts extends AssignmentFacts {
  /** Whether the team did not come to present it. */
  isAbsent: boolean;
}

/**
 * A judge reads what was assigned once the pledge is signed and judging has begun. Until then, with a conflict, and for anybody else, it is
 * not there.
 */
export function mayReadAssigned(actor: Actor, assignment: AssignmentFacts): Refusal | null {
  const isOwn = assignment.judgeAccountId === actor.accountId && inScope(actor, 'JUDGE', assignment.competitionId);
  const isThere = assignment.pledgedAt !== null && assignment.stageState !== 'DRAFT' && assignment.entryState === 'SUBMITTED';
  return isOwn && isThere && !assignment.isBarred ? null : refusal('NOT_FOUND');
}

/** Sheets are written, submitted and reopened by their judge while the stage is open. What was not presented is not scored. */
export function mayScore(actor: Actor, assignment: WritingFacts): Refusal | null {
  const unread = mayReadAssigned(actor, assignment);
  if (unread) return unread;
  if (assignment.stageState !== 'OPEN') return refusal('STAGE_STATE_WRONG', { state: assignment.stageState });
  return assignment.isAbsent ? refusal('ENTRY_ABSENT') : null;
}

/** A judge's sheet as far as it decides what may be done with it; null: nothing was saved yet. */
type SheetFacts = { state: 'DRAFT' | 'SUBMITTED' } | null;

/** A draft is saved as often as its judge likes; a submitted sheet stays as it is. */
export const maySaveSheet = (sheet: SheetFacts): Refusal | null => (sheet?.state === 'SUBMITTED' ? refusal('SHEET_SUBMITTED') : null);

/** What is submitted has been saved before. */
export const maySubmitSheet = (sheet: SheetFacts): Refusal | null => (sheet ? maySaveSheet(sheet) : refusal('SHEET_NOT_SAVED'));

/** Only what was submitted is taken back. */
export const mayReopenSheet = (sheet: SheetFacts): Refusal | null => (sheet?.state === 'SUBMITTED' ? null : refusal('SHEET_NOT_SUBMITTED'));
