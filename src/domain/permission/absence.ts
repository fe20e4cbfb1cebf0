import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** What decides whether a team may be recorded as absent. */
export interface AbsenceFacts {
  stage: { state: StageState; kind: 'PAPER' | 'PRESENTATION' };
  takesPart: boolean;
  isAbsent: boolean;
  /** Whether a judge has handed in a sheet: it was presented then. */
  isScored: boolean;
}

/** Who does not come to a presentation is recorded as absent (불참) while it runs. */
export function mayRecordAbsence({ stage, takesPart, isAbsent, isScored }: AbsenceFacts): Refusal | null {
  if (stage.kind !== 'PRESENTATION') return refusal('ABSENCE_NOT_HERE');
  if (stage.state !== 'OPEN') return refusal('STAGE_STATE_WRONG', { state: stage.state });
  if (!takesPart) return refusal('ENTRY_NOT_ADVANCED');
  if (isAbsent) return refusal('ABSENT_ALREADY');
  return isScored ? refusal('ABSENT_BUT_SCORED') : null;
}

/** It is taken back as long as judges may still score. */
export function mayUndoAbsence(state: StageState, isUndone: boolean): Refusal | null {
  if (state !== 'OPEN') return refusal('STAGE_STATE_WRONG', { state });
  return isUndone ? refusal('ABSENCE_UNDONE') : null;
}
