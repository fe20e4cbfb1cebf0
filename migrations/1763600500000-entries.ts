import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries, their submissions and files, what judges get of them, and frozen training histories. */
export class Entries1763600500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entry (
        id uuid not null,
        team_id uuid not null,
        competition_id uuid not null,
        track_id uuid not null,
        number text,
        title text not null default '',
        summary text not null default '',
        declarations jsonb not null,
        state text not null default 'DRAFT',
        revision int not null default 0,
        updated_at timestamptz(3) not null,
        constraint entry_pkey primary key (id),
        constraint entry_competition_id_number_key unique (competition_id, number),
        constraint entry_team_id_key unique (team_id),
        constraint entry_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint entry_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint entry_track_id_fkey foreign key (track_id) references track(id) on delete restrict,
        constraint entry_number_check check (state = 'DRAFT' or state = 'WITHDRAWN' or number is not null),
        constraint entry_state_check check (state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'DISQUALIFIED'))
      )`);
    await runner.query(`
      create table entry_version (
        id uuid not null,
        entry_id uuid not null,
        ordinal int not null,
        title text not null,
        summary text not null,
        declarations jsonb not null,
        submitted_at timestamptz(3) not null,
        submitted_by uuid not null,
        receipt_id uuid not null,
        receipt text not null,
        audit_seq bigint not null,
        audit_hash text not null,
        constraint entry_version_pkey primary key (id),
        constraint entry_version_receipt_id_key unique (receipt_id),
        constraint entry_version_entry_id_ordinal_key unique (entry_id, ordinal),
        constraint entry_version_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint entry_version_submitted_by_fkey foreign key (submitted_by) references account(id) on delete restrict
      )`);
    await runner.query(`
      create table entry_file (
        id uuid not null,
        entry_id uuid not null,
        version_id uuid,
        slot text not null,
        stored_file_id uuid not null,
        constraint entry_file_pkey primary key (id),
        constraint entry_file_version_id_slot_key unique (version_id, slot),
        constraint entry_file_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint entry_file_version_id_fkey foreign key (version_id) references entry_version(id) on delete restrict,
        constraint entry_file_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        constraint entry_file_slot_check check (slot in ('REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'))
      )`);
    await runner.query(`create index entry_file_stored_file_id_idx on entry_file (stored_file_id)`);
    await runner.query(`create unique index entry_file_entry_id_slot_idx on entry_file (entry_id, slot) where version_id is null`);
    await runner.query(`
      create table judge_copy (
        id uuid not null,
        entry_file_id uuid not null,
        stored_file_id uuid,
        state text not null default 'PENDING',
        constraint judge_copy_pkey primary key (id),
        constraint judge_copy_entry_file_id_key unique (entry_file_id),
        constraint judge_copy_entry_file_id_fkey foreign key (entry_file_id) references entry_file(id) on delete restrict,
        constraint judge_copy_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        constraint judge_copy_ready_check check ((state = 'READY') = (stored_file_id is not null)),
        constraint judge_copy_state_check check (state in ('PENDING', 'READY', 'NOT_SHOWN', 'FAILED'))
      )`);
    await runner.query(`
      create table history_snapshot (
        id uuid not null,
        version_id uuid not null,
        member_id uuid not null,
        salted_hash text not null,
        taken_at timestamptz(3) not null,
        destroyed_at timestamptz(3),
        constraint history_snapshot_pkey primary key (id),
        constraint history_snapshot_version_id_member_id_key unique (version_id, member_id),
        constraint history_snapshot_version_id_fkey foreign key (version_id) references entry_version(id) on delete restrict,
        constraint history_snapshot_member_id_fkey foreign key (member_id) references team_member(id) on delete restrict
      )`);
    await runner.query(`
      create table history_content (
        snapshot_id uuid not null,
        salt text not null,
        records text not null,
        constraint history_content_pkey primary key (snapshot_id),
        constraint history_content_snapshot_id_fkey foreign key (snapshot_id) references history_snapshot(id) on delete restrict
      )`);
    await runner.query(`
      create trigger entry_version_written_once before update or delete or truncate on entry_version
        for each statement execute function written_once()`);
    // The files of a draft come and go.
    await runner.query(`
      create trigger entry_file_written_once before update or delete on entry_file
        for each row when (old.version_id is not null) execute function written_once()`);
    await runner.query(`
      create trigger entry_file_not_emptied before truncate on entry_file
        for each statement execute function written_once()`);
    // All but destroyed_at.
    await runner.query(`
      create trigger history_snapshot_written_once before update of id, version_id, member_id, salted_hash, taken_at or delete or truncate
        on history_snapshot for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table history_content`);
    await runner.query(`drop table history_snapshot`);
    await runner.query(`drop table judge_copy`);
    await runner.query(`drop table entry_file`);
    await runner.query(`drop table entry_version`);
    await runner.query(`drop table entry`);
  }
}
