import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scores that are not of the judges, as they were taken in, and penalties, which two organisers agree on. */
export class ScoreImports1764010040100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table score_import (
        id uuid not null,
        competition_id uuid not null,
        part text not null,
        version int not null,
        rows text not null,
        sha256 text not null,
        reason text not null,
        imported_at timestamptz(3) not null,
        imported_by uuid not null,
        constraint score_import_pkey primary key (id),
        constraint score_import_competition_id_part_version_key unique (competition_id, part, version),
        constraint score_import_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create trigger score_import_written_once before update or delete or truncate on score_import
        for each statement execute function written_once()`);
    await runner.query(`
      create table penalty (
        id uuid not null,
        competition_id uuid not null,
        entry_id uuid not null,
        ground text not null,
        points numeric(7,2) not null,
        reason text not null,
        state text not null,
        recorded_at timestamptz(3) not null,
        recorded_by uuid not null,
        confirmed_at timestamptz(3),
        confirmed_by uuid,
        withdrawn_at timestamptz(3),
        withdrawn_by uuid,
        withdrawal_reason text,
        constraint penalty_pkey primary key (id),
        constraint penalty_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint penalty_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint penalty_points_check check (points > 0),
        constraint penalty_state_check check (state in ('RECORDED', 'CONFIRMED', 'WITHDRAWN')),
        constraint penalty_confirmed_check check (case state when 'RECORDED' then confirmed_by is null when 'CONFIRMED' then confirmed_by is not null else true end),
        constraint penalty_withdrawn_check check ((state = 'WITHDRAWN') = (withdrawn_by is not null)),
        constraint penalty_second_person_check check (confirmed_by <> recorded_by)
      )`);
    await runner.query(`create index penalty_competition_id_recorded_at_idx on penalty (competition_id, recorded_at)`);
    // All but what confirming and withdrawing add.
    await runner.query(`
      create trigger penalty_written_once
        before update of id, competition_id, entry_id, ground, points, reason, recorded_at, recorded_by or delete or truncate
        on penalty for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table penalty`);
    await runner.query(`drop table score_import`);
  }
}
