import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReadTask, type Task } from '../../domain/permission/sheet.js';
import { Refused, refusal } from '../../domain/refusal.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { neutralName } from '../../platform/files/scrub.js';
import type { StoredAnswer } from '../../platform/http/send-stored.js';
import { ENTRY_STATE } from './panel.queries.js';

interface CopyRow extends Task {
  storageKey: string;
  size: string;
  kind: FileKind;
  mediaType: string;
  slot: string;
  code: string;
}

@Injectable()
export class JudgeDownloadService {
  constructor(private readonly db: DataSource) {}

  /** The copy of a file that a judge was given to read. One that is not for this judge is as if it were not there. */
  async find(actor: Actor, id: string): Promise<StoredAnswer> {
    const tasks = isUUID(id) ? await this.tasksWith(id, actor.accountId) : [];
    const copy = tasks.find((task) => mayReadTask(actor, task) === null);
    if (!copy) throw new Refused(refusal('NOT_FOUND'));
    const { storageKey, size, mediaType, code, slot, kind } = copy;
    return { storageKey, size: Number(size), mediaType, fileName: neutralName(code, slot, kind) };
  }

  /** A person's tasks whose entry has this copy in its latest version, in the latest stage first. */
  private tasksWith(copyId: string, accountId: string): Promise<CopyRow[]> {
    return this.db.query<CopyRow[]>(
      `select stage.competition_id as "competitionId", stage.state as "stageState", judge.account_id as "judgeAccountId",
              judge.pledged_at as "pledgedAt", ${ENTRY_STATE} as "entryState",
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
  }
}
