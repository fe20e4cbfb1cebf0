import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sheets that a stage was closed without, with the reason. */
export class ClosingExceptions1764002010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table closing_exception (
        id uuid not null,
        stage_id uuid not null,
        entry_id uuid not null,
        judge_id uuid,
        reason text not null,
        at timestamptz(3) not null,
        by uuid not null,
        constraint closing_exception_pkey primary key (id),
        constraint closing_exception_stage_id_entry_id_judge_id_key unique (stage_id, entry_id, judge_id),
        constraint closing_exception_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint closing_exception_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint closing_exception_judge_id_fkey foreign key (judge_id) references judge(id) on delete restrict
      )`);
    await runner.query(`
      create trigger closing_exception_written_once before update or delete or truncate on closing_exception
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table closing_exception`);
  }
}
