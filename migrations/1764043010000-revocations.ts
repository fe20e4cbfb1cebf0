import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Awards that are revoked by two people, and how often something was redacted in a publication. */
export class Revocations1764043010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published_redaction (
        publication_id uuid not null,
        count integer not null,
        constraint published_redaction_pkey primary key (publication_id),
        constraint published_redaction_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict
      )`);
    await runner.query(`
      create function count_redaction() returns trigger language plpgsql as $$
      begin
        insert into published_redaction (publication_id, count)
          select publication_id, 1 from published_standing where id = new.standing_id
          on conflict (publication_id) do update set count = published_redaction.count + 1;
        return null;
      end $$`);
    await runner.query(`
      create trigger published_name_redacted after update on published_name for each row execute function count_redaction()`);
    await runner.query(`
      create table award_revocation (
        id uuid not null,
        competition_id uuid not null,
        entry_id uuid not null,
        award_key text,
        ground text not null,
        reason_ko text not null,
        reason_en text not null,
        salt text not null,
        state text not null,
        proposed_at timestamptz(3) not null,
        proposed_by uuid not null,
        closed_at timestamptz(3),
        closed_by uuid,
        constraint award_revocation_pkey primary key (id),
        constraint award_revocation_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint award_revocation_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint award_revocation_state_check check (state in ('PROPOSED', 'CONFIRMED', 'TURNED_DOWN')),
        constraint award_revocation_closed_check check ((state = 'PROPOSED') = (closed_at is null) and (closed_at is null) = (closed_by is null)),
        constraint award_revocation_second_person_check check (state <> 'CONFIRMED' or closed_by <> proposed_by)
      )`);
    await runner.query(`
      create unique index award_revocation_entry_id_idx on award_revocation (entry_id) where state <> 'TURNED_DOWN'`);
    await runner.query(`
      create trigger award_revocation_written_once
        before update of id, competition_id, entry_id, award_key, ground, reason_ko, reason_en, salt, proposed_at, proposed_by
        on award_revocation for each statement execute function written_once()`);
    await runner.query(`
      create trigger award_revocation_kept before delete or truncate on award_revocation
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table award_revocation`);
    await runner.query(`drop trigger published_name_redacted on published_name`);
    await runner.query(`drop function count_redaction()`);
    await runner.query(`drop table published_redaction`);
  }
}
