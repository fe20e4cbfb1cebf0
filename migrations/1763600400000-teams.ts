import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams, their members and what these consented to. */
export class Teams1763600400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team (
        id uuid not null,
        competition_id uuid not null,
        track_id uuid not null,
        name text not null,
        state text not null,
        created_at timestamptz(3) not null,
        constraint team_pkey primary key (id),
        constraint team_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint team_track_id_fkey foreign key (track_id) references track(id) on delete restrict,
        constraint team_state_check check (state in ('FORMING', 'REGISTERED', 'WITHDRAWN', 'DISQUALIFIED'))
      )`);
    await runner.query(`create index team_competition_id_idx on team (competition_id)`);
    await runner.query(`
      create table team_member (
        id uuid not null,
        team_id uuid not null,
        competition_id uuid not null,
        account_id uuid,
        email text not null,
        role text not null,
        state text not null,
        department_id uuid,
        invited_at timestamptz(3) not null,
        joined_at timestamptz(3),
        constraint team_member_pkey primary key (id),
        constraint team_member_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint team_member_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint team_member_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint team_member_department_id_fkey foreign key (department_id) references department(id) on delete restrict,
        constraint team_member_email_lower_check check (email = lower(email)),
        constraint team_member_joined_check check (state <> 'JOINED' or (account_id is not null and joined_at is not null)),
        constraint team_member_state_check check (state in ('INVITED', 'JOINED', 'DECLINED', 'LEFT')),
        constraint team_member_role_check check (role in ('LEAD', 'MEMBER'))
      )`);
    await runner.query(`create index team_member_email_idx on team_member (email)`);
    await runner.query(`create unique index team_member_team_id_idx on team_member (team_id) where role = 'LEAD' and state = 'JOINED'`);
    await runner.query(
      `create unique index team_member_team_id_email_idx on team_member (team_id, email) where state in ('INVITED', 'JOINED')`,
    );
    await runner.query(
      `create unique index team_member_competition_id_account_id_idx on team_member (competition_id, account_id) where state = 'JOINED'`,
    );
    await runner.query(`
      create table consent (
        id uuid not null,
        member_id uuid not null,
        kind text not null,
        text_hash text not null,
        given_at timestamptz(3) not null,
        withdrawn_at timestamptz(3),
        constraint consent_pkey primary key (id),
        constraint consent_member_id_fkey foreign key (member_id) references team_member(id) on delete restrict,
        constraint consent_kind_check check (kind in ('PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION'))
      )`);
    await runner.query(`create unique index consent_member_id_kind_idx on consent (member_id, kind) where withdrawn_at is null`);
    // All that may be said of a consent later is, once, that it was withdrawn.
    await runner.query(`
      create trigger consent_written_once before update of id, member_id, kind, text_hash, given_at or delete or truncate on consent
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger consent_withdrawn_once before update of withdrawn_at on consent
        for each row when (old.withdrawn_at is not null) execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table consent`);
    await runner.query(`drop table team_member`);
    await runner.query(`drop table team`);
  }
}
