import type { CompetitionState } from '../phase.js';
import { type Refusal, refusal } from '../refusal.js';

/** How much a judge declares in an edition: far more than anybody needs, far less than would find out whose every entry is. */
export const mostInterests = 50;

/** Judges declare what they have to do with from their appointment until results are published. */
export function mayDeclareInterest(state: CompetitionState, declared: number): Refusal | null {
  if (state === 'PUBLISHED' || state === 'ARCHIVED') return refusal('PHASE_WRONG', { phase: state });
  return declared < mostInterests ? null : refusal('DECLARED_ENOUGH', { most: mostInterests });
}
