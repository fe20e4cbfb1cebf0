import type { EntityManager } from 'typeorm';
import type { BundleNote, BundleSource } from '../../domain/bundle/bundle-source.js';
import { canonicalPoints } from '../../domain/points.js';
import { barredAssignments } from '../panels/panel.queries.js';

/** The entries of an edition that were ever judged. */
export const numbersOfEdition = (tx: EntityManager, competitionId: string): Promise<BundleSource['entries']> =>
  tx.query<BundleSource['entries']>(
    `select id, number from entry where competition_id = $1 and exists (select from assignment where assignment.entry_id = entry.id)`,
    [competitionId],
  );

/** The corrections that were approved, oldest first. */
export async function correctionsOfEdition(tx: EntityManager, competitionId: string): Promise<BundleSource['corrections']> {
  const rows = await tx.query<{ stage: number; entry: string; judge: string; before: string; after: string }[]>(
    `select stage.ordinal as stage, assignment.entry_id as entry, assignment.judge_id as judge, sheet_correction.before, sheet_correction.after
       from sheet_correction
       join sheet on sheet.id = sheet_correction.sheet_id
       join assignment on assignment.id = sheet.assignment_id
       join stage on stage.id = assignment.stage_id
      where stage.competition_id = $1 and sheet_correction.state = 'APPROVED'
      order by sheet_correction.decided_at, sheet_correction.id`,
    [competitionId],
  );
  return rows.map(({ before, after, ...row }) => ({ ...row, before: pointsIn(before), after: pointsIn(after) }));
}

/** Of the content of a sheet, without what was remarked on it. */
const pointsIn = (content: string) =>
  Object.entries((JSON.parse(content) as { marks: Record<string, { points: string }> }).marks).map(([criterion, { points }]) => {
    return { criterion, points: canonicalPoints(points) };
  });

/**
 * Which sheets do not count, or are not there, and what people said when they decided. `note` is what a statement answers for each: kind,
 * stage, entry, judge and what there is to say.
 */
export async function notesOfEdition(tx: EntityManager, competitionId: string): Promise<BundleNote[]> {
  const rows = await tx.query<BundleNote[]>(
    `with edition_stage as (select id, ordinal from stage where competition_id = $1),
          note (kind, is_reason, stage, entry, judge, content) as (
       select 'left-out', false, edition_stage.ordinal, assignment.entry_id, assignment.judge_id, json_build_object('ground', barred.ground)
         from ${barredAssignments('assignment.stage_id in (select id from stage where competition_id = $1)')} as barred
         join assignment on assignment.id = barred.id
         join edition_stage on edition_stage.id = assignment.stage_id
         join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED'
        union all
       select 'exceptions', true, edition_stage.ordinal, entry_id, judge_id, json_build_object('reason', reason)
         from closing_exception join edition_stage on edition_stage.id = closing_exception.stage_id
        union all
       select 'recusals', true, edition_stage.ordinal, entry.id, judge.id, json_build_object('state', conflict.state, 'reason', conflict.reason)
         from conflict
         join entry on entry.team_id = conflict.team_id
         join judge on judge.account_id = conflict.account_id
         join panel on panel.id = judge.panel_id and panel.track_id = entry.track_id
         join edition_stage on edition_stage.id = panel.stage_id
        where conflict.competition_id = $1 and conflict.ground in ('RECUSED', 'EXCLUDED') and conflict.state <> 'REJECTED'
        union all
       select 'corrections', true, edition_stage.ordinal, assignment.entry_id, assignment.judge_id,
              json_build_object('reason', sheet_correction.reason, 'decision', sheet_correction.decision_reason)
         from sheet_correction
         join sheet on sheet.id = sheet_correction.sheet_id
         join assignment on assignment.id = sheet.assignment_id
         join edition_stage on edition_stage.id = assignment.stage_id
        where sheet_correction.state = 'APPROVED'
        union all
       select 'deliberation', true, edition_stage.ordinal, (decided.value ->> 'entry')::uuid, null,
              json_build_object('order', decided.ordinality, 'reason', decided.value ->> 'reason')
         from committee_decision
         join edition_stage on edition_stage.id = committee_decision.stage_id
        cross join lateral json_array_elements(committee_decision.entries::json) with ordinality as decided
        where committee_decision.version = (select max(version) from committee_decision as later
                                             where later.stage_id = committee_decision.stage_id and later.track_id = committee_decision.track_id)
        union all
       select 'absences', true, edition_stage.ordinal, entry_id, null, json_build_object('reason', reason)
         from absence join edition_stage on edition_stage.id = absence.stage_id
        where absence.undone_at is null
        union all
       select 'advancements', true, edition_stage.ordinal, null, null, json_build_object('reason', reason)
         from advancement join edition_stage on edition_stage.id = advancement.from_stage_id
        where advancement.undone_at is null and reason is not null
        union all
       select 'penalties', true, null, entry_id, null, json_build_object('ground', ground, 'points', points::text, 'reason', reason)
         from penalty where competition_id = $1 and state = 'CONFIRMED'
        union all
       select 'ties', true, null, (decided.value #>> '{}')::uuid, null, json_build_object('order', decided.ordinality, 'reason', tie_decision.reason)
         from tie_decision cross join lateral json_array_elements(tie_decision.entries::json) with ordinality as decided
        where tie_decision.competition_id = $1
        union all
       select 'disqualifications', true, null, entry.id, null, json_build_object('reason', disqualification.reason)
         from disqualification join entry on entry.team_id = disqualification.team_id
        where entry.competition_id = $1 and disqualification.state = 'STANDING'
        union all
       select 'withdrawals', true, null, entry.id, null, json_build_object('by', team_withdrawal.by, 'reason', team_withdrawal.reason)
         from team_withdrawal join entry on entry.team_id = team_withdrawal.team_id
        where entry.competition_id = $1)
     select kind, is_reason as "isReason", stage, entry, judge, content from note
      where note.entry is null or exists (select from assignment where assignment.entry_id = note.entry)`,
    [competitionId],
  );
  return rows;
}

/** The sheets on record as notes in JSON: which revision counts, and the hash of its words and marks as the audit trail has it. */
export async function sheetsOnRecord(tx: EntityManager, competitionId: string): Promise<string> {
  const [row] = await tx.query<{ notes: string | null }[]>(
    `select json_agg(json_build_object(
              'kind', 'sheets', 'isReason', false, 'stage', stage.ordinal, 'entry', assignment.entry_id, 'judge', assignment.judge_id,
              'content', json_build_object(
                'sheet', sheet.id, 'revision', latest.revision,
                'hash', encode(sha256(convert_to(sheet.salt || latest.content, 'UTF8')), 'hex'))))::text as notes
       from stage
       join assignment on assignment.stage_id = stage.id
       join sheet on sheet.assignment_id = assignment.id and sheet.state = 'SUBMITTED'
       join lateral (select revision, content from sheet_revision where sheet_id = sheet.id and event <> 'REOPENED'
                      order by revision desc limit 1) latest on true
      where stage.competition_id = $1`,
    [competitionId],
  );
  return row?.notes ?? '[]';
}
