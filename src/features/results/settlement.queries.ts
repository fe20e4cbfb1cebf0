import { type DataSource, type EntityManager, In } from 'typeorm';
import type { StageEntry } from '../../domain/settlement/stage-inputs.js';
import { AdvanceQuota } from '../competitions/advance-quota.entity.js';
import { StageRule } from '../competitions/stage.entity.js';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';
import { Criterion, Rubric } from '../scoring/rubric.entity.js';

export type EntryOfTrack = StageEntry & { track: string };

type EntryRow = Omit<EntryOfTrack, 'status' | 'submittedAt'> & {
  stageId: string;
  state: 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED';
  submittedAt: Date;
};

/**
 * The entries that were judged in these stages, with their submitted sheets by these rubrics: what rankings follow from, in one statement.
 * A sheet of a judge who has a conflict with the entry does not count. An entry counts as submitted when its latest version was. Judges
 * stand under the ids of their seats, which name nobody.
 */
export async function judgedEntries(
  tx: EntityManager,
  stageIds: readonly string[],
  rubricIds: readonly string[],
): Promise<(EntryOfTrack & { stageId: string })[]> {
  const rows = await tx.query<EntryRow[]>(
    `select judged.stage_id as "stageId", entry.id, entry.track_id as track, latest.submitted_at as "submittedAt",
            ${ENTRY_STATE} as state, coalesce(sheets.list, '[]') as sheets
       from (select distinct stage_id, entry_id from assignment where stage_id = any($1::uuid[])) judged
       join entry on entry.id = judged.entry_id
       join team on team.id = entry.team_id
       join lateral (select submitted_at from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
       left join (
         select assignment.stage_id, assignment.entry_id,
                json_agg(json_build_object('judge', assignment.judge_id, 'marks', marks.list)) as list
           from assignment
           join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED' and sheet.rubric_id = any($2::uuid[])
           join (
             select mark.sheet_id, json_agg(json_build_object('criterion', criterion.key, 'points', mark.points::text)) as list
               from mark join criterion on criterion.id = mark.criterion_id
              where mark.points is not null and criterion.rubric_id = any($2::uuid[]) group by mark.sheet_id
           ) marks on marks.sheet_id = sheet.id
          where assignment.stage_id = any($1::uuid[])
            and assignment.id not in (select id from ${barredAssignments('assignment.stage_id = any($1::uuid[])')} as barred)
          group by assignment.stage_id, assignment.entry_id
       ) sheets on sheets.stage_id = judged.stage_id and sheets.entry_id = entry.id
      where ${ENTRY_STATE} <> 'INELIGIBLE'`,
    [stageIds, rubricIds],
  );
  return rows.map(({ state, submittedAt, ...row }) => {
    return { ...row, status: state === 'SUBMITTED' ? 'ACTIVE' : state, submittedAt: submittedAt.toISOString() };
  });
}

/** The rule and the rubric that hold for each of these stages, with its criteria in order. A stage that lacks one of them is left out. */
export async function rulesAndRubrics(
  tx: EntityManager,
  stageIds: readonly string[],
): Promise<{ stageId: string; rule: StageRule; rubric: Rubric; criteria: Criterion[]; wasAnnounced: boolean }[]> {
  const where = { stageId: In([...stageIds]) };
  const announced = await tx.getRepository(StageRule).find({ where, relations: { stage: true }, order: { version: 'DESC' } });
  const rules = Map.groupBy(announced, ({ stageId }) => stageId);
  const rubrics = Map.groupBy(await tx.getRepository(Rubric).find({ where, order: { version: 'DESC' } }), ({ stageId }) => stageId);
  const latest = stageIds.flatMap((stageId) => {
    const [rule, rubric] = [rules.get(stageId)?.[0], rubrics.get(stageId)?.[0]];
    return rule && rubric ? [{ stageId, rule, rubric, wasAnnounced: isAnnouncedInTime(rule) }] : [];
  });
  const ids = In(latest.map(({ rubric }) => rubric.id));
  const criteria = await tx.getRepository(Criterion).find({ where: { rubricId: ids }, order: { ordinal: 'ASC' } });
  const byRubric = Map.groupBy(criteria, ({ rubricId }) => rubricId);
  return latest.map((known) => ({ ...known, criteria: byRubric.get(known.rubric.id) ?? [] }));
}

/** Before judging began: nobody can have scored in a stage that was never opened. */
const isAnnouncedInTime = ({ announcedAt, stage: { openedAt } }: StageRule): boolean => openedAt === null || announcedAt <= openedAt;

/** A sheet that a stage was closed without: whose (null: nobody had that seat), and on which entry. */
export interface ExceptedSheet {
  id: string;
  judge: string | null;
  entry: string;
}

export const exceptedSheets = (tx: EntityManager, stageIds: readonly string[]): Promise<(ExceptedSheet & { stageId: string })[]> =>
  tx.query<(ExceptedSheet & { stageId: string })[]>(
    `select stage_id as "stageId", id, judge_id as judge, entry_id as entry
       from closing_exception where stage_id = any($1::uuid[]) order by entry_id, judge_id`,
    [stageIds],
  );

/** How many of a track go on. */
export interface TrackQuota {
  track: string;
  quota: number;
}

export const quotasOf = async (tx: EntityManager, stageIds: readonly string[]): Promise<(TrackQuota & { stageId: string })[]> =>
  (await tx.getRepository(AdvanceQuota).findBy({ stageId: In([...stageIds]) })).map(({ stageId, trackId, quota }) => {
    return { stageId, track: trackId, quota };
  });

/** The standings of the settlements just before these ones of their stages, as text. */
export const standingsBefore = (
  db: DataSource,
  settlements: readonly { stageId: string; ordinal: number }[],
): Promise<{ stageId: string; ordinal: number; rows: string }[]> =>
  db.query(
    `select settlement.stage_id as "stageId", settlement.ordinal + 1 as ordinal, settlement.rows
       from settlement
       join unnest($1::uuid[], $2::int[]) as later (stage_id, ordinal)
         on later.stage_id = settlement.stage_id and later.ordinal = settlement.ordinal + 1`,
    [settlements.map(({ stageId }) => stageId), settlements.map(({ ordinal }) => ordinal)],
  );

/** What an organiser calls an entry. */
export interface EntryNames {
  id: string;
  number: string;
  title: string;
  team: string;
}

export const namesOfEntries = (db: DataSource | EntityManager, entryIds: readonly string[]): Promise<EntryNames[]> =>
  db.query<EntryNames[]>(
    `select entry.id, entry.number, latest.title, team.name as team
       from entry
       join team on team.id = entry.team_id
       join lateral (select title from entry_version where entry_id = entry.id order by ordinal desc limit 1) latest on true
      where entry.id = any($1::uuid[])`,
    [entryIds],
  );
