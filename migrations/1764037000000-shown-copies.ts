import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What judges get of a file is made once for the file, whatever drafts, versions and slides hold it; a judge copy is only the door to it. */
export class ShownCopies1764037000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table shown_copy (
        original_id uuid not null,
        state text not null default 'PENDING',
        copy_id uuid,
        pages_id uuid,
        made_at timestamptz(3),
        maker text,
        constraint shown_copy_pkey primary key (original_id),
        constraint shown_copy_original_id_fkey foreign key (original_id) references stored_file(id) on delete cascade,
        constraint shown_copy_copy_id_fkey foreign key (copy_id) references stored_file(id) on delete restrict,
        constraint shown_copy_pages_id_fkey foreign key (pages_id) references stored_file(id) on delete restrict,
        constraint shown_copy_state_check check (state in ('PENDING', 'READY', 'NOT_SHOWN', 'FAILED')),
        constraint shown_copy_ready_check check ((state = 'READY') = (num_nonnulls(copy_id, pages_id) > 0)),
        constraint shown_copy_made_check check ((state = 'PENDING') = (made_at is null) and (made_at is null) = (maker is null))
      )`);
    // The nightly job asks of every file whether anything refers to it.
    await runner.query(`create index shown_copy_copy_id_idx on shown_copy (copy_id)`);
    await runner.query(`create index shown_copy_pages_id_idx on shown_copy (pages_id)`);
    await runner.query(`
      create table shown_page (
        original_id uuid not null,
        ordinal int not null,
        media_type text not null,
        start bigint not null,
        length int not null,
        constraint shown_page_pkey primary key (original_id, ordinal),
        constraint shown_page_original_id_fkey foreign key (original_id) references shown_copy(original_id) on delete cascade,
        constraint shown_page_place_check check (ordinal > 0 and start >= 0 and length > 0)
      )`);
    await runner.query(`
      insert into shown_copy (original_id, state, copy_id, made_at, maker)
      select distinct on (original_id) original_id, state, judge_copy.stored_file_id,
             case when state <> 'PENDING' then clock_timestamp() end, case when state <> 'PENDING' then '0' end
        from judge_copy left join entry_file on entry_file.id = judge_copy.entry_file_id left join slides on slides.id = judge_copy.slides_id
       cross join lateral (select coalesce(entry_file.stored_file_id, slides.stored_file_id) as original_id) as of_file
       order by original_id, array_position(array['READY', 'PENDING', 'FAILED', 'NOT_SHOWN'], state), judge_copy.id`);
    await runner.query(`alter table judge_copy drop column state, drop column stored_file_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table judge_copy add column stored_file_id uuid, add column state text not null default 'PENDING',
        add constraint judge_copy_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        add constraint judge_copy_state_check check (state in ('PENDING', 'READY', 'NOT_SHOWN', 'FAILED'))`);
    // What is shown in pages only was not shown before.
    await runner.query(`
      update judge_copy set stored_file_id = shown_copy.copy_id,
             state = case when shown_copy.state = 'READY' and shown_copy.copy_id is null then 'NOT_SHOWN' else shown_copy.state end
        from shown_copy
       where shown_copy.original_id in (select stored_file_id from entry_file where id = judge_copy.entry_file_id
                                        union all select stored_file_id from slides where id = judge_copy.slides_id)`);
    await runner.query(`
      alter table judge_copy add constraint judge_copy_ready_check check ((state = 'READY') = (stored_file_id is not null))`);
    await runner.query(`create index judge_copy_stored_file_id_idx on judge_copy (stored_file_id)`);
    await runner.query(`drop table shown_page`);
    await runner.query(`drop table shown_copy`);
    // What was made of files and lies behind no door had no place before: pages, and copies of what is in drafts only.
    await runner.query(`
      with gone as (
        delete from stored_file
         where derived_from is not null and not exists (select from judge_copy where judge_copy.stored_file_id = stored_file.id)
        returning storage_key)
      insert into bytes_to_remove select storage_key from gone on conflict do nothing`);
  }
}
