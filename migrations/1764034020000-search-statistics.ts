import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing is counted of the arrays that the search looks things up in: with ten thousand numbers a row that takes minutes, and no plan needs it. */
export class SearchStatistics1764034020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table entry_search alter column pairs set statistics 0, alter column triples set statistics 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table entry_search alter column pairs set statistics -1, alter column triples set statistics -1`);
  }
}
