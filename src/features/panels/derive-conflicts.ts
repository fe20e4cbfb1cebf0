import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { seoulDay } from '../../domain/seoul-time.js';
import { record } from '../../platform/audit/record.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { editionsOf, endOthers, findConflicts, keepFound, lockConflicts } from './conflict.queries.js';

/** Brings the record of an edition's conflicts up to what is known now. Doing it again changes nothing. */
async function deriveConflicts(tx: EntityManager, competitionId: string): Promise<void> {
  await lockConflicts(tx, competitionId);
  const now = await databaseNow(tx);
  const found = await findConflicts(tx, competitionId, seoulDay(now));
  const came = await keepFound(
    tx,
    competitionId,
    found.map((conflict) => ({ ...conflict, id: timeOrderedId() })),
    now,
  );
  const ended = await endOthers(tx, competitionId, found, now);
  if (came + ended > 0) await record(tx, 'SYSTEM', 'conflicts.derived', competitionId, { found: came, ended });
}

/** Jobs of the features below: whatever conflicts follow from has changed. Only the record waits for them, never a refusal. */
@Injectable()
export class ConflictJobs {
  constructor(private readonly db: DataSource) {}

  /** `roster-changed`, `panel-changed`. */
  async ofCompetition({ competition }: { competition?: unknown }): Promise<void> {
    if (typeof competition === 'string') await this.derive([competition]);
  }

  /** `employment-changed`: of one account, or of many. */
  async ofAccounts({ account, accounts }: { account?: unknown; accounts?: unknown }): Promise<void> {
    const asked = [account, ...(Array.isArray(accounts) ? accounts : [])].filter((id) => typeof id === 'string');
    await this.derive(await editionsOf(this.db.manager, asked));
  }

  /** `departments-changed`, `training-changed`. */
  async ofAll(): Promise<void> {
    await this.derive(await editionsOf(this.db.manager, 'ALL'));
  }

  private async derive(competitionIds: readonly string[]): Promise<void> {
    for (const id of competitionIds) await transaction(this.db, (tx) => deriveConflicts(tx, id));
  }
}
