import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Corrections of sheets that judges ask for once judging is over. */
export class Corrections1764002020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sheet_correction (
        id uuid not null,
        sheet_id uuid not null,
        state text not null,
        before text not null,
        after text not null,
        reason text not null,
        asked_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_reason text,
        constraint sheet_correction_pkey primary key (id),
        constraint sheet_correction_sheet_id_fkey foreign key (sheet_id) references sheet(id) on delete restrict,
        constraint sheet_correction_state_check check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
        constraint sheet_correction_decided_check check ((state = 'PENDING') = (decided_at is null)),
        constraint sheet_correction_reasoned_check check ((state in ('APPROVED', 'REJECTED')) = (decision_reason is not null))
      )`);
    await runner.query(`create index sheet_correction_sheet_id_idx on sheet_correction (sheet_id)`);
    await runner.query(`create unique index sheet_correction_one_pending on sheet_correction (sheet_id) where state = 'PENDING'`);
    // What was asked stays as it was asked, and what was decided is decided.
    await runner.query(`
      create function sheet_correction_kept() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.state = 'PENDING'
           and (old.id, old.sheet_id, old.before, old.after, old.reason, old.asked_at)
             = (new.id, new.sheet_id, new.before, new.after, new.reason, new.asked_at) then
          return new;
        end if;
        raise exception 'a correction is written once and decided once' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger sheet_correction_kept before update or delete on sheet_correction
        for each row execute function sheet_correction_kept()`);
    await runner.query(`
      create trigger sheet_correction_not_emptied before truncate on sheet_correction
        for each statement execute function written_once()`);
    await runner.query(`alter table sheet_revision drop constraint sheet_revision_event_check`);
    await runner.query(`
      alter table sheet_revision add constraint sheet_revision_event_check check (event in ('SUBMITTED', 'REOPENED', 'CORRECTED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sheet_revision drop constraint sheet_revision_event_check`);
    await runner.query(`alter table sheet_revision add constraint sheet_revision_event_check check (event in ('SUBMITTED', 'REOPENED'))`);
    await runner.query(`drop table sheet_correction`);
    await runner.query(`drop function sheet_correction_kept()`);
  }
}
