import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the standings of each track follow from, beside them. Settlements from before engine 3 have none. */
export class SettlementSummary1764020200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table settlement add column summary text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table settlement drop column summary`);
  }
}
