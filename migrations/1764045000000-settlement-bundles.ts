import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What proves a publication: its bundle, and what the public reads of it beside the results. */
export class SettlementBundles1764045000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement_bundle (
        publication_id uuid not null,
        competition_id uuid not null,
        manifest text not null,
        hash text not null,
        kid text not null,
        signature text not null,
        is_public boolean not null,
        open_lines bytea not null,
        confidential_lines bytea not null,
        sealed_at timestamptz(3) not null,
        constraint settlement_bundle_pkey primary key (publication_id),
        constraint settlement_bundle_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    // They are compressed already.
    await runner.query(`alter table settlement_bundle alter column open_lines set storage external`);
    await runner.query(`alter table settlement_bundle alter column confidential_lines set storage external`);
    await runner.query(`create index settlement_bundle_competition_id_idx on settlement_bundle (competition_id)`);
    await runner.query(`
      create trigger settlement_bundle_written_once before update or delete or truncate on settlement_bundle
        for each statement execute function written_once()`);
    await runner.query(`alter table publication add column bundle_hash text, add column is_bundle_public boolean not null default false`);
    await runner.query(`alter table publication add column bundle_signature text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table publication drop column bundle_signature, drop column is_bundle_public, drop column bundle_hash`);
    await runner.query(`drop table settlement_bundle`);
  }
}
