import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { PublishedName } from './publication.entity.js';

@Injectable()
export class RedactionService {
  constructor(private readonly db: DataSource) {}

  /** Job `consent-withdrawn`: takes a member's name out of what was published. Places stay, and running it again changes nothing. */
  async redact({ member, kind }: { member?: unknown; kind?: unknown }): Promise<void> {
    if (kind !== 'NAME_PUBLICATION' || typeof member !== 'string') return;
    await transaction(this.db, async (tx) => {
      const nobody = { name: null, departmentKo: null, departmentEn: null, redactedAt: await databaseNow(tx) };
      const { affected } = await tx.getRepository(PublishedName).update({ memberId: member, redactedAt: IsNull() }, nobody);
      if (affected) await record(tx, 'SYSTEM', 'results.name_redacted', member, { names: affected });
    });
  }
}
