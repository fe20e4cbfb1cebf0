import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of winning works after the award, version by version, and of which ones the organisers were reminded. */
export class Adoption1764048000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table adoption_update (
        id uuid not null,
        competition_id uuid not null,
        entry_id uuid not null,
        entry_number text not null,
        version integer not null,
        department_id uuid not null,
        department_ko text not null,
        department_en text not null,
        plan text not null,
        status text not null,
        due_on date,
        outcome text,
        figure numeric,
        unit text,
        is_public boolean not null,
        reason text,
        salt text not null,
        recorded_at timestamptz(3) not null,
        recorded_by uuid not null,
        constraint adoption_update_pkey primary key (id),
        constraint adoption_update_entry_id_version_key unique (entry_id, version),
        constraint adoption_update_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint adoption_update_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint adoption_update_department_id_fkey foreign key (department_id) references department(id) on delete restrict,
        constraint adoption_update_status_check check (status in ('PLANNED', 'IN_PROGRESS', 'ADOPTED', 'PARTLY', 'STOPPED')),
        constraint adoption_update_due_check check (status not in ('PLANNED', 'IN_PROGRESS') or due_on is not null),
        constraint adoption_update_outcome_check check (status not in ('ADOPTED', 'PARTLY') or outcome is not null),
        constraint adoption_update_reason_check check (status <> 'STOPPED' or reason is not null),
        constraint adoption_update_figure_check check ((figure is null) = (unit is null) and (figure is null or outcome is not null))
      )`);
    await runner.query(`
      create index adoption_update_competition_id_entry_number_version_idx on adoption_update (competition_id, entry_number, version)`);
    await runner.query(`
      create trigger adoption_update_written_once before update or delete or truncate on adoption_update
        for each statement execute function written_once()`);
    await runner.query(`
      create table adoption_reminder (
        update_id uuid not null,
        reminded_at timestamptz(3) not null,
        constraint adoption_reminder_pkey primary key (update_id),
        constraint adoption_reminder_update_id_fkey foreign key (update_id) references adoption_update(id) on delete restrict
      )`);
    await runner.query(`
      create trigger adoption_reminder_written_once before update or delete or truncate on adoption_reminder
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table adoption_reminder`);
    await runner.query(`drop table adoption_update`);
  }
}
