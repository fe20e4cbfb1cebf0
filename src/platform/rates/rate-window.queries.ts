import type { DataSource, EntityManager } from 'typeorm';

/** Counts once more in the window that is running, or begins the next one, in one statement: instances that count at once all count. */
export async function countInWindow(
  db: DataSource | EntityManager,
  bucket: string,
  lasts = 60,
): Promise<{ count: number; secondsLeft: number }> {
  const [row] = await db.query<{ count: number; seconds_left: number }[]>(
    `insert into rate_window as now_running (bucket, started_at, count, lasts) values ($1, clock_timestamp(), 1, make_interval(secs => $2))
     on conflict (bucket) do update set
       count = case when now_running.started_at > excluded.started_at - now_running.lasts then now_running.count + 1 else 1 end,
       started_at = case when now_running.started_at > excluded.started_at - now_running.lasts then now_running.started_at else excluded.started_at end
     returning count, extract(epoch from started_at + lasts - clock_timestamp())::float8 as seconds_left`,
    [bucket, lasts],
  );
  return { count: row!.count, secondsLeft: row!.seconds_left };
}

/** Windows say who was here: they go once they are over. */
export const forgetWindows = (db: DataSource): Promise<unknown> =>
  db.query(`delete from rate_window where started_at < clock_timestamp() - lasts`);
