import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slides that teams hand in for a presentation until a deadline of its own, with receipts, and the copies that judges get of them. */
export class Slides1764010031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stage add column slides_due_at timestamptz(3)`);
    await runner.query(`
      alter table stage add constraint stage_slides_due_at_check check (slides_due_at is null or kind = 'PRESENTATION')`);
    await runner.query(`
      create table slides (
        id uuid not null,
        stage_id uuid not null,
        entry_id uuid not null,
        ordinal int not null,
        stored_file_id uuid not null,
        submitted_at timestamptz(3) not null,
        submitted_by uuid not null,
        receipt_id uuid not null,
        receipt text not null,
        audit_seq bigint not null,
        audit_hash text not null,
        constraint slides_pkey primary key (id),
        constraint slides_receipt_id_key unique (receipt_id),
        constraint slides_stage_id_entry_id_ordinal_key unique (stage_id, entry_id, ordinal),
        constraint slides_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint slides_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint slides_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        constraint slides_submitted_by_fkey foreign key (submitted_by) references account(id) on delete restrict
      )`);
    await runner.query(`create index slides_entry_id_idx on slides (entry_id)`);
    await runner.query(`create index slides_stored_file_id_idx on slides (stored_file_id)`);
    await runner.query(`
      create trigger slides_written_once before update or delete or truncate on slides
        for each statement execute function written_once()`);
    await runner.query(`alter table judge_copy alter column entry_file_id drop not null, add column slides_id uuid`);
    await runner.query(`
      alter table judge_copy add constraint judge_copy_slides_id_key unique (slides_id),
        add constraint judge_copy_slides_id_fkey foreign key (slides_id) references slides(id) on delete restrict,
        add constraint judge_copy_of_one_check check (num_nonnulls(entry_file_id, slides_id) = 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from judge_copy where slides_id is not null`);
    await runner.query(`
      alter table judge_copy drop constraint judge_copy_of_one_check, drop column slides_id, alter column entry_file_id set not null`);
    await runner.query(`drop table slides`);
    await runner.query(`alter table stage drop constraint stage_slides_due_at_check, drop column slides_due_at`);
  }
}
