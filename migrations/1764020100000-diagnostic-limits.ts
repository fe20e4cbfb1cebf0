import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From where on what judges gave is worth a look, where an edition says something else than usual. */
export class DiagnosticLimits1764020100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table diagnostic_limits (
        competition_id uuid not null,
        limits text not null,
        constraint diagnostic_limits_pkey primary key (competition_id),
        constraint diagnostic_limits_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table diagnostic_limits`);
  }
}
