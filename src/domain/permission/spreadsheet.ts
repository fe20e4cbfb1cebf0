import { type Actor, holds } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';
import type { StageState } from '../stage.js';
import { maySeeOrganizerDesk } from './competition.js';

/** Spreadsheets of an edition are for those who read all of its desk; to everybody else there are none. */
export const mayExport = (actor: Actor, competitionId: string): Refusal | null => maySeeOrganizerDesk(actor, competitionId);

/** In which role, for the audit trail. */
export const exportingAs = (actor: Actor, competitionId: string): 'ORGANIZER' | 'AUDITOR' =>
  holds(actor, 'ORGANIZER', competitionId) ? 'ORGANIZER' : 'AUDITOR';

/** Nobody but its judge sees a mark before judging is over. */
export const mayExportMarks = (stage: { state: StageState }): Refusal | null =>
  stage.state === 'CLOSED' || stage.state === 'SETTLED' ? null : refusal('STAGE_STATE_WRONG', { state: stage.state });

/** A judge's seat as far as it decides what is sent to and fro in workbooks. */
interface SeatFacts {
  state: StageState;
  pledgedAt: Date | null;
}

/** Nothing is to be scored before the pledge is signed and judging has begun. */
export function mayFetchScoreSheets({ state, pledgedAt }: SeatFacts): Refusal | null {
  if (pledgedAt === null) return refusal('JUDGE_NOT_PLEDGED');
  return state === 'DRAFT' ? refusal('STAGE_STATE_WRONG', { state }) : null;
}

/** Drafts are saved while the stage is open. */
export const maySendScoreSheets = (seat: SeatFacts): Refusal | null =>
  mayFetchScoreSheets(seat) ?? (seat.state === 'OPEN' ? null : refusal('STAGE_STATE_WRONG', { state: seat.state }));
