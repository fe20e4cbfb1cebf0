import type { DataSource } from 'typeorm';
import type { AssignmentFacts } from '../../domain/permission/sheet.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { ENTRY_STATE, IS_BARRED } from './panel.queries.js';

interface AssignedCopy extends AssignmentFacts {
  storageKey: string;
  size: string;
  kind: FileKind;
  mediaType: string;
  slot: string;
  code: string;
}

/** A judge copy once for each assignment of a person whose entry has it in its latest version, the latest stage first. */
export const assignedCopies = (db: DataSource, copyId: string, accountId: string): Promise<AssignedCopy[]> =>
  db.query<AssignedCopy[]>(
    `select stage.competition_id as "competitionId", stage.state as "stageState", judge.account_id as "judgeAccountId",
            judge.pledged_at as "pledgedAt", ${ENTRY_STATE} as "entryState", ${IS_BARRED} as "isBarred",
            stored_file.storage_key as "storageKey", stored_file.size, stored_file.kind, stored_file.media_type as "mediaType",
            entry_file.slot, blind_code.code
       from judge_copy
       join stored_file on stored_file.id = judge_copy.stored_file_id
       join entry_file on entry_file.id = judge_copy.entry_file_id
       join entry_version on entry_version.id = entry_file.version_id
       join entry on entry.id = entry_version.entry_id
       join team on team.id = entry.team_id
       join assignment on assignment.entry_id = entry.id
       join blind_code on blind_code.stage_id = assignment.stage_id and blind_code.entry_id = entry.id
       join judge on judge.id = assignment.judge_id
       join stage on stage.id = assignment.stage_id
      where judge_copy.id = $1 and judge_copy.state = 'READY' and judge.account_id = $2
        and not exists (select from entry_version as later where later.entry_id = entry.id and later.ordinal > entry_version.ordinal)
      order by stage.ordinal desc`,
    [copyId, accountId],
  );
