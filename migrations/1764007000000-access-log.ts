import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who saw whose personal data (접속기록). Rows are never changed; for two years they cannot be removed either. */
export class AccessLog1764007000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_log (
        id uuid not null,
        at timestamptz(3) not null default clock_timestamp(),
        actor_id uuid not null,
        acting_as text not null,
        subject text not null,
        subject_id uuid not null,
        what text[] not null,
        competition_id uuid,
        network text not null,
        session_id uuid not null,
        user_agent_hash text,
        reason text,
        constraint access_log_pkey primary key (id),
        constraint access_log_subject_check check (subject in ('ACCOUNT', 'MEMBER', 'TRAINEE')),
        constraint access_log_what_check check (cardinality(what) > 0)
      )`);
    await runner.query(`create index access_log_subject_id_at_id_idx on access_log (subject_id, at, id)`);
    await runner.query(`create index access_log_at_idx on access_log (at)`);
    await runner.query(`
      create trigger access_log_written_once before update or truncate on access_log
        for each statement execute function written_once()`);
    await runner.query(`
      create function access_log_is_kept() returns trigger language plpgsql as $$
      begin
        if old.at > clock_timestamp() - interval '2 years' then
          raise exception 'the access log is kept for two years'
            using errcode = 'restrict_violation', constraint = 'access_log_is_kept';
        end if;
        return old;
      end $$`);
    await runner.query(`
      create trigger access_log_is_kept before delete on access_log
        for each row execute function access_log_is_kept()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table access_log`);
    await runner.query(`drop function access_log_is_kept()`);
  }
}
