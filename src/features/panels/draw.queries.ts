import type { EntityManager } from 'typeorm';
import { ENTRY_STATE, TAKES_PART } from './panel.queries.js';

/** Who takes part in a stage, by number: what its order is drawn from. */
export const drawnEntries = (tx: EntityManager, stageId: string): Promise<{ id: string; number: string; trackId: string }[]> =>
  tx.query(
    `select entry.id, entry.number, entry.track_id as "trackId"
       from stage
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
      where stage.id = $1 and ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART}
      order by entry.number`,
    [stageId],
  );

/** The turns of draws, in their order. */
export const turnsOf = (
  db: EntityManager,
  drawIds: readonly string[],
): Promise<{ drawId: string; trackId: string; position: number; entryNumber: string }[]> =>
  db.query(
    `select presentation_slot.draw_id as "drawId", presentation_slot.track_id as "trackId", presentation_slot.position,
            entry.number as "entryNumber"
       from presentation_slot
       join entry on entry.id = presentation_slot.entry_id
       join track on track.id = presentation_slot.track_id
      where presentation_slot.draw_id = any($1::uuid[])
      order by track.ordinal, presentation_slot.position`,
    [drawIds],
  );
