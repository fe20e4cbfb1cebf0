import type { EntityManager } from 'typeorm';
import { ENTRY_STATE, TAKES_PART } from '../panels/panel.queries.js';

/** Whether an entry's team is recorded as absent from a stage; both are columns of the statement that asks. */
export const isAbsentFrom = (stageId: string, entryId: string): string =>
  `exists (select from absence where absence.stage_id = ${stageId} and absence.entry_id = ${entryId} and absence.undone_at is null)`;

/** How an entry stands in a stage of its edition; null where that has no such entry. */
export async function presenceOf(
  tx: EntityManager,
  stageId: string,
  entryId: string,
): Promise<{ teamId: string; takesPart: boolean; isAbsent: boolean; isScored: boolean } | null> {
  const [row] = await tx.query<{ teamId: string; takesPart: boolean; isAbsent: boolean; isScored: boolean }[]>(
    `select team.id as "teamId", ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART} as "takesPart",
            ${isAbsentFrom('stage.id', 'entry.id')} as "isAbsent",
            exists (select from assignment join sheet on sheet.assignment_id = assignment.id
                     where assignment.stage_id = stage.id and assignment.entry_id = entry.id and sheet.state = 'SUBMITTED') as "isScored"
       from stage join entry on entry.competition_id = stage.competition_id join team on team.id = entry.team_id
      where stage.id = $1 and entry.id = $2`,
    [stageId, entryId],
  );
  return row ?? null;
}
