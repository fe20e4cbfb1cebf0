import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What certificates of an edition say, the runs that issue and print them, and the certificates (상장). */
export class Certificates1764046000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table certificate_wording (
        id uuid not null,
        competition_id uuid not null,
        version integer not null,
        wording text not null,
        set_at timestamptz(3) not null,
        set_by uuid not null,
        constraint certificate_wording_pkey primary key (id),
        constraint certificate_wording_competition_id_version_key unique (competition_id, version),
        constraint certificate_wording_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create trigger certificate_wording_written_once before update or delete or truncate on certificate_wording
        for each statement execute function written_once()`);

    await runner.query(`
      create table certificate_run (
        id uuid not null,
        competition_id uuid not null,
        publication_id uuid not null,
        kind text not null,
        tiers text[],
        salt text not null,
        state text not null,
        progress integer not null default 0,
        issued integer,
        printed integer,
        print_file_id uuid,
        asked_at timestamptz(3) not null,
        asked_by uuid not null,
        ended_at timestamptz(3),
        constraint certificate_run_pkey primary key (id),
        constraint certificate_run_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint certificate_run_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict,
        constraint certificate_run_print_file_id_fkey foreign key (print_file_id) references stored_file(id) on delete restrict,
        constraint certificate_run_print_file_id_key unique (print_file_id),
        constraint certificate_run_kind_check check (kind in ('TEAM', 'MEMBER')),
        constraint certificate_run_state_check check (state in ('QUEUED', 'RUNNING', 'DONE', 'STALE', 'CANCELLED', 'FAILED')),
        constraint certificate_run_ended_check check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null)),
        constraint certificate_run_done_check check ((state = 'DONE') = (print_file_id is not null)),
        constraint certificate_run_progress_check check (progress between 0 and 100)
      )`);
    await runner.query(`
      create unique index certificate_run_competition_id_idx on certificate_run (competition_id) where state in ('QUEUED', 'RUNNING')`);
    await runner.query(`create index certificate_run_competition_id_asked_at_idx on certificate_run (competition_id, asked_at)`);
    await runner.query(`
      create trigger certificate_run_written_once
        before update of id, competition_id, publication_id, kind, tiers, salt, asked_at, asked_by or delete or truncate on certificate_run
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger certificate_run_ended_once before update on certificate_run
        for each row when (old.ended_at is not null) execute function written_once()`);

    await runner.query(`
      create table certificate (
        id uuid not null,
        competition_id uuid not null,
        run_id uuid not null,
        publication_id uuid not null,
        entry_id uuid not null,
        kind text not null,
        member_id uuid,
        ordinal integer not null,
        number text not null,
        award_key text not null,
        content text not null,
        name text,
        department text,
        redacted_at timestamptz(3),
        issued_at timestamptz(3) not null,
        issued_by uuid not null,
        revoked_at timestamptz(3),
        revoked_ko text,
        revoked_en text,
        constraint certificate_pkey primary key (id),
        constraint certificate_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint certificate_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint certificate_run_id_fkey foreign key (run_id) references certificate_run(id) on delete restrict,
        constraint certificate_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict,
        constraint certificate_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint certificate_member_id_fkey foreign key (member_id) references team_member(id) on delete restrict,
        constraint certificate_kind_check check (kind in ('TEAM', 'MEMBER')),
        constraint certificate_member_check check ((kind = 'MEMBER') = (member_id is not null)),
        constraint certificate_redacted_check check ((name is null) = (redacted_at is not null) and (name is not null or department is null)),
        constraint certificate_revoked_check check ((revoked_at is null) = (revoked_ko is null) and (revoked_at is null) = (revoked_en is null))
      )`);
    await runner.query(`create unique index certificate_entry_id_idx on certificate (entry_id) where kind = 'TEAM' and revoked_at is null`);
    await runner.query(`create unique index certificate_member_id_idx on certificate (member_id) where revoked_at is null`);
    await runner.query(`create index certificate_entry_id_ordinal_idx on certificate (entry_id, ordinal)`);
    await runner.query(`create index certificate_run_id_idx on certificate (run_id)`);
    // All but the name, which can be taken off, and what revokes it.
    await runner.query(`
      create trigger certificate_written_once
        before update of id, competition_id, run_id, publication_id, entry_id, kind, member_id, ordinal, number, award_key, content, issued_at, issued_by
          or delete or truncate on certificate
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger certificate_revoked_once before update of revoked_at, revoked_ko, revoked_en on certificate
        for each row when (old.revoked_at is not null) execute function written_once()`);
    await runner.query(`
      create trigger certificate_redacted_once before update of name, department, redacted_at on certificate
        for each row when (old.redacted_at is not null or new.redacted_at is null) execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table certificate`);
    await runner.query(`drop table certificate_run`);
    await runner.query(`drop table certificate_wording`);
  }
}
