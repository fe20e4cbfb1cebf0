import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was destroyed once its time was over (파기 대장), the bytes that are still to go, and files whose bytes have gone. */
export class Retention1764010010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table destruction_record (
        id uuid not null,
        retention_class text not null,
        destroyed_at timestamptz(3) not null,
        count int not null,
        files int not null,
        oldest timestamptz(3) not null,
        newest timestamptz(3) not null,
        kept_for text not null,
        policy_hash text not null,
        constraint destruction_record_pkey primary key (id),
        constraint destruction_record_count_check check (count > 0 and files >= 0 and oldest <= newest)
      )`);
    await runner.query(`create index destruction_record_destroyed_at_id_idx on destruction_record (destroyed_at, id)`);
    await runner.query(`
      create trigger destruction_record_written_once before update or delete or truncate on destruction_record
        for each statement execute function written_once()`);
    // Written with the destruction, emptied as the store lets go of each: a program that dies in between finds here what is left to do.
    await runner.query(`
      create table bytes_to_remove (
        storage_key text not null,
        constraint bytes_to_remove_pkey primary key (storage_key)
      )`);

    // A destroyed file stays on record by its hash, without its name.
    await runner.query(`alter table stored_file add column destroyed_at timestamptz(3)`);
    await runner.query(`drop trigger stored_file_written_once on stored_file`);
    await runner.query(`
      create trigger stored_file_written_once
        before update of id, storage_key, size, sha256, kind, media_type, uploaded_by, created_at on stored_file
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger stored_file_named_once before update of original_name, destroyed_at on stored_file
        for each row when (old.destroyed_at is not null or new.destroyed_at is null or new.original_name is not null)
        execute function written_once()`);

    // The job asks of every file whether anything refers to it.
    await runner.query(`create index judge_copy_stored_file_id_idx on judge_copy (stored_file_id)`);

    // Whether a row keeps another one from being deleted, whatever tables there will be; those in "but" go with it.
    await runner.query(`
      create function is_referred_to(target regclass, target_id uuid, but regclass[]) returns boolean language plpgsql stable as $$
      declare
        reference record;
        found_one boolean;
      begin
        for reference in
          select conrelid::regclass as source, attname as field
            from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
           where contype = 'f' and confrelid = target and confdeltype in ('r', 'a') and conrelid <> all(but)
        loop
          execute format('select exists (select from %s where %I = $1)', reference.source, reference.field) into found_one using target_id;
          if found_one then
            return true;
          end if;
        end loop;
        return false;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function is_referred_to(regclass, uuid, regclass[])`);
    await runner.query(`drop index judge_copy_stored_file_id_idx`);
    await runner.query(`drop trigger stored_file_named_once on stored_file`);
    await runner.query(`drop trigger stored_file_written_once on stored_file`);
    await runner.query(`alter table stored_file drop column destroyed_at`);
    await runner.query(`
      create trigger stored_file_written_once
        before update of id, storage_key, size, sha256, kind, media_type, original_name, uploaded_by, created_at on stored_file
        for each statement execute function written_once()`);
    await runner.query(`drop table bytes_to_remove`);
    await runner.query(`drop table destruction_record`);
  }
}
