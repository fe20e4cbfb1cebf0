import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger as JobLogger, type Runner, run } from 'graphile-worker';
import { Pool } from 'pg';
import { DATABASE_URL } from '../database/database-url.js';
import { LOG, type Log } from '../log.js';

export type Job = (payload: Record<string, unknown>) => Promise<void>;

/** Features name their jobs here while the application is put together; the runner takes them up once it stands. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly jobs = new Map<string, Job>();
  private runner: Runner | undefined;
  private pool: Pool | undefined;

  constructor(
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Log,
  ) {}

  handle(name: string, job: Job): void {
    this.jobs.set(name, job);
  }

  get isRunning(): boolean {
    return this.runner !== undefined;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.pool = this.openPool();
    this.runner = await run({
      pgPool: this.pool,
      concurrency: 2,
      pollInterval: 1_000,
      noHandleSignals: true,
      taskList: Object.fromEntries(
        [...this.jobs].map(([name, job]) => [name, (payload: unknown) => job(payload as Record<string, unknown>)]),
      ),
      crontab: '',
      logger: new JobLogger(() => (level, message) => {
        if (level === 'error') this.log.error({ job: true }, message);
        else if (level === 'warning') this.log.warn({ job: true }, message);
      }),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.runner?.stop();
    this.runner = undefined;
    await this.pool?.end();
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
