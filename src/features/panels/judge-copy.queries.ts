import type { DataSource } from 'typeorm';
import type { AssignmentFacts } from '../../domain/permission/sheet.js';
import type { ScanState } from '../../domain/scan.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { ENTRY_STATE, IS_BARRED } from './panel.queries.js';

export interface AssignedCopy extends AssignmentFacts {
  /** Of the file that it was made from: told to nobody. */
  originalId: string;
  kind: FileKind;
  /** Of the copy to download; null where there are only pages. */
  storageKey: string | null;
  size: string | null;
  mediaType: string | null;
  scanState: ScanState;
  slot: string;
  code: string;
}

/**
 * A judge copy once for each assignment of a person whose entry has it in its latest version, or as the latest slides for the stage; the
 * latest stage first. Slides for a stage stand there in the place of those of the version.
 */
export const assignedCopies = (db: DataSource, copyId: string, accountId: string): Promise<AssignedCopy[]> =>
  db.query<AssignedCopy[]>(
    `select stage.competition_id as "competitionId", stage.state as "stageState", judge.account_id as "judgeAccountId",
            judge.pledged_at as "pledgedAt", ${ENTRY_STATE} as "entryState", ${IS_BARRED} as "isBarred",
            original.id as "originalId", original.kind, copy.storage_key as "storageKey", copy.size, copy.media_type as "mediaType",
            original.scan_state as "scanState",
            copied.slot, blind_code.code
       from judge_copy
       join lateral (select entry_version.entry_id, null::uuid as stage_id, entry_file.slot, entry_file.stored_file_id
                       from entry_file join entry_version on entry_version.id = entry_file.version_id
                      where entry_file.id = judge_copy.entry_file_id
                        and not exists (select from entry_version as later
                                         where later.entry_id = entry_version.entry_id and later.ordinal > entry_version.ordinal)
                      union all
                     select slides.entry_id, slides.stage_id, 'SLIDES', slides.stored_file_id
                       from slides
                      where slides.id = judge_copy.slides_id
                        and not exists (select from slides as later
                                         where later.stage_id = slides.stage_id and later.entry_id = slides.entry_id
                                           and later.ordinal > slides.ordinal)) copied on true
       join stored_file as original on original.id = copied.stored_file_id
       join shown_copy on shown_copy.original_id = original.id and shown_copy.state = 'READY'
       left join stored_file as copy on copy.id = shown_copy.copy_id
       join entry on entry.id = copied.entry_id
       join team on team.id = entry.team_id
       join assignment on assignment.entry_id = entry.id and (copied.stage_id is null or copied.stage_id = assignment.stage_id)
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = entry.id
       join judge on judge.id = assignment.judge_id
       join stage on stage.id = assignment.stage_id
      where judge_copy.id = $1 and judge.account_id = $2
        and (copied.stage_id is not null or copied.slot <> 'SLIDES'
             or not exists (select from slides where slides.stage_id = assignment.stage_id and slides.entry_id = entry.id))
      order by stage.ordinal desc`,
    [copyId, accountId],
  );
