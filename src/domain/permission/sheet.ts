import { type Actor, inScope } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** A judge's task and how things stand with it. */
export interface Task {
  competitionId: string;
  stageState: 'DRAFT' | 'OPEN' | 'CLOSED' | 'SETTLED';
  judgeAccountId: string;
  pledgedAt: Date | null;
  entryState: 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED';
}

/** A judge reads what was assigned once the pledge is signed and judging has begun. Until then, and for anybody else, it is not there. */
export function mayReadTask(actor: Actor, task: Task): Refusal | null {
  const isOwn = task.judgeAccountId === actor.accountId && inScope(actor, 'JUDGE', task.competitionId);
  const isThere = task.pledgedAt !== null && task.stageState !== 'DRAFT' && task.entryState === 'SUBMITTED';
  return isOwn && isThere ? null : refusal('NOT_FOUND');
}

/** Sheets are written, submitted and reopened by their judge while the stage is open. */
export const mayScore = (actor: Actor, task: Task): Refusal | null =>
  mayReadTask(actor, task) ?? (task.stageState === 'OPEN' ? null : refusal('STAGE_STATE_WRONG', { state: task.stageState }));
