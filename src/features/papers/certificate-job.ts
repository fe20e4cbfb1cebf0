import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CertificateWording } from '../../domain/certificate.js';
import { CONFIG, type Config } from '../../platform/config.js';
import { record } from '../../platform/audit/record.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../platform/files/file-store.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { publicLink } from '../../platform/mail/public-link.js';
import { Competition } from '../competitions/competition.entity.js';
import { BulkLetters } from '../notifications/bulk-letters.service.js';
import { publicationNow } from '../publications/publication.queries.js';
import type { CertificateContent, PrintedCertificate } from './certificate-paper.js';
import { hashOfPlan, type PlannedCertificate, planCertificates } from './certificate-plan.js';
import { CertificateRevocationService } from './certificate-revocation.service.js';
import { CertificateRun, CertificateRunState } from './certificate-run.entity.js';
import { latestWording } from './certificate.queries.js';
import { endCertificateRun, type PrintFile } from './end-certificate-run.js';
import { printApart } from './print-apart.js';

const LOOK_FOR_CANCEL_EVERY_MS = 300;

/** Issues and prints what organisers asked for: works out the certificates, has them drawn in a thread, and writes both down at once. */
@Injectable()
export class CertificateJob {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly revocations: CertificateRevocationService,
    private readonly bulk: BulkLetters,
  ) {}

  /** `issue-certificates`. A run that was left by a process that died is begun again; nothing was issued by it. */
  async take({ run: id }: { run?: unknown }, stopping: AbortSignal): Promise<void> {
    if (typeof id !== 'string') return;
    const run = await this.begin(id);
    if (!run) return;
    try {
      await this.revocations.ofCompetition({ competition: run.competitionId });
      const planned = await transaction(this.db, (tx) => planOf(tx, run));
      const printed = planned && (await this.print(run, planned, stopping));
      if (planned && !printed) return;
      await this.end(run, planned, printed);
    } catch (error) {
      if (!stopping.aborted) await this.fail(run);
      throw error;
    }
  }

  private async begin(id: string): Promise<CertificateRun | null> {
    return transaction(this.db, async (tx) => {
      const runs = tx.getRepository(CertificateRun);
      const run = await runs.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!run || run.endedAt) return null;
      await runs.update({ id }, { state: CertificateRunState.RUNNING, progress: 0 });
      return run;
    });
  }

  /** Null: it was cancelled. */
  private async print(run: CertificateRun, planned: readonly PlannedCertificate[], stopping: AbortSignal): Promise<Buffer | null> {
    const { id } = run;
    const runs = this.db.getRepository(CertificateRun);
    const cancelled = new AbortController();
    const look = setInterval(() => {
      void runs.existsBy({ id, state: CertificateRunState.CANCELLED }).then(
        (isCancelled) => isCancelled && cancelled.abort(),
        // A connection that is lost does not end the drawing; at the end it is asked again.
        () => undefined,
      );
    }, LOOK_FOR_CANCEL_EVERY_MS);
    const told = (done: number) => {
      const progress = Math.floor((99 * done) / planned.length);
      void runs.update({ id, state: CertificateRunState.RUNNING }, { progress }).catch(() => undefined);
    };
    const certificates = planned.map((one) => printedCertificate(this.config, one));
    try {
      const bytes = await printApart({ certificates, at: run.askedAt }, told, AbortSignal.any([cancelled.signal, stopping]));
      // The queue asks again.
      if (bytes === null) stopping.throwIfAborted();
      return bytes;
    } finally {
      clearInterval(look);
    }
  }

  private async end(run: CertificateRun, planned: readonly PlannedCertificate[] | null, bytes: Buffer | null): Promise<void> {
    const storageKey = newStorageKey();
    const file: PrintFile | null = bytes && {
      storageKey,
      ...(await this.store.write(storageKey, Readable.from([bytes], { objectMode: false }))),
    };
    try {
      await transaction(this.db, async (tx) => {
        // Under the lock of the edition, so that nothing that they follow from changes meanwhile.
        const now = planned && (await planOf(tx, run, true));
        const isAsItWas = planned !== null && now !== null && hashOfPlan(now) === hashOfPlan(planned);
        await endCertificateRun(tx, run, isAsItWas ? planned : null, file);
        // Nobody, where nothing was issued by it.
        await this.bulk.send(tx, 'CERTIFICATES_ISSUED', run.competitionId, { certificateRun: run.id });
      });
    } finally {
      if (file && !(await this.db.getRepository(StoredFile).existsBy({ storageKey }))) await this.store.remove(storageKey);
    }
  }

  private fail({ id, competitionId }: CertificateRun): Promise<void> {
    return transaction(this.db, async (tx) => {
      const failed = { state: CertificateRunState.FAILED, endedAt: await databaseNow(tx) };
      const { affected } = await tx.getRepository(CertificateRun).update({ id, state: CertificateRunState.RUNNING }, failed);
      if (affected) await record(tx, 'SYSTEM', 'certificates.ended', competitionId, { run: id, state: failed.state });
    });
  }
}

/** Null: what the run follows is not public any more. */
async function planOf(tx: EntityManager, run: CertificateRun, isToBeWritten = false): Promise<PlannedCertificate[] | null> {
  const lock = isToBeWritten ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const competition = await tx.getRepository(Competition).findOneOrFail({ where: { id: run.competitionId }, ...lock });
  const publication = await publicationNow(tx, competition.id);
  if (publication === null || publication.id !== run.publicationId) return null;
  const wording = JSON.parse((await latestWording(tx, competition.id))!.wording) as CertificateWording;
  return planCertificates(tx, { competition, publication, wording, kind: run.kind, tiers: run.tiers });
}

/** With the address at which anybody can check it. @throws Error for one whose name was taken off. */
export function printedCertificate(
  config: Config,
  { id, number, kind, name, department, content }: Pick<PlannedCertificate, 'id' | 'number' | 'kind' | 'name' | 'department' | 'content'>,
): PrintedCertificate {
  if (name === null) throw new Error('a certificate without a name is not printed');
  const address = publicLink(config, `/certificates/${id}`);
  return { number, kind, name, department, content: JSON.parse(content) as CertificateContent, address };
}
