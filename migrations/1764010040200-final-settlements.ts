import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The final rankings of editions: immutable like the settlements of stages, and what is published of an edition that has one. */
export class FinalSettlements1764010040200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table final_settlement (
        id uuid not null,
        competition_id uuid not null,
        ordinal int not null,
        rule_id uuid not null,
        inputs text not null,
        inputs_hash text not null,
        engine_version text not null,
        rows text not null,
        audit_seq bigint not null,
        audit_hash text not null,
        settled_at timestamptz(3) not null,
        settled_by uuid not null,
        constraint final_settlement_pkey primary key (id),
        constraint final_settlement_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint final_settlement_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint final_settlement_rule_id_fkey foreign key (rule_id) references final_rule(id) on delete restrict
      )`);
    await runner.query(`
      create trigger final_settlement_written_once before update or delete or truncate on final_settlement
        for each statement execute function written_once()`);
    await runner.query(`alter table publication alter column settlement_id drop not null`);
    await runner.query(`alter table publication add column final_settlement_id uuid`);
    await runner.query(`
      alter table publication add constraint publication_one_ranking_check check ((settlement_id is null) <> (final_settlement_id is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table publication drop constraint publication_one_ranking_check`);
    await runner.query(`alter table publication drop column final_settlement_id`);
    await runner.query(`alter table publication alter column settlement_id set not null`);
    await runner.query(`drop table final_settlement`);
  }
}
