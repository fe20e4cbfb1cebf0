import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail, public keys and stored files: what every feature stands on. */
export class Platform1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function written_once() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are written once', tg_table_name
          using errcode = 'restrict_violation', constraint = tg_table_name || '_written_once';
      end $$`);
    await runner.query(`
      create table audit_event (
        id uuid not null,
        at timestamptz(3) not null default clock_timestamp(),
        actor_id uuid,
        acting_as text not null,
        action text not null,
        subject text not null,
        data text not null,
        constraint audit_event_pkey primary key (id)
      )`);
    await runner.query(`
      create table audit_unsealed (
        event_id uuid not null,
        constraint audit_unsealed_pkey primary key (event_id),
        constraint audit_unsealed_event_id_fkey foreign key (event_id) references audit_event(id) on delete no action
      )`);
    await runner.query(`
      create table audit_seal (
        seq bigint not null,
        event_id uuid not null,
        previous_hash text not null,
        hash text not null,
        constraint audit_seal_pkey primary key (seq),
        constraint audit_seal_event_id_key unique (event_id),
        constraint audit_seal_event_id_fkey foreign key (event_id) references audit_event(id) on delete no action
      )`);
    await runner.query(`
      create table signing_key (
        kid text not null,
        public_key text not null,
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint signing_key_pkey primary key (kid)
      )`);
    await runner.query(`
      create table stored_file (
        id uuid not null,
        storage_key text not null,
        size bigint not null,
        sha256 text not null,
        kind text not null,
        media_type text not null,
        original_name text,
        scan_state text not null default 'NOT_SCANNED',
        uploaded_by uuid,
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint stored_file_pkey primary key (id),
        constraint stored_file_storage_key_key unique (storage_key),
        constraint stored_file_scan_state_check check (scan_state in ('NOT_SCANNED', 'CLEAN', 'INFECTED')),
        constraint stored_file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
        constraint stored_file_size_check check (size > 0)
      )`);
    await runner.query(`create index stored_file_uploaded_by_idx on stored_file (uploaded_by)`);
    await runner.query(`
      create trigger audit_event_written_once before update or delete or truncate on audit_event
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger audit_seal_written_once before update or delete or truncate on audit_seal
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger signing_key_written_once before update or delete or truncate on signing_key
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger stored_file_written_once before update of id, storage_key, size, sha256, kind, media_type, original_name, uploaded_by, created_at on stored_file
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table stored_file`);
    await runner.query(`drop table signing_key`);
    await runner.query(`drop table audit_seal`);
    await runner.query(`drop table audit_unsealed`);
    await runner.query(`drop table audit_event`);
    await runner.query(`drop function written_once()`);
  }
}
