import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What judges know of and whether they have left; entries with a number of judges of their own; and plans of who judges what. */
export class AssignmentRuns1764020400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table judge add column expertise text[] not null default '{}', add column left_at timestamptz(3)`);
    await runner.query(`
      create table entry_demand (
        stage_id uuid not null,
        entry_id uuid not null,
        judges int not null,
        reason text not null,
        set_at timestamptz(3) not null,
        set_by uuid not null,
        constraint entry_demand_pkey primary key (stage_id, entry_id),
        constraint entry_demand_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint entry_demand_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint entry_demand_judges_check check (judges between 1 and 50)
      )`);
    await runner.query(`
      create table assignment_run (
        id uuid not null,
        stage_id uuid not null,
        is_dry_run boolean not null,
        seed int not null,
        settings jsonb not null,
        state text not null,
        progress int not null default 0,
        inputs_hash text,
        report text,
        asked_at timestamptz(3) not null,
        asked_by uuid not null,
        ended_at timestamptz(3),
        constraint assignment_run_pkey primary key (id),
        constraint assignment_run_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint assignment_run_state_check
          check (state in ('QUEUED', 'RUNNING', 'DONE', 'INFEASIBLE', 'STALE', 'CANCELLED', 'FAILED')),
        constraint assignment_run_ended_check check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null)),
        constraint assignment_run_progress_check check (progress between 0 and 100)
      )`);
    await runner.query(`
      create unique index assignment_run_stage_id_idx on assignment_run (stage_id) where state in ('QUEUED', 'RUNNING')`);
    await runner.query(`create index assignment_run_stage_id_asked_at_idx on assignment_run (stage_id, asked_at)`);
    await runner.query(`
      create trigger assignment_run_written_once
        before update of id, stage_id, is_dry_run, seed, settings, asked_at, asked_by or delete or truncate on assignment_run
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger assignment_run_ended_once before update on assignment_run
        for each row when (old.ended_at is not null) execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table assignment_run`);
    await runner.query(`drop table entry_demand`);
    await runner.query(`alter table judge drop column expertise, drop column left_at`);
  }
}
