import type { DataSource, EntityManager } from 'typeorm';
import { Refused, refusal, type RefusalCode } from '../../domain/refusal.js';
import { driverErrorOf } from './driver-error.js';

/** PostgreSQL: serialization_failure and deadlock_detected. Nothing was written; the same work may succeed. */
const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/** Constraint name → what it means to the person who ran into it. */
export type ConstraintRefusals = Record<string, RefusalCode>;

/**
 * One use case in one transaction (READ COMMITTED, as every connection is told: data-source.ts). A deadlock or serialisation failure runs the whole of it again,
 * three times at most, so `work` must have no effect outside the database.
 * @throws Refused for a violated constraint that `refusals` names; any other error as it came.
 */
export async function transaction<T>(
  db: DataSource,
  work: (tx: EntityManager) => Promise<T>,
  refusals: ConstraintRefusals = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      const { code, constraint } = driverErrorOf(error) ?? {};
      if (code !== undefined && RETRIED.has(code) && attempt < ATTEMPTS) continue;
      const meaning = constraint === undefined ? undefined : refusals[constraint];
      if (meaning) throw new Refused(refusal(meaning));
      throw error;
    }
  }
}

/**
 * The database clock, to the millisecond. Read it once per use case, after its locks: it is what deadlines are judged
 * by. (`now()` would tell when the transaction began, which may be before a lock was waited for.)
 */
export async function databaseNow(tx: EntityManager): Promise<Date> {
  const [row] = await tx.query<{ now: Date }[]>(`select clock_timestamp()::timestamptz(3) as now`);
  return row!.now;
}
