import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often somebody asked in the current minute, counted together by all instances. Unlogged: after a crash everybody begins anew. */
export class RateWindows1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table rate_window (
        bucket text not null,
        started_at timestamptz(3) not null,
        count int not null,
        constraint rate_window_pkey primary key (bucket)
      ) with (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rate_window`);
  }
}
