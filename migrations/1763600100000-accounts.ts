import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments, people who can sign in, where they work, their sessions and roles. */
export class Accounts1763600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`
      create table department (
        id uuid not null,
        code text not null,
        name_ko text not null,
        name_en text not null,
        kind text not null,
        legal_district_code text,
        parent_id uuid,
        valid_from date,
        valid_to date,
        constraint department_pkey primary key (id),
        constraint department_code_key unique (code),
        constraint department_parent_id_fkey foreign key (parent_id) references department(id) on delete restrict,
        constraint department_valid_check check (valid_to is null or valid_from is null or valid_from < valid_to),
        constraint department_kind_check check (kind in ('CITY_HALL', 'AGENCY', 'DISTRICT', 'COUNTY', 'PUBLIC_BODY', 'OUTSIDE'))
      )`);
    await runner.query(`
      create table account (
        id uuid not null,
        email text not null,
        name text not null,
        locale text not null default 'ko',
        password_hash text,
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint account_pkey primary key (id),
        constraint account_email_key unique (email),
        constraint account_locale_check check (locale in ('ko', 'en')),
        constraint account_email_lower_check check (email = lower(email))
      )`);
    await runner.query(`
      create table employment (
        id uuid not null,
        account_id uuid not null,
        agency_id uuid not null,
        employee_number text not null,
        department_id uuid not null,
        grade text,
        valid_from date not null,
        valid_to date,
        constraint employment_pkey primary key (id),
        constraint employment_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint employment_agency_id_fkey foreign key (agency_id) references department(id) on delete restrict,
        constraint employment_department_id_fkey foreign key (department_id) references department(id) on delete restrict,
        constraint employment_valid_check check (valid_to is null or valid_from < valid_to),
        constraint employment_one_person_per_number exclude using gist (agency_id with =, employee_number with =, daterange(valid_from, valid_to, '[)') with &&)
      )`);
    await runner.query(`create index employment_account_id_idx on employment (account_id)`);
    await runner.query(`
      create table session (
        id uuid not null,
        account_id uuid not null,
        kind text not null,
        token_hash text not null,
        label text not null,
        scope_role text,
        scope_competition_id uuid,
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint session_pkey primary key (id),
        constraint session_token_hash_key unique (token_hash),
        constraint session_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint session_scope_role_check check (scope_role in ('ADMINISTRATOR', 'TRAINING_OFFICER', 'ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR', 'COMPETITOR', 'JUDGE')),
        constraint session_kind_check check (kind in ('BROWSER', 'TOKEN'))
      )`);
    await runner.query(`create index session_account_id_idx on session (account_id)`);
    await runner.query(`
      create table role_grant (
        id uuid not null,
        account_id uuid not null,
        role text not null,
        competition_id uuid,
        granted_at timestamptz(3) not null default clock_timestamp(),
        constraint role_grant_pkey primary key (id),
        constraint role_grant_account_id_role_competition_id_key unique (account_id, role, competition_id),
        constraint role_grant_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint role_grant_role_check check (role in ('ADMINISTRATOR', 'TRAINING_OFFICER', 'ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR'))
      )`);
    await runner.query(`create unique index role_grant_account_id_role_idx on role_grant (account_id, role) where competition_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table role_grant`);
    await runner.query(`drop table session`);
    await runner.query(`drop table employment`);
    await runner.query(`drop table account`);
    await runner.query(`drop table department`);
  }
}
