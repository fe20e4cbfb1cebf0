import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What in entries tells whose they are. It names people, so it goes with the bytes that it was found in, and with the members' data. */
export class LeakChecks1764035000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table leak_check (
        id uuid not null,
        entry_id uuid not null,
        version_id uuid,
        stored_file_id uuid,
        state text not null,
        findings jsonb not null,
        basis text not null,
        checked_at timestamptz(3) not null,
        constraint leak_check_pkey primary key (id),
        constraint leak_check_entry_id_fkey foreign key (entry_id) references entry(id) on delete cascade,
        constraint leak_check_version_id_fkey foreign key (version_id) references entry_version(id) on delete cascade,
        constraint leak_check_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete cascade,
        constraint leak_check_state_check check (state in ('DONE', 'FAILED')),
        constraint leak_check_of_one_check check (num_nonnulls(version_id, stored_file_id) <= 1)
      )`);
    await runner.query(`
      create unique index leak_check_entry_id_version_id_stored_file_id_idx
        on leak_check (entry_id, version_id, stored_file_id) nulls not distinct`);
    await runner.query(`create index leak_check_version_id_idx on leak_check (version_id)`);
    await runner.query(`create index leak_check_stored_file_id_idx on leak_check (stored_file_id)`);
    await runner.query(`
      create function destroy_leak_checks() returns trigger language plpgsql as $$
      begin
        delete from leak_check where stored_file_id = new.id;
        return null;
      end $$`);
    await runner.query(`
      create trigger stored_file_leaks_destroyed after update of destroyed_at on stored_file
        for each row when (new.destroyed_at is not null) execute function destroy_leak_checks()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stored_file_leaks_destroyed on stored_file`);
    await runner.query(`drop function destroy_leak_checks()`);
    await runner.query(`drop table leak_check`);
  }
}
