import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Winners' reports that are made public, and the consent that they rest on. */
export class PublishedReports1764043020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table consent drop constraint consent_kind_check`);
    await runner.query(`
      alter table consent add constraint consent_kind_check
        check (kind in ('PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION', 'WORK_PUBLICATION'))`);
    await runner.query(`
      create table published_report (
        id uuid not null,
        standing_id uuid not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        sha256 text not null,
        stored_file_id uuid not null,
        member_ids uuid[] not null,
        redacted_at timestamptz(3),
        constraint published_report_pkey primary key (id),
        constraint published_report_standing_id_key unique (standing_id),
        constraint published_report_standing_id_fkey foreign key (standing_id) references published_standing(id) on delete restrict,
        constraint published_report_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        constraint published_report_members_check check (cardinality(member_ids) > 0)
      )`);
    await runner.query(`create index published_report_stored_file_id_idx on published_report (stored_file_id)`);
    await runner.query(`
      create trigger published_report_written_once
        before update of id, standing_id, name, media_type, size, sha256, stored_file_id, member_ids or delete or truncate
        on published_report for each statement execute function written_once()`);
    await runner.query(`
      create trigger published_report_stays_redacted before update on published_report
        for each row when (old.redacted_at is not null) execute function written_once()`);
    await runner.query(`
      create trigger published_report_redacted after update on published_report for each row execute function count_redaction()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table published_report`);
    await runner.query(`alter table consent drop constraint consent_kind_check`);
    await runner.query(`
      alter table consent add constraint consent_kind_check check (kind in ('PRIVACY', 'TRAINING_HISTORY', 'NAME_PUBLICATION'))`);
  }
}
