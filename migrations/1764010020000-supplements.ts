import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What teams are asked to put right after the reception has closed (보완요청), each with a deadline of its own. */
export class Supplements1764010020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supplement (
        id uuid not null,
        entry_id uuid not null,
        fields text[] not null,
        slots text[] not null,
        reason text not null,
        due_at timestamptz(3) not null,
        asked_by uuid not null,
        asked_at timestamptz(3) not null,
        answer_id uuid,
        withdrawn_by uuid,
        withdrawn_at timestamptz(3),
        constraint supplement_pkey primary key (id),
        constraint supplement_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint supplement_asked_by_fkey foreign key (asked_by) references account(id) on delete restrict,
        constraint supplement_answer_id_fkey foreign key (answer_id) references entry_version(id) on delete restrict,
        constraint supplement_withdrawn_by_fkey foreign key (withdrawn_by) references account(id) on delete restrict,
        constraint supplement_asked_check check (fields || slots <> '{}'),
        constraint supplement_fields_check check (fields <@ array['TITLE', 'SUMMARY', 'DECLARATIONS']),
        constraint supplement_slots_check check (slots <@ array['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE']),
        constraint supplement_due_check check (due_at > asked_at),
        constraint supplement_withdrawn_check check ((withdrawn_at is null) = (withdrawn_by is null))
      )`);
    await runner.query(`create index supplement_entry_id_idx on supplement (entry_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table supplement`);
  }
}
