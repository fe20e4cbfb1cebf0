import type { Actor } from '../actor.js';
import { keepsDeadline } from '../deadline.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { type EntryFacts, mayActForEntry } from './entry.js';

/** Slides are asked for before a presentation begins, with a deadline that may be moved until then. */
export function maySetSlidesDeadline({ state, kind }: { state: StageState; kind: 'PAPER' | 'PRESENTATION' }): Refusal | null {
  if (kind !== 'PRESENTATION') return refusal('SLIDES_NOT_HERE');
  return state === 'DRAFT' ? null : refusal('STAGE_STATE_WRONG', { state });
}

/** An entry and the presentation that its slides are for. */
export interface SlidesFacts {
  entry: EntryFacts;
  stage: { competitionId: string; state: StageState; slidesDueAt: Date | null };
  hasAdvanced: boolean;
}

/** The lead of a team that takes part in a presentation hands in its slides, again if need be, until they are due. */
export function mayHandInSlides(actor: Actor, { entry, stage, hasAdvanced }: SlidesFacts, now: Date): Refusal | null {
  const objection = mayActForEntry(actor, entry);
  if (objection) return objection;
  if (stage.competitionId !== entry.competition.id) return refusal('NOT_FOUND');
  if (stage.slidesDueAt === null) return refusal('SLIDES_NOT_ASKED');
  if (!hasAdvanced) return refusal('ENTRY_NOT_ADVANCED');
  if (stage.state !== 'DRAFT') return refusal('STAGE_STATE_WRONG', { state: stage.state });
  return keepsDeadline(stage.slidesDueAt, now);
}
