import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a virus scanner said of a file, and of which file another was made: that one's state is its own. */
export class Scans1764031000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stored_file drop constraint stored_file_scan_state_check`);
    await runner.query(`
      alter table stored_file add constraint stored_file_scan_state_check
        check (scan_state in ('NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED', 'TOO_LARGE'))`);
    await runner.query(`
      alter table stored_file add column derived_from uuid,
        add constraint stored_file_derived_from_fkey foreign key (derived_from) references stored_file(id) on delete restrict`);
    await runner.query(`create index stored_file_derived_from_idx on stored_file (derived_from)`);
    await runner.query(`
      update stored_file set derived_from = coalesce(entry_file.stored_file_id, slides.stored_file_id)
        from judge_copy
        left join entry_file on entry_file.id = judge_copy.entry_file_id
        left join slides on slides.id = judge_copy.slides_id
       where judge_copy.stored_file_id = stored_file.id and stored_file.uploaded_by is null`);
    await runner.query(`
      alter table stored_file add constraint stored_file_origin_check check (num_nonnulls(uploaded_by, derived_from) = 1)`);
    await runner.query(`drop trigger stored_file_written_once on stored_file`);
    await runner.query(`
      create trigger stored_file_written_once
        before update of id, storage_key, size, sha256, kind, media_type, uploaded_by, derived_from, created_at on stored_file
        for each statement execute function written_once()`);
    // The lock makes a verdict that is being written wait for the copy, or the copy for the verdict.
    await runner.query(`
      create function stored_file_as_original() returns trigger language plpgsql as $$
      begin
        select scan_state into new.scan_state from stored_file where id = new.derived_from for share;
        return new;
      end $$`);
    await runner.query(`
      create trigger stored_file_as_original before insert on stored_file
        for each row when (new.derived_from is not null) execute function stored_file_as_original()`);
    await runner.query(`
      create function stored_file_pass_on() returns trigger language plpgsql as $$
      begin
        update stored_file set scan_state = new.scan_state where derived_from = new.id;
        return null;
      end $$`);
    await runner.query(`
      create trigger stored_file_pass_on after update of scan_state on stored_file
        for each row when (new.scan_state <> old.scan_state) execute function stored_file_pass_on()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stored_file_pass_on on stored_file`);
    await runner.query(`drop function stored_file_pass_on()`);
    await runner.query(`drop trigger stored_file_as_original on stored_file`);
    await runner.query(`drop function stored_file_as_original()`);
    await runner.query(`drop trigger stored_file_written_once on stored_file`);
    await runner.query(`
      create trigger stored_file_written_once
        before update of id, storage_key, size, sha256, kind, media_type, uploaded_by, created_at on stored_file
        for each statement execute function written_once()`);
    await runner.query(`alter table stored_file drop constraint stored_file_origin_check, drop column derived_from`);
    await runner.query(`alter table stored_file drop constraint stored_file_scan_state_check`);
    await runner.query(`update stored_file set scan_state = 'NOT_SCANNED' where scan_state in ('WAITING', 'TOO_LARGE')`);
    await runner.query(`
      alter table stored_file add constraint stored_file_scan_state_check check (scan_state in ('NOT_SCANNED', 'CLEAN', 'INFECTED'))`);
  }
}
