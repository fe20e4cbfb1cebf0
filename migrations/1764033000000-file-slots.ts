import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an edition takes in the slots of its entries, and what is known of a file when it is received: the pages of a PDF, macros. */
export class FileSlots1764033000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table slot_rule (
        competition_id uuid not null,
        slot text not null,
        is_offered boolean not null,
        is_required boolean not null,
        kinds text[] not null,
        max_size bigint not null,
        max_pages int,
        takes_macros boolean not null,
        constraint slot_rule_pkey primary key (competition_id, slot),
        constraint slot_rule_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint slot_rule_slot_check check (slot in ('REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE')),
        constraint slot_rule_report_check check (slot <> 'REPORT' or (is_offered and is_required)),
        constraint slot_rule_required_check check (is_offered or not is_required),
        constraint slot_rule_kinds_check check (cardinality(kinds) > 0),
        constraint slot_rule_max_size_check check (max_size >= 1024),
        constraint slot_rule_max_pages_check check (max_pages >= 1)
      )`);
    await runner.query(`
      create table slot_rule_change (
        id uuid not null,
        competition_id uuid not null,
        rules text not null,
        reason text not null,
        changed_by uuid not null,
        changed_at timestamptz(3) not null,
        constraint slot_rule_change_pkey primary key (id),
        constraint slot_rule_change_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint slot_rule_change_changed_by_fkey foreign key (changed_by) references account(id) on delete restrict
      )`);
    await runner.query(`create index slot_rule_change_competition_id_idx on slot_rule_change (competition_id)`);
    await runner.query(`
      create trigger slot_rule_change_written_once before update or delete or truncate on slot_rule_change
        for each statement execute function written_once()`);
    await runner.query(`alter table stored_file add column page_count int, add column holds_macros boolean not null default false`);
    await runner.query(`alter table stored_file add constraint stored_file_page_count_check check (page_count >= 0)`);
    await runner.query(`
      create trigger stored_file_counted_once before update of page_count, holds_macros on stored_file
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stored_file_counted_once on stored_file`);
    await runner.query(`alter table stored_file drop column page_count, drop column holds_macros`);
    await runner.query(`drop table slot_rule_change`);
    await runner.query(`drop table slot_rule`);
  }
}
