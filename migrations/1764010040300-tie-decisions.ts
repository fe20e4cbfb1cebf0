import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people decided where entries of a final share a place and the rule leaves that to them. */
export class TieDecisions1764010040300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tie_decision (
        id uuid not null,
        competition_id uuid not null,
        entries text not null,
        reason text not null,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        constraint tie_decision_pkey primary key (id),
        constraint tie_decision_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`create index tie_decision_competition_id_decided_at_idx on tie_decision (competition_id, decided_at)`);
    await runner.query(`
      create trigger tie_decision_written_once before update or delete or truncate on tie_decision
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tie_decision`);
  }
}
