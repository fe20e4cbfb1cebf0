import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { seoulDay } from '../../domain/seoul-time.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import type { CompletedRecord } from '../training/completed-record.type.js';
import { completedRecordsOf } from '../training/training-history.queries.js';
import { destroyHistory, membersWithHistory } from './entries.queries.js';
import { HistoryContent, HistorySnapshot } from './entry-file.entity.js';
import type { EntryVersion } from './entry.entity.js';
import type { FrozenRecord } from './received-entry.type.js';

/**
 * Freezes what each consenting member of a team had completed by the Seoul day of a submission, under the lock of the team.
 * @returns how many histories were frozen; members without a record have an empty one.
 */
export async function freezeHistories(tx: EntityManager, version: EntryVersion, teamId: string): Promise<number> {
  const members = await membersWithHistory(tx, teamId);
  if (members.length === 0) return 0;
  const completed = await completedRecordsOf(tx, members, seoulDay(version.submittedAt));
  const snapshots: Omit<HistorySnapshot, 'version' | 'member'>[] = [];
  const contents: Omit<HistoryContent, 'snapshot'>[] = [];
  for (const { memberId } of members) {
    const content = { snapshotId: timeOrderedId(), salt: newSalt(), records: canonicalText(completed.get(memberId)!.map(consented)) };
    contents.push(content);
    const saltedHash = sha256(content.salt + content.records);
    const { id: versionId, submittedAt: takenAt } = version;
    snapshots.push({ id: content.snapshotId, versionId, memberId, saltedHash, takenAt, destroyedAt: null });
  }
  await tx.getRepository(HistorySnapshot).insert(snapshots);
  await tx.getRepository(HistoryContent).insert(contents);
  return members.length;
}

/** Only what the consent speaks of: course, level, session, and when it was completed. */
function consented(completed: CompletedRecord): FrozenRecord {
  const { programmeYear, level, courseNameKo, courseNameEn, sessionOrdinal, completedOn } = completed;
  return { programmeYear, level, courseNameKo, courseNameEn, sessionOrdinal, completedOn };
}

const newSalt = (): string => randomBytes(32).toString('hex');

@Injectable()
export class HistoryService {
  constructor(private readonly db: DataSource) {}

  /** Job `consent-withdrawn`. Running it again changes nothing. */
  async forget({ member, kind }: { member?: unknown; kind?: unknown }): Promise<void> {
    if (kind !== 'TRAINING_HISTORY' || typeof member !== 'string') return;
    await transaction(this.db, async (tx) => {
      const snapshots = await destroyHistory(tx, member, await databaseNow(tx));
      if (snapshots > 0) await record(tx, 'SYSTEM', 'history.destroyed', member, { snapshots });
    });
  }
}
