import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rubrics and sheets. */
export class Scoring1763600700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rubric (
        id uuid not null,
        stage_id uuid not null,
        version int not null,
        constraint rubric_pkey primary key (id),
        constraint rubric_stage_id_version_key unique (stage_id, version),
        constraint rubric_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict
      )`);
    await runner.query(`
      create table criterion (
        id uuid not null,
        rubric_id uuid not null,
        ordinal int not null,
        key text not null,
        name_ko text not null,
        name_en text not null,
        guidance_ko text not null,
        guidance_en text not null,
        max_points numeric(7,2) not null,
        step numeric(7,2) not null,
        weight int not null,
        anchors jsonb not null,
        constraint criterion_pkey primary key (id),
        constraint criterion_rubric_id_ordinal_key unique (rubric_id, ordinal),
        constraint criterion_rubric_id_key_key unique (rubric_id, key),
        constraint criterion_rubric_id_fkey foreign key (rubric_id) references rubric(id) on delete restrict,
        constraint criterion_weight_check check (weight > 0),
        constraint criterion_points_check check (max_points > 0 and step > 0 and step <= max_points)
      )`);
    await runner.query(`
      create table sheet (
        id uuid not null,
        assignment_id uuid not null,
        rubric_id uuid not null,
        revision int not null,
        state text not null,
        comment text not null default '',
        submitted_at timestamptz(3),
        updated_at timestamptz(3) not null,
        salt text not null,
        constraint sheet_pkey primary key (id),
        constraint sheet_assignment_id_key unique (assignment_id),
        constraint sheet_assignment_id_fkey foreign key (assignment_id) references assignment(id) on delete restrict,
        constraint sheet_rubric_id_fkey foreign key (rubric_id) references rubric(id) on delete restrict,
        constraint sheet_submitted_check check ((state = 'SUBMITTED') = (submitted_at is not null)),
        constraint sheet_state_check check (state in ('DRAFT', 'SUBMITTED'))
      )`);
    await runner.query(`
      create table mark (
        id uuid not null,
        sheet_id uuid not null,
        criterion_id uuid not null,
        points numeric(7,2),
        comment text not null default '',
        constraint mark_pkey primary key (id),
        constraint mark_sheet_id_criterion_id_key unique (sheet_id, criterion_id),
        constraint mark_sheet_id_fkey foreign key (sheet_id) references sheet(id) on delete cascade,
        constraint mark_criterion_id_fkey foreign key (criterion_id) references criterion(id) on delete restrict
      )`);
    await runner.query(`
      create table sheet_revision (
        id uuid not null,
        sheet_id uuid not null,
        revision int not null,
        event text not null,
        content text not null,
        reason text,
        at timestamptz(3) not null,
        constraint sheet_revision_pkey primary key (id),
        constraint sheet_revision_sheet_id_revision_key unique (sheet_id, revision),
        constraint sheet_revision_sheet_id_fkey foreign key (sheet_id) references sheet(id) on delete restrict,
        constraint sheet_revision_event_check check (event in ('SUBMITTED', 'REOPENED'))
      )`);
    await runner.query(`
      create trigger sheet_revision_written_once before update or delete or truncate on sheet_revision
        for each statement execute function written_once()`);
    // Criteria are what a sheet's marks mean: once there is a sheet they stay as they are.
    await runner.query(`
      create function criterion_frozen() returns trigger language plpgsql as $$
      begin
        if exists (select from sheet where rubric_id = coalesce(new.rubric_id, old.rubric_id)) then
          raise exception 'the rubric is in use' using errcode = 'restrict_violation', constraint = 'rubric_frozen';
        end if;
        return coalesce(new, old);
      end $$`);
    await runner.query(`
      create trigger criterion_frozen before insert or update or delete on criterion
        for each row execute function criterion_frozen()`);
    await runner.query(`
      create function mark_in_range() returns trigger language plpgsql as $$
      declare
        asked criterion;
      begin
        select criterion.* into asked from criterion join sheet on sheet.rubric_id = criterion.rubric_id
         where criterion.id = new.criterion_id and sheet.id = new.sheet_id;
        if asked.id is null then
          raise exception 'a criterion of another rubric' using errcode = 'check_violation', constraint = 'mark_criterion_check';
        end if;
        if new.points < 0 or new.points > asked.max_points or mod(new.points, asked.step) <> 0 then
          raise exception 'points out of range or off the step' using errcode = 'check_violation', constraint = 'mark_points_check';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger mark_in_range before insert or update on mark for each row execute function mark_in_range()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sheet_revision`);
    await runner.query(`drop table mark`);
    await runner.query(`drop table sheet`);
    await runner.query(`drop table criterion`);
    await runner.query(`drop table rubric`);
    await runner.query(`drop function mark_in_range()`);
    await runner.query(`drop function criterion_frozen()`);
  }
}
