import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be read in uploaded files. It goes with their bytes, on whatever way those go. */
export class FileTexts1764034000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file_text (
        stored_file_id uuid not null,
        state text not null default 'PENDING',
        page_count int,
        parts jsonb not null default '[]',
        read_at timestamptz(3),
        constraint file_text_pkey primary key (stored_file_id),
        constraint file_text_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete cascade,
        constraint file_text_state_check check (state in ('PENDING', 'READY', 'FAILED', 'NOT_READABLE')),
        constraint file_text_read_check check ((state = 'PENDING') = (read_at is null))
      )`);
    await runner.query(`
      create function destroy_file_text() returns trigger language plpgsql as $$
      begin
        delete from file_text where stored_file_id = new.id;
        return null;
      end $$`);
    await runner.query(`
      create trigger stored_file_text_destroyed after update of destroyed_at on stored_file
        for each row when (new.destroyed_at is not null) execute function destroy_file_text()`);
    // Those that were uploaded before are read at the next start.
    await runner.query(`
      insert into file_text (stored_file_id) select id from stored_file where uploaded_by is not null and destroyed_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger stored_file_text_destroyed on stored_file`);
    await runner.query(`drop function destroy_file_text()`);
    await runner.query(`drop table file_text`);
  }
}
