import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { redactNames } from './publication.queries.js';
import { redactReports } from './published-report.queries.js';

@Injectable()
export class RedactionService {
  constructor(private readonly db: DataSource) {}

  /**
   * Job `consent-withdrawn`: takes a member's name, or the team's report, out of what was published. Places stay, and running it again changes nothing.
   * What was published under a consent that still stands, one given again since, stays as well.
   */
  async redact({ member, kind }: { member?: unknown; kind?: unknown }): Promise<void> {
    if (typeof member !== 'string') return;
    if (kind === 'NAME_PUBLICATION') await this.redactNames(member);
    if (kind === 'WORK_PUBLICATION') await this.redactReports(member);
  }

  private async redactNames(member: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const names = await redactNames(tx, member, await databaseNow(tx));
      if (names > 0) await record(tx, 'SYSTEM', 'results.name_redacted', member, { names });
    });
  }

  private async redactReports(member: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const reports = await redactReports(tx, member, await databaseNow(tx));
      if (reports > 0) await record(tx, 'SYSTEM', 'results.report_redacted', member, { reports });
    });
  }
}
