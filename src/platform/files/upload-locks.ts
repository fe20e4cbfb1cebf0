import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ERRORS, type Lock, type Locker } from '@tus/server';
import { Client } from 'pg';
import { advisoryLocks } from '../database/advisory-locks.js';
import { DATABASE_URL } from '../database/database-url.js';

const PATIENCE_MS = 30_000;
const BETWEEN_TRIES_MS = 40;
const BETWEEN_REQUESTS_MS = 1_000;
const CHANNEL = 'upload_wanted';

/** Who has an upload here, and on which connection. */
interface Holder {
  letGo: () => unknown;
  connection: Connection | null;
}

/** One that takes its statements one after the other. */
interface Connection {
  ask<Row extends object>(sql: string, values: unknown[]): Promise<Row[]>;
  end(): Promise<void>;
}

/**
 * One request at a time for each upload, whichever instance it came to. Between instances the locks are advisory ones on one connection
 * of this instance, which PostgreSQL frees when the process dies. Who waits asks the holder to let go: a client that comes back after its
 * line broke need not wait until the old request is found dead.
 */
@Injectable()
export class UploadLocks implements Locker, OnModuleDestroy {
  private connection: Promise<Connection> | undefined;
  private readonly holders = new Map<string, Holder>();

  constructor(@Inject(DATABASE_URL) private readonly url: string) {}

  newLock(id: string): Lock {
    return { lock: (signal, letGo) => this.take(id, signal, letGo), unlock: () => this.free(id) };
  }

  /** Does something that nobody can ask to stop while no other request has this upload. @throws ERRORS.ERR_LOCK_TIMEOUT */
  async hold<T>(id: string, work: () => Promise<T>): Promise<T> {
    await this.take(id, new AbortController().signal, () => undefined);
    try {
      return await work();
    } finally {
      await this.free(id);
    }
  }

  async onModuleDestroy(): Promise<void> {
    const connection = await this.connection?.catch(() => undefined);
    await connection?.end();
  }

  private async take(id: string, signal: AbortSignal, letGo: () => unknown): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    let asked = -Infinity;
    while (performance.now() < until) {
      if (signal.aborted) throw ERRORS.ABORTED;
      if (!this.holders.has(id) && (await this.tryHere(id, letGo))) return;
      if (performance.now() - asked > BETWEEN_REQUESTS_MS) {
        asked = performance.now();
        await this.askToLetGo(id);
      }
      await pause(BETWEEN_TRIES_MS);
    }
    throw ERRORS.ERR_LOCK_TIMEOUT;
  }

  /** In this process the map keeps requests apart: PostgreSQL gives a lock that a connection has to that connection again. */
  private async tryHere(id: string, letGo: () => unknown): Promise<boolean> {
    const holder: Holder = { letGo, connection: null };
    this.holders.set(id, holder);
    try {
      const connection = await this.connected();
      const [row] = await connection.ask<{ taken: boolean }>(`select pg_try_advisory_lock($1, hashtext($2)) as taken`, placeOf(id));
      if (row!.taken) holder.connection = connection;
      return row!.taken;
    } finally {
      if (!holder.connection) this.holders.delete(id);
    }
  }

  private async free(id: string): Promise<void> {
    const connection = this.holders.get(id)?.connection;
    this.holders.delete(id);
    // With a connection that broke its locks are gone already.
    await connection?.ask(`select pg_advisory_unlock($1, hashtext($2))`, placeOf(id)).catch(() => undefined);
  }

  private async askToLetGo(id: string): Promise<void> {
    const here = this.holders.get(id);
    if (here) here.letGo();
    else await (await this.connected()).ask(`select pg_notify('${CHANNEL}', $1)`, [id]);
  }

  private connected(): Promise<Connection> {
    this.connection ??= this.connect().catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  private async connect(): Promise<Connection> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'pado uploads',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const connection = oneAfterTheOther(client);
    // Whoever held a lock on it has none any more, and stops. What was written meanwhile, the key of upload_piece keeps apart.
    const lost = () => {
      this.connection = undefined;
      for (const holder of this.holders.values()) if (holder.connection === connection) holder.letGo();
    };
    client.on('error', lost);
    client.on('notification', ({ payload }) => void this.holders.get(payload ?? '')?.letGo());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return connection;
  }
}

function oneAfterTheOther(client: Client): Connection {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async ask<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
      const asked = last.then(() => client.query<Row>(sql, values));
      last = asked.catch(() => undefined);
      return (await asked).rows;
    },
    end: () => client.end(),
  };
}

const placeOf = (id: string) => [advisoryLocks.uploads, id];
