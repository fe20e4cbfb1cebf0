import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { maySeeOrganizerDesk } from '../../domain/permission/competition.js';
import { saysWhy } from '../../domain/permission/entry.js';
import { mayReport, mayStillVerify } from '../../domain/permission/verification.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean, isBlank } from '../../domain/text.js';
import { problemsOfReport, type ReportWish, type VerificationGround } from '../../domain/verification.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { timeOrderedId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { askForScan } from '../../platform/files/scan.service.js';
import type { ReceivedFile } from '../../platform/files/store-and-judge.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { removeUnlessOnRecord } from '../../platform/files/stray-bytes.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { RateLimiter } from '../../platform/rates/rate-limiter.service.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { newReference, hashOfReference } from './reference.js';
import { ReportEvidence, VerificationReport } from './report.entity.js';
import {
  countReports,
  evidenceInDay,
  reportByReference,
  reportOfFile,
  type ReportRow,
  reportsAfter,
  type ToldOfReport,
} from './report.queries.js';
import { ratesOfAttempts, ratesOfReports } from './report-rates.js';
import { tellOrganizers } from './tell-organizers.js';
import { nomineeNow } from './verification.queries.js';

/** Of all evidence that an edition is sent in a day. */
const EVIDENCE_OF_DAY = 2 * 1024 ** 3;

/** A report on its way in. */
export interface SentReport extends ReportWish {
  slug: string;
  /** The id of a nominee, as it was sent. */
  nominee: string;
  files: readonly ReceivedFile[];
  /** Of the sender: counted, and forgotten with the count. */
  network: string;
}

/** Reports of nominees: taken in from anybody, and shown to who runs and audits the edition. */
@Injectable()
export class ReportService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly limiter: RateLimiter,
  ) {}

  /** Takes a report in and answers its reference number, which nobody is told again. Of what is refused no file is left. */
  async receive(sent: SentReport): Promise<string> {
    try {
      refuseProblems(problemsOfReport(sent));
      const reference = newReference();
      await transaction(this.db, (tx) => this.write(tx, sent, hashOfReference(reference)));
      return reference;
    } catch (error) {
      for (const { storageKey } of sent.files) await removeUnlessOnRecord(this.db, this.store, storageKey);
      throw error;
    }
  }

  /** Counts that a network sends the form, whatever becomes of it. */
  countAttempt(network: string): Promise<void> {
    return this.limiter.countRare(this.db.manager, ratesOfAttempts(network));
  }

  /** How far the report with this reference number has come; null: there is none. */
  stateOf(slug: string, reference: string): Promise<ToldOfReport | null> {
    return reportByReference(this.db, slug, hashOfReference(reference));
  }

  /** A page of the reports of an edition, newest first. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, { first, after }: PageArgs): Promise<Page<ReportRow>> {
    const rows = await reportsAfter(this.db, competitionId, first, decodeCursor(after, 'INSTANT'));
    const total = await countReports(this.db, competitionId);
    return pageOf(rows, first, total, ({ receivedAt, id }) => [receivedAt.toISOString(), id]);
  }

  /** Evidence for an organiser or auditor who says why. For everybody else it does not exist; the team that was reported included. */
  async evidenceFor(
    actor: Actor | null,
    id: string,
    reason: string | null,
  ): Promise<{ file: StoredFile; reportId: string; competitionId: string }> {
    const found = actor && isUUID(id) ? await reportOfFile(this.db, id) : null;
    if (!actor || !found) throw new Refused(refusal('NOT_FOUND'));
    refuse(maySeeOrganizerDesk(actor, found.competitionId));
    const file = await this.db.getRepository(StoredFile).findOneByOrFail({ id });
    if (file.destroyedAt) throw new Refused(refusal('NOT_FOUND'));
    refuse(saysWhy(reason));
    return { file, ...found };
  }

  private async write(tx: EntityManager, sent: SentReport, referenceHash: string): Promise<void> {
    const asked = isUUID(sent.nominee) ? await nomineeNow(tx, sent.slug, sent.nominee) : null;
    if (!asked) throw new Refused(refusal('NOT_FOUND'));
    // Whoever publishes, or opens the next window, waits for a report that came in time.
    const competition = await lockCompetition(tx, asked.competitionId, 'pessimistic_read');
    const nominee = (await nomineeNow(tx, sent.slug, sent.nominee))!;
    const receivedAt = await databaseNow(tx);
    refuse(mayStillVerify(competition, receivedAt) ?? mayReport(nominee, receivedAt));
    await this.limiter.countRare(tx, ratesOfReports(sent.network, asked.competitionId));
    await this.refuseTooMuchEvidence(tx, asked.competitionId, sent.files);
    const report = {
      id: timeOrderedId(),
      nomineeId: nominee.id!,
      ground: sent.ground as VerificationGround,
      text: clean(sent.text),
      links: sent.links.map(clean),
      contact: isBlank(sent.contact) ? null : clean(sent.contact),
      referenceHash,
      salt: randomBytes(16).toString('hex'),
      receivedAt,
    };
    await tx.getRepository(VerificationReport).insert(report);
    await this.attach(tx, report.id, sent.files, receivedAt);
    await tellOrganizers(tx, asked.competitionId, receivedAt);
    const files = sent.files.map(({ sha256: hash }) => hash);
    const hash = sha256(report.salt + report.ground + report.text + report.links.join('\n'));
    await record(tx, 'SYSTEM', 'report.received', asked.competitionId, { report: report.id, nominee: report.nomineeId, files, hash });
  }

  private async refuseTooMuchEvidence(tx: EntityManager, competitionId: string, files: readonly ReceivedFile[]): Promise<void> {
    if (files.length === 0) return;
    const bytes = files.reduce((sum, { size }) => sum + size, await evidenceInDay(tx, competitionId));
    if (bytes > EVIDENCE_OF_DAY) throw new Refused(refusal('EVIDENCE_OF_DAY'));
  }

  private async attach(tx: EntityManager, reportId: string, files: readonly ReceivedFile[], createdAt: Date): Promise<void> {
    const scanState = this.config.scanner ? 'WAITING' : 'NOT_SCANNED';
    const origin = { scanState, derivedFrom: null, destroyedAt: null, uploadedBy: null, createdAt } as const;
    const stored = files.map((file) => ({ ...file, ...origin, id: timeOrderedId(), size: String(file.size) }));
    if (stored.length === 0) return;
    await tx.getRepository(StoredFile).insert(stored);
    await tx.getRepository(ReportEvidence).insert(stored.map(({ id }, index) => ({ storedFileId: id, reportId, ordinal: index + 1 })));
    if (this.config.scanner)
      await askForScan(
        tx,
        stored.map(({ id }) => id),
      );
  }
}
