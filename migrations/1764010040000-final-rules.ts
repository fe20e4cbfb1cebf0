import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the stages of an edition become its final places, as announced. */
export class FinalRules1764010040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table final_rule (
        id uuid not null,
        competition_id uuid not null,
        version int not null,
        rule text not null,
        announced_at timestamptz(3) not null,
        announced_by uuid not null,
        constraint final_rule_pkey primary key (id),
        constraint final_rule_competition_id_version_key unique (competition_id, version),
        constraint final_rule_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create trigger final_rule_written_once before update or delete or truncate on final_rule
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table final_rule`);
  }
}
