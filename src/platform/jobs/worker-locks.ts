import { Client } from 'pg';
import { advisoryLocks } from '../database/advisory-locks.js';

/**
 * Tells living workers from dead ones. A job names the worker that took it; when a process is killed, the queue would keep
 * its jobs for four hours. So every worker holds an advisory lock, which ends with its process's connection: a job whose
 * worker's lock is free can be given to another.
 */
export class WorkerLocks {
  private connection: Promise<Client> | undefined;
  private readonly workers = new Set<string>();

  constructor(private readonly databaseUrl: string) {}

  /** Held until `close`, or until this process dies. */
  async hold(workerId: string): Promise<void> {
    this.workers.add(workerId);
    await lock(await this.connected(), workerId);
  }

  /** Gives up the jobs of workers that live no more. After a lost connection it first takes this process's locks again. */
  async releaseDead(): Promise<void> {
    const client = await this.connected();
    const { rows: dead } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker._private_jobs
        where locked_by is not null and not exists (
          select from pg_locks
           where locktype = 'advisory' and classid = $1 and objid::bigint = (hashtext(locked_by)::bigint & 4294967295) and granted)`,
      [advisoryLocks.workers],
    );
    if (dead.length > 0) await client.query(`select graphile_worker.force_unlock_workers($1)`, [dead.map(({ id }) => id)]);
  }

  /** Gives up what is held: this process lives on, its workers do not. */
  async forget(): Promise<void> {
    this.workers.clear();
    // A connection that is broken holds nothing any more.
    await this.connection?.then((client) => client.query(`select pg_advisory_unlock_all()`)).catch(() => undefined);
  }

  async close(): Promise<void> {
    await (await this.connection)?.end();
  }

  private connected(): Promise<Client> {
    this.connection ??= this.connect().catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.databaseUrl, application_name: 'pado workers' });
    client.on('error', () => (this.connection = undefined));
    await client.connect();
    for (const workerId of this.workers) await lock(client, workerId);
    return client;
  }
}

const lock = (client: Client, workerId: string) =>
  client.query(`select pg_advisory_lock($1, hashtext($2))`, [advisoryLocks.workers, workerId]);
