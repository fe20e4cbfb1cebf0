import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An appeal is answered once, and once it is told what came of it. */
export class AppealAnswersOnce1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create trigger appeal_answered_once before update of state, remedy, decision, closed_at, closed_by
        on appeal for each row when (old.state <> 'OPEN') execute function written_once()`);
    await runner.query(`
      create trigger appeal_concluded_once before update of result, concluded_at, concluded_by
        on appeal for each row when (old.result is not null) execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger appeal_concluded_once on appeal`);
    await runner.query(`drop trigger appeal_answered_once on appeal`);
  }
}
