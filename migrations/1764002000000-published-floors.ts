import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A published line says whether its entry missed a floor of the rule. */
export class PublishedFloors1764002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table published_standing add column below_floor boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table published_standing drop column below_floor`);
  }
}
