import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Editions, their tracks and stages, and the rules by which stages are settled. */
export class Competitions1763600300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table competition (
        id uuid not null,
        slug text not null,
        title_ko text not null,
        title_en text not null,
        year int not null,
        state text not null default 'DRAFT',
        registration_opens_at timestamptz(3) not null,
        registration_closes_at timestamptz(3) not null,
        submissions_close_at timestamptz(3) not null,
        min_members int not null default 1,
        max_members int not null default 4,
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint competition_pkey primary key (id),
        constraint competition_slug_key unique (slug),
        constraint competition_calendar_check check (registration_opens_at < registration_closes_at and registration_closes_at <= submissions_close_at),
        constraint competition_members_check check (min_members >= 1 and max_members >= min_members),
        constraint competition_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        constraint competition_state_check check (state in ('DRAFT', 'ANNOUNCED', 'PUBLISHED', 'ARCHIVED'))
      )`);
    await runner.query(`
      create table calendar_change (
        id uuid not null,
        competition_id uuid not null,
        registration_opens_at timestamptz(3) not null,
        registration_closes_at timestamptz(3) not null,
        submissions_close_at timestamptz(3) not null,
        reason text not null,
        changed_by uuid not null,
        changed_at timestamptz(3) not null,
        constraint calendar_change_pkey primary key (id),
        constraint calendar_change_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`create index calendar_change_competition_id_idx on calendar_change (competition_id)`);
    await runner.query(`
      create trigger calendar_change_written_once before update or delete or truncate on calendar_change
        for each statement execute function written_once()`);
    await runner.query(`
      create table track (
        id uuid not null,
        competition_id uuid not null,
        ordinal int not null,
        short_name text not null,
        name_ko text not null,
        name_en text not null,
        last_entry_ordinal int not null default 0,
        constraint track_pkey primary key (id),
        constraint track_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint track_competition_id_short_name_key unique (competition_id, short_name),
        constraint track_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create table stage (
        id uuid not null,
        competition_id uuid not null,
        ordinal int not null,
        kind text not null,
        name_ko text not null,
        name_en text not null,
        is_blind boolean not null default true,
        judges_per_entry int not null,
        due_at timestamptz(3),
        state text not null default 'DRAFT',
        opened_at timestamptz(3),
        closed_at timestamptz(3),
        constraint stage_pkey primary key (id),
        constraint stage_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint stage_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint stage_judges_per_entry_check check (judges_per_entry between 1 and 50),
        constraint stage_state_check check (state in ('DRAFT', 'OPEN', 'CLOSED', 'SETTLED')),
        constraint stage_kind_check check (kind in ('PAPER', 'PRESENTATION'))
      )`);
    await runner.query(`
      create table stage_rule (
        id uuid not null,
        stage_id uuid not null,
        version int not null,
        rule text not null,
        announced_at timestamptz(3) not null,
        announced_by uuid not null,
        constraint stage_rule_pkey primary key (id),
        constraint stage_rule_stage_id_version_key unique (stage_id, version),
        constraint stage_rule_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict
      )`);
    await runner.query(`
      create trigger stage_rule_written_once before update or delete or truncate on stage_rule
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table stage_rule`);
    await runner.query(`drop table stage`);
    await runner.query(`drop table track`);
    await runner.query(`drop table calendar_change`);
    await runner.query(`drop table competition`);
  }
}
