import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused, refusal } from '../../domain/refusal.js';
import { CONFIG, type Config } from '../config.js';
import { LOG, type Log } from '../log.js';
import { networkOf } from '../session/caller.js';
import type { PadoRequest } from '../session/request.js';

import { type RateClass, ratesPerMinute } from './rate.js';
import { countInWindow, forgetWindows } from './rate-window.queries.js';

const EVERY_MS = 60_000;

/** Turns away who asks too often, counted in PostgreSQL by all instances together: an account where somebody is signed in, else a network. */
@Injectable()
export class RateLimiter implements OnApplicationBootstrap, OnModuleDestroy {
  /** Who has used up a window, and until when: asking the database again would only cost. */
  private readonly usedUp = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private isPaused = false;

  constructor(
    private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      for (const [bucket, until] of this.usedUp) if (until <= performance.now()) this.usedUp.delete(bucket);
      forgetWindows(this.db).catch((error: unknown) => this.log.warn({ err: error }, 'old rate windows were not removed'));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /**
   * Counts a request.
   * @throws Refused TOO_MANY_REQUESTS once there were as many in this minute as may be.
   */
  async count(request: PadoRequest, rateClass: RateClass): Promise<void> {
    if (this.isOff) return;
    const { bucket, most } = this.placeOf(request, rateClass);
    this.refuseIfUsedUp(bucket);
    const { count, secondsLeft } = await countInWindow(this.db, bucket);
    if (count <= most) return;
    this.usedUp.set(bucket, performance.now() + secondsLeft * 1000);
    throw tooMany(secondsLeft);
  }

  /**
   * Counts what may be done a few times in an hour or a day, in the caller's transaction: what is undone was not counted.
   * @throws Refused TOO_MANY_REQUESTS once it was done as often as may be.
   */
  async countRare(tx: EntityManager, rates: readonly RareRate[]): Promise<void> {
    if (this.isOff) return;
    for (const { bucket, most, seconds } of rates) {
      const { count, secondsLeft } = await countInWindow(tx, bucket, seconds);
      if (count > Math.max(1, Math.floor(most * this.config.rateLimits))) throw tooMany(secondsLeft);
    }
  }

  /** Refuses, without asking the database, who is known to have read as much as may be. */
  turnAway(request: PadoRequest): void {
    if (!this.isOff) this.refuseIfUsedUp(this.placeOf(request, 'READ').bucket);
  }

  /** Lets a whole edition be made at once, by the program itself. */
  async pausedDuring<T>(work: () => Promise<T>): Promise<T> {
    this.isPaused = true;
    return work().finally(() => (this.isPaused = false));
  }

  private get isOff(): boolean {
    return this.isPaused || this.config.rateLimits === 0;
  }

  private placeOf({ actor, ip }: PadoRequest, rateClass: RateClass): { bucket: string; most: number } {
    const [kind, who] = actor ? (['account', actor.accountId] as const) : (['network', networkOf(ip)] as const);
    return { bucket: `${rateClass}:${who}`, most: Math.max(1, Math.floor(ratesPerMinute[kind][rateClass] * this.config.rateLimits)) };
  }

  private refuseIfUsedUp(bucket: string): void {
    const left = ((this.usedUp.get(bucket) ?? 0) - performance.now()) / 1000;
    if (left > 0) throw tooMany(left);
  }
}

/** How often something may be done in a window of its own. */
export interface RareRate {
  bucket: string;
  most: number;
  seconds: number;
}

const tooMany = (seconds: number) => new Refused(refusal('TOO_MANY_REQUESTS', { retryAfter: Math.max(1, Math.ceil(seconds)) }));
