import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices (공고) of an edition, in versions that are never changed, with files that everybody may fetch. */
export class Notices1764010022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid not null,
        competition_id uuid not null,
        published_by uuid not null,
        published_at timestamptz(3) not null,
        constraint notice_pkey primary key (id),
        constraint notice_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint notice_published_by_fkey foreign key (published_by) references account(id) on delete restrict
      )`);
    await runner.query(`create index notice_competition_id_idx on notice (competition_id)`);
    await runner.query(`
      create table notice_version (
        id uuid not null,
        notice_id uuid not null,
        ordinal int not null,
        title_ko text not null,
        title_en text not null,
        text_ko text not null,
        text_en text not null,
        change_ko text,
        change_en text,
        published_by uuid not null,
        published_at timestamptz(3) not null,
        constraint notice_version_pkey primary key (id),
        constraint notice_version_notice_id_ordinal_key unique (notice_id, ordinal),
        constraint notice_version_notice_id_fkey foreign key (notice_id) references notice(id) on delete restrict,
        constraint notice_version_published_by_fkey foreign key (published_by) references account(id) on delete restrict,
        constraint notice_version_change_check check ((ordinal = 1) = (change_ko is null) and (ordinal = 1) = (change_en is null))
      )`);
    await runner.query(`
      create table notice_file (
        id uuid not null,
        version_id uuid not null,
        ordinal int not null,
        stored_file_id uuid not null,
        constraint notice_file_pkey primary key (id),
        constraint notice_file_version_id_ordinal_key unique (version_id, ordinal),
        constraint notice_file_version_id_stored_file_id_key unique (version_id, stored_file_id),
        constraint notice_file_version_id_fkey foreign key (version_id) references notice_version(id) on delete restrict,
        constraint notice_file_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict
      )`);
    await runner.query(`create index notice_file_stored_file_id_idx on notice_file (stored_file_id)`);
    for (const table of ['notice', 'notice_version', 'notice_file']) {
      await runner.query(`
        create trigger ${table}_written_once before update or delete or truncate on ${table}
          for each statement execute function written_once()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notice_file`);
    await runner.query(`drop table notice_version`);
    await runner.query(`drop table notice`);
  }
}
