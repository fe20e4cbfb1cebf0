import type { EntityManager } from 'typeorm';
import { seoulDay, seoulMidnight } from '../../domain/seoul-time.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { addJob } from '../../platform/jobs/add-job.js';

/** Lets what follows from people's workplaces be derived anew: now, and again on each day to come on which one of the changes takes effect. */
export async function rederive(
  tx: EntityManager,
  job: 'employment-changed' | 'departments-changed',
  changes: readonly { day: string | null; account?: string }[],
): Promise<void> {
  const today = seoulDay(await databaseNow(tx));
  const byDay = Map.groupBy(changes, ({ day }) => (day === null || day <= today ? today : day));
  for (const [day, of] of byDay) {
    const accounts = [...new Set(of.flatMap(({ account }) => account ?? []))];
    await addJob(tx, job, accounts.length > 0 ? { accounts } : {}, undefined, day > today ? { runAt: seoulMidnight(day) } : {});
  }
}
