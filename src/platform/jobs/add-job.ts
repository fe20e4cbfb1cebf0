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
export const addJob = (
  tx: EntityManager,
  name: string,
  payload: Record<string, unknown>,
  key?: string,
  order: JobOrder = {},
): Promise<void> => addJobs(tx, name, [{ payload, key }], order);

/** Many pieces of work of one kind, in one statement. */
export async function addJobs(
  tx: EntityManager,
  name: string,
  jobs: readonly { payload: Record<string, unknown>; key?: string }[],
  { runAt, queue }: JobOrder = {},
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, payload := job.payload, job_key := job.key, max_attempts := 8, run_at := $4, queue_name := $5)
       from unnest($2::json[], $3::text[]) as job (payload, key)`,
    [name, jobs.map(({ payload }) => JSON.stringify(payload)), jobs.map(({ key }) => key ?? null), runAt ?? null, queue ?? null],
  );
}
