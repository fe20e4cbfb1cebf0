import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The eligibility check (적격심사) of entries: each is kept, the latest stands; an edition may ask for it before judging. */
export class Eligibility1764006020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table competition add column requires_eligibility_check boolean not null default false`);
    await runner.query(`alter table entry add column eligibility text not null default 'UNCHECKED'`);
    await runner.query(
      `alter table entry add constraint entry_eligibility_check
         check (eligibility in ('UNCHECKED', 'ELIGIBLE', 'INELIGIBLE', 'NEEDS_CORRECTION'))`,
    );
    await runner.query(`
      create table eligibility_check (
        id uuid not null,
        version_id uuid not null,
        outcome text not null,
        grounds text[] not null,
        reason text,
        checked_by uuid not null,
        checked_at timestamptz(3) not null,
        constraint eligibility_check_pkey primary key (id),
        constraint eligibility_check_version_id_fkey foreign key (version_id) references entry_version(id) on delete restrict,
        constraint eligibility_check_checked_by_fkey foreign key (checked_by) references account(id) on delete restrict,
        constraint eligibility_check_outcome_check check (outcome in ('ELIGIBLE', 'INELIGIBLE', 'NEEDS_CORRECTION')),
        constraint eligibility_check_reason_check
          check (outcome = 'ELIGIBLE' and grounds = '{}' or outcome <> 'ELIGIBLE' and grounds <> '{}' and reason is not null)
      )`);
    await runner.query(`create index eligibility_check_version_id_idx on eligibility_check (version_id)`);
    await runner.query(`
      create trigger eligibility_check_written_once before update or delete or truncate on eligibility_check
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table eligibility_check`);
    await runner.query(`alter table entry drop column eligibility`);
    await runner.query(`alter table competition drop column requires_eligibility_check`);
  }
}
