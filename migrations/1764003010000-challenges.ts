import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Challenges of judges by teams (기피신청), and whether teams are told who is on the panels. One exclusion of a pair at a time. */
export class Challenges1764003010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table competition add column is_panel_announced boolean not null default false`);
    await runner.query(`
      create table challenge (
        id uuid not null,
        competition_id uuid not null,
        team_id uuid not null,
        person_name text not null,
        person_email text,
        ground text not null,
        reason text not null,
        state text not null,
        filed_at timestamptz(3) not null,
        filed_by uuid not null,
        decided_at timestamptz(3),
        decided_by uuid,
        decision_reason text,
        constraint challenge_pkey primary key (id),
        constraint challenge_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint challenge_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint challenge_ground_check check (ground in ('FAMILY', 'WORKPLACE', 'ADVICE', 'OTHER')),
        constraint challenge_state_check check (state in ('OPEN', 'UPHELD', 'DISMISSED')),
        constraint challenge_decided_check check ((state = 'OPEN') = (decided_by is null)),
        constraint challenge_second_person_check check (decided_by <> filed_by)
      )`);
    await runner.query(`create index challenge_competition_id_filed_at_idx on challenge (competition_id, filed_at)`);
    await runner.query(`create index challenge_team_id_idx on challenge (team_id)`);
    await runner.query(
      `create unique index conflict_account_id_team_id_idx on conflict (account_id, team_id) where ground = 'EXCLUDED' and state in ('PROPOSED', 'STANDING')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index conflict_account_id_team_id_idx`);
    await runner.query(`drop table challenge`);
    await runner.query(`alter table competition drop column is_panel_announced`);
  }
}
