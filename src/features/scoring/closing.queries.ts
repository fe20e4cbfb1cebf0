import type { EntityManager } from 'typeorm';
import type { JudgedEntry } from '../../domain/closing.js';
import { barredAssignments, ENTRY_STATE, TAKES_PART } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';
import type { ToldException } from './closing.type.js';

/** The submitted entries that take part in a stage, with what their judges have handed in, and who has not. Neither judges with a conflict count nor teams that are absent. */
export const judgedEntries = (tx: EntityManager, stageId: string): Promise<JudgedEntry[]> =>
  tx.query<JudgedEntry[]>(
    `select entry.id, entry.number, count(given.judge_id)::int as judges,
            coalesce(entry_demand.judges, stage.judges_per_entry) as needed,
            count(*) filter (where given.is_submitted)::int as submitted,
            coalesce(array_agg(given.judge_id) filter (where not given.is_submitted), '{}') as late
       from stage
       join entry on entry.competition_id = stage.competition_id
       join team on team.id = entry.team_id
       join track on track.id = entry.track_id
       left join entry_demand on entry_demand.stage_id = stage.id and entry_demand.entry_id = entry.id
       left join (
         select assignment.stage_id, assignment.entry_id, assignment.judge_id, coalesce(sheet.state = 'SUBMITTED', false) as is_submitted
           from assignment
           left join sheet on sheet.assignment_id = assignment.id
          where assignment.id not in (select id from ${barredAssignments('assignment.stage_id = $1')} as barred)
       ) given on given.stage_id = stage.id and given.entry_id = entry.id
      where stage.id = $1 and ${ENTRY_STATE} = 'SUBMITTED' and ${TAKES_PART} and not ${isAbsentFrom('stage.id', 'entry.id')}
      group by entry.id, track.ordinal, entry_demand.judges, stage.judges_per_entry
      order by track.ordinal, entry.number`,
    [stageId],
  );

/** The sheets that a stage of an edition was closed without, by entry. */
export const exceptionsOfStage = (db: EntityManager, competitionId: string, stageId: string): Promise<ToldException[]> =>
  db.query<ToldException[]>(
    `select closing_exception.id, closing_exception.judge_id as "judgeId", entry.id as entry, entry.number as "entryNumber",
            closing_exception.reason, closing_exception.at
       from closing_exception
       join stage on stage.id = closing_exception.stage_id
       join entry on entry.id = closing_exception.entry_id
      where stage.id = $2 and stage.competition_id = $1
      order by entry.number, closing_exception.judge_id`,
    [competitionId, stageId],
  );
