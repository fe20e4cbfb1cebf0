import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { record } from '../audit/record.js';
import { transaction } from '../database/transaction.js';
import { addJob, addJobs } from '../jobs/add-job.js';
import { JobRunner } from '../jobs/job-runner.js';
import { LOG, type Log } from '../log.js';
import { FILE_STORE, type FileStore } from './file-store.js';
import { SCANNER, ScannerAway, type Scanner } from './scanner.js';
import { StoredFile } from './stored-file.entity.js';

/** One file after the other, over all instances: a scanner that is slow takes one worker from the other jobs, not all. */
const QUEUE = 'scans';
const AGAIN_AFTER_MS = 60_000;

/** Leaves the scan of files for later, in the caller's transaction. */
export const askForScan = (tx: EntityManager, ids: readonly string[], runAt?: Date): Promise<void> =>
  addJobs(
    tx,
    'scan-file',
    ids.map((file) => ({ payload: { file }, key: `scan-file:${file}` })),
    { queue: QUEUE, ...(runAt && { runAt }) },
  );

/** Has uploads scanned where a scanner is configured. What it says only decides whether bytes are served; it takes nothing back. */
@Injectable()
export class ScanService implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SCANNER) private readonly scanner: Scanner | null,
    @Inject(LOG) private readonly log: Log,
    jobs: JobRunner,
  ) {
    // An instance without a scanner leaves these jobs to those that have one.
    if (!scanner) return;
    jobs.handle('scan-file', (payload) => this.scan(scanner, String(payload['file'])));
    jobs.handleNightly('queue-scans', () => this.queueUnscanned());
  }

  /** What came before there was a scanner is scanned too. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.scanner) await transaction(this.db, (tx) => addJob(tx, 'queue-scans', {}, 'queue-scans'));
  }

  /** Job `queue-scans`: every upload without a verdict. Also those that were too large: the scanner's limits may have been raised. */
  private async queueUnscanned(): Promise<void> {
    await transaction(this.db, async (tx) => {
      const uploads = { derivedFrom: IsNull(), destroyedAt: IsNull() };
      const files = tx.getRepository(StoredFile);
      await files.update({ ...uploads, scanState: In(['NOT_SCANNED', 'TOO_LARGE']) }, { scanState: 'WAITING' });
      const waiting = await files.find({ select: { id: true }, where: { ...uploads, scanState: 'WAITING' }, order: { id: 'ASC' } });
      await askForScan(
        tx,
        waiting.map(({ id }) => id),
      );
    });
  }

  /** Job `scan-file`. While the scanner is away it is asked again every minute, for as long as it takes. */
  private async scan(scanner: Scanner, id: string): Promise<void> {
    const file = await this.db.getRepository(StoredFile).findOneBy({ id, scanState: 'WAITING', destroyedAt: IsNull() });
    if (!file) return;
    try {
      const { verdict, found } = await scanner.scan(await this.store.read(file.storageKey));
      if (verdict !== 'CLEAN') this.log.warn({ file: id, verdict, found }, 'the scanner objects to a file');
      await transaction(this.db, (tx) => writeVerdict(tx, id, verdict));
    } catch (error) {
      if (!(error instanceof ScannerAway)) throw error;
      this.log.warn({ file: id, err: error }, 'the scanner is away');
      await transaction(this.db, (tx) => askForScan(tx, [id], new Date(Date.now() + AGAIN_AFTER_MS)));
    }
  }
}

/** Writes what the scanner said, unless another run of the job was faster. */
async function writeVerdict(tx: EntityManager, id: string, scanState: 'CLEAN' | 'INFECTED' | 'TOO_LARGE'): Promise<void> {
  const { affected } = await tx.getRepository(StoredFile).update({ id, scanState: 'WAITING' }, { scanState });
  if (affected) await record(tx, 'SYSTEM', 'file.scanned', id, { state: scanState });
}
