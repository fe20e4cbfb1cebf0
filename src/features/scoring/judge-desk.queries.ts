import type { DataSource } from 'typeorm';
import { fileSlots } from '../../domain/file-slot.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { barredAssignments, ENTRY_STATE } from '../panels/panel.queries.js';
import { isAbsentFrom } from './absence.queries.js';
import type { AssignedEntry, PresentedEntry } from './judge-desk.type.js';

/** What judges were given and may read. */
const assignedTo = (judgeIds: string): string => `
       from assignment
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
       join entry on entry.id = assignment.entry_id
       join team on team.id = entry.team_id
       join lateral (select title, summary from entry_version
                      where entry_version.entry_id = entry.id order by ordinal desc limit 1) latest on true
      where assignment.judge_id = any(${judgeIds}::uuid[]) and ${ENTRY_STATE} = 'SUBMITTED'
        and assignment.id not in (select id from ${barredAssignments(`assignment.judge_id = any(${judgeIds}::uuid[])`)} as barred)`;

/**
 * What judges were given, as its authors last submitted it; each seat's in a random order of its own, so that no entry comes late or early
 * with everybody. The seat's random id and the code draw it: it stays the same, also when an entry is added, and follows neither numbers nor times.
 */
export const assignedEntries = (db: DataSource, judgeIds: readonly string[]): Promise<AssignedEntry[]> =>
  db.query<AssignedEntry[]>(
    `select assignment.id as assignment, blind_code.code, latest.title, latest.summary,
            ${isAbsentFrom('assignment.stage_id', 'entry.id')} as "isAbsent"
       ${assignedTo('$1')}
      order by sha256(convert_to(assignment.judge_id || ' ' || blind_code.code, 'UTF8'))`,
    [judgeIds],
  );

/** The same with the names of the teams, in the order in which they present; without one, in the order of the codes. */
export const presentedEntries = (db: DataSource, judgeIds: readonly string[]): Promise<PresentedEntry[]> =>
  db.query<PresentedEntry[]>(
    `select assignment.id as assignment, blind_code.code, latest.title, latest.summary, team.name as "teamName",
            ${isAbsentFrom('assignment.stage_id', 'entry.id')} as "isAbsent"
       ${assignedTo('$1')}
      order by (select track.ordinal from track where track.id = entry.track_id),
               (select presentation_slot.position
                  from presentation_slot join presentation_draw on presentation_draw.id = presentation_slot.draw_id
                 where presentation_draw.stage_id = assignment.stage_id and presentation_draw.voided_at is null
                   and presentation_slot.entry_id = entry.id),
               blind_code.code collate "C"`,
    [judgeIds],
  );

interface CopyRow {
  assignmentId: string;
  id: string;
  code: string;
  slot: string;
  kind: FileKind;
  size: string | null;
  pages: number;
  pageMediaType: string | null;
}

/**
 * The copies that judges have of the files of the latest versions, in the order of the slots. Slides that were handed in for the stage
 * stand in the place of those of the version.
 */
export const copiesOfAssignments = (db: DataSource, assignmentIds: readonly string[]): Promise<CopyRow[]> =>
  db.query<CopyRow[]>(
    `select assignment.id as "assignmentId", copy.id, blind_code.code, copy.slot, original.kind, download.size, page.count as pages,
            page."mediaType" as "pageMediaType"
       from assignment
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = assignment.entry_id
       left join lateral (select id, stored_file_id from slides where slides.stage_id = assignment.stage_id and slides.entry_id = assignment.entry_id
                           order by ordinal desc limit 1) slides on true
       join lateral (select entry_file.slot, judge_copy.id, entry_file.stored_file_id
                       from entry_file join judge_copy on judge_copy.entry_file_id = entry_file.id
                      where entry_file.version_id = (select id from entry_version
                                                      where entry_version.entry_id = assignment.entry_id order by ordinal desc limit 1)
                        and (slides.id is null or entry_file.slot <> 'SLIDES')
                      union all
                     select 'SLIDES', judge_copy.id, slides.stored_file_id from judge_copy where judge_copy.slides_id = slides.id) copy on true
       join stored_file as original on original.id = copy.stored_file_id
       join shown_copy on shown_copy.original_id = original.id and shown_copy.state = 'READY'
       left join stored_file as download on download.id = shown_copy.copy_id
      cross join lateral (select count(*)::int as count, min(media_type) as "mediaType"
                            from shown_page where shown_page.original_id = original.id) page
      where assignment.id = any($1::uuid[])
      order by array_position($2::text[], copy.slot)`,
    [assignmentIds, fileSlots],
  );
