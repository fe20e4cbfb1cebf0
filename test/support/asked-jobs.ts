import type { DataSource } from 'typeorm';

/** From now on `asked_job` has the name and payload of every job: they themselves are taken up at once. */
export async function keepAskedJobs(db: DataSource): Promise<void> {
  await db.query(`create table asked_job (name text, payload json)`);
  await db.query(`
    create function keep_asked_job() returns trigger language plpgsql security definer as $$
    begin
      insert into public.asked_job select identifier, new.payload from graphile_worker._private_tasks where id = new.task_id;
      return null;
    end $$`);
  await db.query(
    `create trigger keep_asked_job after insert or update of payload on graphile_worker._private_jobs
       for each row execute function keep_asked_job()`,
  );
}
