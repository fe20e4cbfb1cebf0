import type { EntityManager } from 'typeorm';

/**
 * Leaves work for later in the caller's transaction: the job exists exactly if the deed does.
 * `key` makes it one job however often it is asked for while it waits.
 */
export async function addJob(tx: EntityManager, name: string, payload: Record<string, unknown>, key?: string): Promise<void> {
  await tx.query(`select graphile_worker.add_job($1, payload := $2::json, job_key := $3, max_attempts := 8)`, [
    name,
    JSON.stringify(payload),
    key ?? null,
  ]);
}
