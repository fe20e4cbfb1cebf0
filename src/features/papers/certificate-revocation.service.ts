import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record, recordAll } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Competition } from '../competitions/competition.entity.js';
import { destroyPrintFiles, redactCertificates, revokeLapsed } from './certificate.queries.js';

@Injectable()
export class CertificateRevocationService {
  constructor(private readonly db: DataSource) {}

  /**
   * Job `results-changed`: revokes the certificates whose award is not what is public now: the publication was withdrawn, or a later one revokes
   * the award or gives it to another. Running it again changes nothing.
   */
  async ofCompetition({ competition }: { competition?: unknown }): Promise<void> {
    if (typeof competition !== 'string') return;
    await transaction(this.db, async (tx) => {
      await tx.getRepository(Competition).findOneOrFail({ where: { id: competition }, lock: { mode: 'pessimistic_write' } });
      const revoked = await revokeLapsed(tx, competition);
      if (revoked.length === 0) return;
      await destroyPrintFiles(tx, competition, await databaseNow(tx));
      const deeds = revoked.map(({ id }) => ({ subject: competition, data: { certificate: id } }));
      await recordAll(tx, 'SYSTEM', 'certificate.revoked', deeds);
    });
  }

  /** Job `consent-withdrawn`: takes a member's name off certificates. What they say else stays, and so does that they hold. */
  async redact({ member, kind }: { member?: unknown; kind?: unknown }): Promise<void> {
    if (kind !== 'NAME_PUBLICATION' || typeof member !== 'string') return;
    await transaction(this.db, async (tx) => {
      const now = await databaseNow(tx);
      const redacted = await redactCertificates(tx, member, now);
      for (const { competitionId } of redacted) await destroyPrintFiles(tx, competitionId, now);
      if (redacted.length > 0) await record(tx, 'SYSTEM', 'certificate.name_redacted', member, { certificates: redacted.length });
    });
  }
}
