import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comparing the reports of an edition found: who shares how much with whom, and where; never the words themselves. */
export class Similarity1764039000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report_comparison (
        competition_id uuid not null,
        compared_at timestamptz(3) not null,
        reports int not null,
        earlier_reports int not null,
        unread_reports int not null,
        constraint report_comparison_pkey primary key (competition_id),
        constraint report_comparison_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create table similar_reports (
        id uuid not null,
        competition_id uuid not null,
        rank int not null,
        left_version_id uuid not null,
        right_version_id uuid not null,
        left_share double precision not null,
        right_share double precision not null,
        passages jsonb not null,
        constraint similar_reports_pkey primary key (id),
        constraint similar_reports_competition_id_rank_key unique (competition_id, rank),
        constraint similar_reports_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint similar_reports_left_version_id_fkey foreign key (left_version_id) references entry_version(id) on delete restrict,
        constraint similar_reports_right_version_id_fkey foreign key (right_version_id) references entry_version(id) on delete restrict
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table similar_reports`);
    await runner.query(`drop table report_comparison`);
  }
}
