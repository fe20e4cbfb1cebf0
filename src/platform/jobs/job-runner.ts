import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Job as QueuedJob, Logger as JobLogger, type Runner, run, type Task, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { DATABASE_URL } from '../database/database-url.js';
import { LOG, type Log } from '../log.js';
import { WorkerLocks } from './worker-locks.js';

/** Minute and hour in UTC: three in the morning in Korea. */
const NIGHTLY = '0 18 * * *';
const LOOK_FOR_DEAD_EVERY_MS = 30_000;
const START_AGAIN_AFTER_MS = 1_000;
/** Two do what there is to do with documents, of which one is read and one made fit for judges at a time; the others are soon free again. */
const WORKERS = 4;

/** `stopping` is given when the instance ends and waits for its jobs: one that takes long gives up then, and is asked again. */
type Job = (payload: Record<string, unknown>, stopping: AbortSignal) => Promise<void>;

/** Features name their jobs here while the application is put together; the runner takes them up once it stands. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly jobs = new Map<string, Job[]>();
  private readonly nightly: string[] = [];
  private runner: Runner | undefined;
  private pool: Pool | undefined;
  private locks: WorkerLocks | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isEnding = false;

  constructor(
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Several features may take up a job of one name. If one of them fails, all are asked again: each must bear being asked twice. */
  handle(name: string, job: Job): void {
    this.jobs.set(name, [...(this.jobs.get(name) ?? []), job]);
  }

  /** Once a night, whichever of the instances does it; a night that nobody was there is made up for. */
  handleNightly(name: string, job: () => Promise<void>): void {
    this.handle(name, job);
    this.nightly.push(name);
  }

  get isRunning(): boolean {
    return this.runner !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.pool = this.openPool();
    this.locks = new WorkerLocks(this.url);
    await this.locks.releaseDead();
    this.timer = setInterval(() => void this.releaseDead(), LOOK_FOR_DEAD_EVERY_MS);
    await this.start(this.pool, this.locks);
  }

  private async start(pgPool: Pool, locks: WorkerLocks): Promise<void> {
    const runner = await run({
      pgPool,
      events: this.eventsThatLock(locks),
      concurrency: WORKERS,
      pollInterval: 1_000,
      noHandleSignals: true,
      // Without these the queue does not wait, at the end, until it is written down that a job is done or has failed.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: 0 } },
      taskList: Object.fromEntries(
        [...this.jobs].map(([name, jobs]): [string, Task] => [
          name,
          (payload, { abortSignal }) => doAll(jobs, payload as Record<string, unknown>, abortSignal),
        ]),
      ),
      crontab: this.nightly.map((name) => `${NIGHTLY} ${name} ?fill=1d&max=8`).join('\n'),
      logger: new JobLogger(() => (level, message, meta) => this.pass(level, message, meta)),
    });
    if (this.isEnding) return runner.stop();
    this.runner = runner;
    // It ends by itself when the database goes away under a job. Until it runs again this instance is not ready.
    void runner.promise.catch(() => undefined).then(() => this.startAgain(pgPool, locks));
  }

  private async startAgain(pool: Pool, locks: WorkerLocks): Promise<void> {
    this.runner = undefined;
    if (this.isEnding) return;
    // Its workers are no more, though this process is: their jobs are for others.
    await locks.forget();
    while (!this.isEnding && !this.runner) {
      await pause(START_AGAIN_AFTER_MS);
      try {
        await locks.releaseDead();
        await this.start(pool, locks);
      } catch (error) {
        this.log.warn({ err: error }, 'the job queue could not be started again yet');
      }
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    clearInterval(this.timer);
    const { runner } = this;
    await runner?.stop().catch(() => runner.promise);
    await this.pool?.end();
    await this.locks?.close();
  }

  /** The queue's own sentences quote errors in full; of those only the facts are logged. */
  private pass(level: string, message: string, { error, job }: { error?: unknown; job?: QueuedJob } = {}): void {
    if (level !== 'error' && level !== 'warning') return;
    const about = { job: job?.task_identifier, jobId: job?.id, attempt: job?.attempts, ...(error !== undefined && { err: error }) };
    this.log[level === 'error' ? 'error' : 'warn'](about, error === undefined ? message : 'a job or its queue failed');
  }

  private eventsThatLock(locks: WorkerLocks): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    // A job that is taken names the pool of its worker.
    events.on('pool:create', ({ workerPool }) => {
      locks.hold(workerPool.id).catch((error: unknown) => this.log.warn({ err: error }, 'the job workers have no lock'));
    });
    return events;
  }

  private async releaseDead(): Promise<void> {
    await this.locks?.releaseDead().catch((error: unknown) => this.log.warn({ err: error }, 'dead job workers were not looked for'));
  }

  /** A pool of our own: the queue's would not wait for its connections to end, nor hear when the server ends them. */
  private openPool(): Pool {
    const pool = new Pool({ connectionString: this.url, max: 4, application_name: 'pado jobs' });
    const lost = (error: Error) => this.log.warn({ err: error }, 'a connection of the job queue was lost');
    pool.on('error', lost);
    pool.on('connect', (client) => client.on('error', lost));
    return pool;
  }
}

/** Each has its turn, whichever fails before it; the first failure is that of the whole. */
async function doAll(jobs: Job[], payload: Record<string, unknown>, stopping: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const job of jobs) await job(payload, stopping).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
