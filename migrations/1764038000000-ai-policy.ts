import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an edition lets teams use generative AI for, and how that was changed. Editions that there are keep what they had: it is allowed. */
export class AiPolicy1764038000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table competition
        add ai_rule text not null default 'ALLOWED',
        add ai_stages text[] not null default '{}',
        add constraint competition_ai_rule_check check (ai_rule in ('ALLOWED', 'LIMITED', 'FORBIDDEN')),
        add constraint competition_ai_stages_check check ((ai_rule = 'LIMITED') = (cardinality(ai_stages) > 0))`);
    await runner.query(`
      create table ai_policy_change (
        id uuid not null,
        competition_id uuid not null,
        rule text not null,
        stages text[] not null,
        reason text not null,
        changed_by uuid not null,
        changed_at timestamptz(3) not null,
        constraint ai_policy_change_pkey primary key (id),
        constraint ai_policy_change_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`create index ai_policy_change_competition_id_idx on ai_policy_change (competition_id)`);
    await runner.query(`
      create trigger ai_policy_change_written_once before update or delete or truncate on ai_policy_change
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ai_policy_change`);
    await runner.query(`alter table competition drop ai_rule, drop ai_stages`);
  }
}
