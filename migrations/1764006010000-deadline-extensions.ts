import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The submission of one team may come later than that of the others, with a reason. */
export class DeadlineExtensions1764006010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table team add column extended_until timestamptz(3)`);
    await runner.query(`
      create table deadline_extension (
        id uuid not null,
        team_id uuid not null,
        until timestamptz(3) not null,
        reason text not null,
        extended_by uuid not null,
        extended_at timestamptz(3) not null,
        constraint deadline_extension_pkey primary key (id),
        constraint deadline_extension_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint deadline_extension_extended_by_fkey foreign key (extended_by) references account(id) on delete restrict
      )`);
    await runner.query(`create index deadline_extension_team_id_idx on deadline_extension (team_id)`);
    await runner.query(`
      create trigger deadline_extension_written_once before update or delete or truncate on deadline_extension
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table deadline_extension`);
    await runner.query(`alter table team drop column extended_until`);
  }
}
