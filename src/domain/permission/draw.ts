import type { Phase } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

interface DrawnStage {
  state: StageState;
  kind: 'PAPER' | 'PRESENTATION';
  isBlind: boolean;
}

/** A draw is announced once, for a presentation before judges whom names are not hidden from: the order tells which entry is whose turn. */
export function mayAnnounceDraw({ state, kind, isBlind }: DrawnStage, isAnnounced: boolean): Refusal | null {
  if (kind !== 'PRESENTATION' || isBlind) return refusal('DRAW_NOT_HERE');
  if (state !== 'DRAFT') return refusal('STAGE_STATE_WRONG', { state });
  return isAnnounced ? refusal('DRAW_ANNOUNCED') : null;
}

/** It is drawn once, from the seed that was announced, when it is settled who takes part. */
export function mayDraw(facts: {
  state: StageState;
  phase: Phase;
  isAnnounced: boolean;
  isDrawn: boolean;
  fitsAnnouncement: boolean;
  entries: number;
}): Refusal | null {
  if (!facts.isAnnounced) return refusal('DRAW_NOT_ANNOUNCED');
  if (facts.isDrawn) return refusal('DRAWN_ALREADY');
  if (facts.state !== 'DRAFT') return refusal('STAGE_STATE_WRONG', { state: facts.state });
  if (facts.phase !== 'CLOSED') return refusal('PHASE_WRONG', { phase: facts.phase });
  if (facts.entries === 0) return refusal('DRAW_WITHOUT_ENTRIES');
  return facts.fitsAnnouncement ? null : refusal('SEED_NOT_AS_ANNOUNCED');
}
