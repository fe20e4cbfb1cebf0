import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploads that arrive in pieces: whose they are, and where each piece lies; and bytes in the store that nothing knew of. */
export class ResumableUploads1764032000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table resumable_upload (
        id uuid not null,
        account_id uuid not null,
        size bigint not null,
        original_name text not null,
        created_at timestamptz(3) not null default clock_timestamp(),
        touched_at timestamptz(3) not null default clock_timestamp(),
        stored_file_id uuid,
        constraint resumable_upload_pkey primary key (id),
        constraint resumable_upload_size_check check (size > 0),
        constraint resumable_upload_account_id_fkey foreign key (account_id) references account (id) on delete cascade,
        constraint resumable_upload_stored_file_id_fkey foreign key (stored_file_id) references stored_file (id) on delete cascade
      )`);
    await runner.query(`create index resumable_upload_account_id_idx on resumable_upload (account_id)`);
    await runner.query(`create index resumable_upload_stored_file_id_idx on resumable_upload (stored_file_id)`);
    await runner.query(`create index resumable_upload_touched_at_idx on resumable_upload (touched_at)`);
    // Its key keeps two writers apart whatever becomes of their locks: only one of them can add the piece that begins at a byte.
    await runner.query(`
      create table upload_piece (
        upload_id uuid not null,
        first_byte bigint not null,
        size bigint not null,
        storage_key text not null,
        constraint upload_piece_pkey primary key (upload_id, first_byte),
        constraint upload_piece_storage_key_key unique (storage_key),
        constraint upload_piece_size_check check (size > 0 and first_byte >= 0),
        constraint upload_piece_upload_id_fkey foreign key (upload_id) references resumable_upload (id) on delete restrict
      )`);
    await runner.query(`
      create table stray_bytes (
        storage_key text not null,
        found_at timestamptz(3) not null default clock_timestamp(),
        constraint stray_bytes_pkey primary key (storage_key)
      )`);

    // Which of these keys no table knows, whatever tables there will be: where bytes are on record, the column is called storage_key.
    await runner.query(`
      create function without_record(keys text[]) returns setof text language plpgsql stable as $$
      declare
        source regclass;
        known text[];
      begin
        for source in
          select attrelid::regclass from pg_attribute join pg_class on pg_class.oid = attrelid
           where attname = 'storage_key' and relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'stray_bytes'
        loop
          execute format('select array(select storage_key from %s where storage_key = any($1))', source) into known using keys;
          keys := array(select key from unnest(keys) as key where key <> all(known));
        end loop;
        return query select unnest(keys);
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function without_record(text[])`);
    await runner.query(`drop table stray_bytes`);
    await runner.query(`drop table upload_piece`);
    await runner.query(`drop table resumable_upload`);
  }
}
