import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** How many entries go on is announced before judging begins, and in the last stage nobody goes on. */
export function maySetQuotas(stage: { state: StageState; isLast: boolean }): Refusal | null {
  if (stage.state !== 'DRAFT') return refusal('STAGE_STATE_WRONG', { state: stage.state });
  return stage.isLast ? refusal('NEXT_STAGE_MISSING') : null;
}

/** Entries advance once a stage is settled, into a stage that has not begun, and once only: what was decided is undone first. */
export function mayAdvance(facts: { state: StageState; next: StageState | null; hasAdvanced: boolean }): Refusal | null {
  if (facts.next === null) return refusal('NEXT_STAGE_MISSING');
  if (facts.state !== 'SETTLED') return refusal('STAGE_STATE_WRONG', { state: facts.state });
  if (facts.hasAdvanced) return refusal('ADVANCED_ALREADY');
  return facts.next === 'DRAFT' ? null : refusal('STAGE_STATE_WRONG', { state: facts.next });
}

/** It is undone while the next stage has not begun. */
export const mayUndoAdvancement = (next: StageState): Refusal | null =>
  next === 'DRAFT' ? null : refusal('STAGE_STATE_WRONG', { state: next });
