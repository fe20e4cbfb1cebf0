import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What entries say, as organisers search in it: of each submitted entry its last version. It goes with the bytes of any of its files. */
export class EntrySearch1764034010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entry_search (
        entry_id uuid not null,
        competition_id uuid not null,
        version_id uuid not null,
        pairs int[] not null,
        triples int[] not null,
        folded text not null,
        constraint entry_search_pkey primary key (entry_id),
        constraint entry_search_entry_id_fkey foreign key (entry_id) references entry(id) on delete cascade,
        constraint entry_search_competition_id_fkey foreign key (competition_id) references competition(id) on delete cascade,
        constraint entry_search_version_id_fkey foreign key (version_id) references entry_version(id) on delete cascade
      )`);
    // Looked through as it lies, which unpacking would make several times slower.
    await runner.query(`alter table entry_search alter column folded set storage external`);
    await runner.query(`create index entry_search_competition_id_idx on entry_search (competition_id)`);
    await runner.query(`create index entry_search_pairs_idx on entry_search using gin (pairs)`);
    await runner.query(`create index entry_search_triples_idx on entry_search using gin (triples)`);
    await runner.query(`
      create or replace function destroy_file_text() returns trigger language plpgsql as $$
      begin
        delete from file_text where stored_file_id = new.id;
        delete from entry_search where entry_id in (select entry_id from entry_file where stored_file_id = new.id);
        return null;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function destroy_file_text() returns trigger language plpgsql as $$
      begin
        delete from file_text where stored_file_id = new.id;
        return null;
      end $$`);
    await runner.query(`drop table entry_search`);
  }
}
