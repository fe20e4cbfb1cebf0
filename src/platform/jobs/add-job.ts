import type { EntityManager } from 'typeorm';

/** When a job may begin, if not at once; and its queue, if it is one of those of which only one runs at a time. */
export interface JobOrder {
  runAt?: Date;
  queue?: string;
}

/**
 * Leaves work for later in the caller's transaction: the job exists exactly if the deed does.
 * `key` makes it one job however often it is asked for while it waits.
 */
export async function addJob(
  tx: EntityManager,
  name: string,
  payload: Record<string, unknown>,
  key?: string,
  { runAt, queue }: JobOrder = {},
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, payload := $2::json, job_key := $3, max_attempts := 8, run_at := $4, queue_name := $5)`,
    [name, JSON.stringify(payload), key ?? null, runAt ?? null, queue ?? null],
  );
}
