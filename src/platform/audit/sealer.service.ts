import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transaction } from '../database/transaction.js';
import { LOG, type Log } from '../log.js';
import { SEAL_BATCH, sealBatch } from './sealer.js';

const EVERY_MS = 1_000;

/** Seals the audit trail every second, and whenever a receipt, a settlement or a publication is about to name its head. */
@Injectable()
export class SealerService implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly db: DataSource,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    // One at a time, so that a database that hangs is not asked ever more.
    this.timer = setInterval(() => {
      this.running ??= this.sealInBackground().finally(() => (this.running = undefined));
    }, EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Seals what is committed by now, unless another instance is about it. Call it outside any transaction. */
  async seal(): Promise<void> {
    while ((await transaction(this.db, sealBatch)) === SEAL_BATCH);
  }

  private sealInBackground(): Promise<void> {
    return this.seal().catch((error: unknown) => this.log.warn({ err: error }, 'the audit trail was not sealed'));
  }
}
