import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The training programme and who took what: trainees exist before accounts do. */
export class Training1763600200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programme (
        id uuid not null,
        year int not null,
        name_ko text not null,
        name_en text not null,
        reported_completions int,
        constraint programme_pkey primary key (id),
        constraint programme_year_key unique (year)
      )`);
    await runner.query(`
      create table course (
        id uuid not null,
        programme_id uuid not null,
        level int,
        name_ko text not null,
        name_en text not null,
        duration_value int not null,
        duration_unit text not null,
        seats_per_session int not null,
        planned_sessions int not null,
        constraint course_pkey primary key (id),
        constraint course_programme_id_name_ko_key unique (programme_id, name_ko),
        constraint course_programme_id_fkey foreign key (programme_id) references programme(id) on delete restrict,
        constraint course_seats_check check (seats_per_session > 0 and planned_sessions > 0),
        constraint course_duration_check check (duration_value > 0 and duration_unit in ('DAY', 'WEEK')),
        constraint course_level_check check (level between 0 and 4)
      )`);
    await runner.query(`
      create table course_session (
        id uuid not null,
        course_id uuid not null,
        ordinal int not null,
        starts_on date not null,
        ends_on date not null,
        place text,
        constraint course_session_pkey primary key (id),
        constraint course_session_course_id_ordinal_key unique (course_id, ordinal),
        constraint course_session_course_id_fkey foreign key (course_id) references course(id) on delete restrict,
        constraint course_session_days_check check (starts_on <= ends_on)
      )`);
    await runner.query(`
      create table trainee (
        id uuid not null,
        agency_id uuid not null,
        employee_number text not null,
        name text not null,
        email text,
        account_id uuid,
        constraint trainee_pkey primary key (id),
        constraint trainee_agency_id_employee_number_key unique (agency_id, employee_number),
        constraint trainee_agency_id_fkey foreign key (agency_id) references department(id) on delete restrict,
        constraint trainee_account_id_fkey foreign key (account_id) references account(id) on delete set null
      )`);
    await runner.query(`create index trainee_account_id_idx on trainee (account_id)`);
    await runner.query(`
      create table training_import (
        id uuid not null,
        file_sha256 text not null,
        added int not null,
        corrected int not null,
        unchanged int not null,
        imported_at timestamptz(3) not null,
        imported_by uuid,
        constraint training_import_pkey primary key (id),
        constraint training_import_file_sha256_key unique (file_sha256)
      )`);
    await runner.query(`
      create table training_record (
        id uuid not null,
        trainee_id uuid not null,
        course_session_id uuid not null,
        name text not null,
        department text,
        grade text,
        status text not null,
        hours_attended numeric(7,2),
        hours_planned numeric(7,2),
        completed_on date,
        certificate_number text,
        import_id uuid not null,
        line int not null,
        corrects_id uuid,
        constraint training_record_pkey primary key (id),
        constraint training_record_corrects_id_key unique (corrects_id),
        constraint training_record_trainee_id_fkey foreign key (trainee_id) references trainee(id) on delete restrict,
        constraint training_record_course_session_id_fkey foreign key (course_session_id) references course_session(id) on delete restrict,
        constraint training_record_import_id_fkey foreign key (import_id) references training_import(id) on delete restrict,
        constraint training_record_corrects_id_fkey foreign key (corrects_id) references training_record(id) on delete restrict,
        constraint training_record_completed_check check (status <> 'COMPLETED' or completed_on is not null),
        constraint training_record_hours_check check (hours_attended >= 0 and hours_planned >= 0),
        constraint training_record_status_check check (status in ('APPLIED', 'WAITLISTED', 'SELECTED', 'NOT_SELECTED', 'CANCELLED', 'ABSENT', 'IN_COURSE', 'COMPLETED', 'NOT_COMPLETED'))
      )`);
    await runner.query(`create index training_record_course_session_id_idx on training_record (course_session_id)`);
    await runner.query(
      `create unique index training_record_trainee_id_course_session_id_idx on training_record (trainee_id, course_session_id) where corrects_id is null`,
    );
    await runner.query(`
      create trigger training_record_written_once before update or delete or truncate on training_record
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table training_record`);
    await runner.query(`drop table training_import`);
    await runner.query(`drop table trainee`);
    await runner.query(`drop table course_session`);
    await runner.query(`drop table course`);
    await runner.query(`drop table programme`);
  }
}
