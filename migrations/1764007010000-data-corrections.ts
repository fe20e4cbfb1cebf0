import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say is wrong in the data kept of them (정정 요구), and what they were answered. */
export class DataCorrections1764007010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_correction (
        id uuid not null,
        account_id uuid not null,
        subject text not null,
        text text not null,
        state text not null default 'WAITING',
        asked_at timestamptz(3) not null,
        answered_at timestamptz(3),
        answered_by uuid,
        answer text,
        constraint data_correction_pkey primary key (id),
        constraint data_correction_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint data_correction_subject_check check (subject in ('ACCOUNT', 'EMPLOYMENT', 'TRAINING_RECORD', 'TEAM', 'OTHER')),
        constraint data_correction_state_check check (state in ('WAITING', 'DONE', 'REFUSED')),
        constraint data_correction_answered_check check ((state = 'WAITING') = (answered_at is null)
          and (state = 'WAITING') = (answered_by is null) and (state = 'WAITING') = (answer is null))
      )`);
    await runner.query(`create index data_correction_account_id_idx on data_correction (account_id)`);
    await runner.query(`create index data_correction_asked_at_id_idx on data_correction (asked_at, id) where state = 'WAITING'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table data_correction`);
  }
}
