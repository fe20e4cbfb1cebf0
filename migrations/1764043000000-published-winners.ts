import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A published line says whether it wins: without places or scores beside it nothing else would tell. */
export class PublishedWinners1764043000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table published_standing add column is_winner boolean not null default false`);
    await runner.query(`alter table published_standing disable trigger published_standing_written_once`);
    await runner.query(`
      update published_standing set is_winner = place <= publication.awarded_places and not below_floor
        from publication where publication.id = publication_id`);
    await runner.query(`alter table published_standing enable trigger published_standing_written_once`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table published_standing drop column is_winner`);
  }
}
