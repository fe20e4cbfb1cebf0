import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why awards were turned down; and one decision at most waits for its second person. */
export class AwardDecisionTurnedDown1764041000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table award_decision
      add column turned_down_because text,
      add constraint award_decision_turned_down_check check ((state = 'TURNED_DOWN') = (turned_down_because is not null))`);
    await runner.query(`
      create unique index award_decision_competition_id_idx on award_decision (competition_id) where state = 'DECIDED'`);
    await runner.query(`
      create trigger award_decision_closed_once before update on award_decision
        for each row when (old.state <> 'DECIDED') execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger award_decision_closed_once on award_decision`);
    await runner.query(`drop index award_decision_competition_id_idx`);
    await runner.query(`alter table award_decision drop column turned_down_because`);
  }
}
