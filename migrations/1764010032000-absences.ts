import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams that did not come to a presentation, with the reason, and what was taken back of it. */
export class Absences1764010032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table absence (
        id uuid not null,
        stage_id uuid not null,
        entry_id uuid not null,
        reason text not null,
        recorded_at timestamptz(3) not null,
        recorded_by uuid not null,
        undone_at timestamptz(3),
        undone_by uuid,
        undo_reason text,
        constraint absence_pkey primary key (id),
        constraint absence_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint absence_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint absence_undone_check check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
      )`);
    await runner.query(`create index absence_entry_id_idx on absence (entry_id)`);
    await runner.query(`create unique index absence_one_standing on absence (stage_id, entry_id) where undone_at is null`);
    // All but what undoing adds, once.
    await runner.query(`
      create trigger absence_written_once before update of id, stage_id, entry_id, reason, recorded_at, recorded_by or delete or truncate
        on absence for each statement execute function written_once()`);
    await runner.query(`
      create trigger absence_undone_once before update on absence
        for each row when (old.undone_at is not null) execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table absence`);
  }
}
