import type { EntityManager } from 'typeorm';
import { ENTRY_STATE, TAKES_PART } from '../panels/panel.queries.js';

/** The entries of an edition that have these numbers. */
export const entriesNumbered = (
  tx: EntityManager,
  competitionId: string,
  numbers: readonly string[],
): Promise<{ id: string; number: string }[]> =>
  tx.query(`select id, number from entry where competition_id = $1 and number = any($2::text[])`, [competitionId, numbers]);

/** The numbers of the entries that compete in the last stage of an edition, but for these entries; so many at most. */
export const competingWithout = async (
  tx: EntityManager,
  competitionId: string,
  entryIds: readonly string[],
  most: number,
): Promise<string[]> => {
  const rows = await tx.query<{ number: string }[]>(
    `select entry.number
       from stage
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
      where stage.competition_id = $1 and stage.ordinal = (select max(ordinal) from stage where competition_id = $1)
        and ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART} and entry.id <> all($2::uuid[])
      order by entry.number limit $3`,
    [competitionId, entryIds, most],
  );
  return rows.map(({ number }) => number);
};
