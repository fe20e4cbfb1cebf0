import type { EntityManager } from 'typeorm';

const [AS_THEY_COME, AFTER_OTHERS] = [0, 10];

/** When a job may begin, if not at once, and what else it waits for. */
export interface JobOrder {
  runAt?: Date;
  /** Of the jobs of a queue only one runs at a time, over all instances. */
  queue?: string;
  /** Whether all others that may begin go first: of what takes long and comes by hundreds on the evening of a deadline. */
  isPatient?: boolean;
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
  { runAt, queue, isPatient }: JobOrder = {},
): Promise<void> {
  await tx.query(
    `select graphile_worker.add_job($1, payload := job.payload, job_key := job.key, max_attempts := 8, run_at := $4, queue_name := $5,
                                     priority := $6)
       from unnest($2::json[], $3::text[]) as job (payload, key)`,
    [
      name,
      jobs.map(({ payload }) => JSON.stringify(payload)),
      jobs.map(({ key }) => key ?? null),
      runAt ?? null,
      queue ?? null,
      isPatient ? AFTER_OTHERS : AS_THEY_COME,
    ],
  );
}

/**
 * Of these keys those whose jobs may well be asked for again: there is none, or it was given up over an error. One that still waits keeps count of
 * its attempts, and one that took its process along at each of them would do so for ever.
 */
export async function keysToAskAgain(db: EntityManager, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ key: string }[]>(
    `select asked.key from unnest($1::text[]) as asked (key)
      where not exists (select from graphile_worker.jobs
                         where jobs.key = asked.key and (jobs.attempts < jobs.max_attempts or jobs.last_error is null))`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}
