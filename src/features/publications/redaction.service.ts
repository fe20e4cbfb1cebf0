import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { redactNames } from './publication.queries.js';

@Injectable()
export class RedactionService {
  constructor(private readonly db: DataSource) {}

  /**
   * Job `consent-withdrawn`: takes a member's name out of what was published. Places stay, and running it again changes nothing.
   * What was published under a consent that still stands, one given again since, stays as well.
   */
  async redact({ member, kind }: { member?: unknown; kind?: unknown }): Promise<void> {
    if (kind !== 'NAME_PUBLICATION' || typeof member !== 'string') return;
    await transaction(this.db, async (tx) => {
      const names = await redactNames(tx, member, await databaseNow(tx));
      if (names > 0) await record(tx, 'SYSTEM', 'results.name_redacted', member, { names });
    });
  }
}
