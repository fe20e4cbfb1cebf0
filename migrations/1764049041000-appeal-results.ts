import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came of an appeal that was upheld and after which nothing has to be published again. */
export class AppealResults1764049041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table appeal
        add column result text,
        add column concluded_at timestamptz(3),
        add column concluded_by uuid,
        add constraint appeal_concluded_by_fkey foreign key (concluded_by) references account(id) on delete restrict,
        add constraint appeal_concluded_check
          check ((result is null) = (concluded_at is null) and (result is null) = (concluded_by is null) and (result is null or state = 'UPHELD'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table appeal drop column result, drop column concluded_at, drop column concluded_by`);
  }
}
