import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said about an award that was to be revoked is destroyed when its time is over. */
export class RevocationRetention1764049011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table award_revocation add column destroyed_at timestamptz(3)`);
    await runner.query(`drop trigger award_revocation_written_once on award_revocation`);
    await runner.query(`
      create trigger award_revocation_written_once
        before update of id, competition_id, entry_id, award_key, proposed_at, proposed_by
        on award_revocation for each statement execute function written_once()`);
    await runner.query(`
      create trigger award_revocation_only_destroyed before update of ground, reason_ko, reason_en, salt, destroyed_at on award_revocation
        for each row when (old.destroyed_at is not null or new.destroyed_at is null or new.ground <> '' or new.salt <> ''
                           or new.reason_ko not in ('', old.reason_ko) or new.reason_en not in ('', old.reason_en))
        execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger award_revocation_only_destroyed on award_revocation`);
    await runner.query(`drop trigger award_revocation_written_once on award_revocation`);
    await runner.query(`
      create trigger award_revocation_written_once
        before update of id, competition_id, entry_id, award_key, ground, reason_ko, reason_en, salt, proposed_at, proposed_by
        on award_revocation for each statement execute function written_once()`);
    await runner.query(`alter table award_revocation drop column destroyed_at`);
  }
}
