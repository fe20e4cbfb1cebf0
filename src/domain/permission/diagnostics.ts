import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';

/** What judges' sheets show is told once nothing can be changed by it any more. */
export const maySeeDiagnostics = (state: StageState): Refusal | null =>
  state === 'CLOSED' || state === 'SETTLED' ? null : refusal('STAGE_STATE_WRONG', { state });

/**
 * Judges are asked to look at an own sheet again while they can still change it, and only once all of their sheets are in: what it takes
 * from colleagues must not reach a sheet that is still to be written.
 */
export const isAskedToRecheck = (state: StageState, ownSheets: readonly ('DRAFT' | 'SUBMITTED' | null)[]): boolean =>
  state === 'OPEN' && ownSheets.length > 0 && ownSheets.every((sheet) => sheet === 'SUBMITTED');
