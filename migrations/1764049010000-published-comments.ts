import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What judges wrote about winners, where it is made public. */
export class PublishedComments1764049010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published_comment (
        id uuid not null,
        standing_id uuid not null,
        ordinal integer not null,
        stage_ko text not null,
        stage_en text not null,
        criterion_ko text,
        criterion_en text,
        text text,
        redacted_at timestamptz(3),
        constraint published_comment_pkey primary key (id),
        constraint published_comment_standing_id_ordinal_key unique (standing_id, ordinal),
        constraint published_comment_standing_id_fkey foreign key (standing_id) references published_standing(id) on delete restrict,
        constraint published_comment_criterion_check check ((criterion_ko is null) = (criterion_en is null)),
        constraint published_comment_redacted_check check ((text is null) = (redacted_at is not null))
      )`);
    await runner.query(`
      create trigger published_comment_written_once
        before update of id, standing_id, ordinal, stage_ko, stage_en, criterion_ko, criterion_en or delete or truncate
        on published_comment for each statement execute function written_once()`);
    await runner.query(`
      create trigger published_comment_only_redacted before update on published_comment
        for each row when (old.redacted_at is not null or new.text is not null) execute function written_once()`);
    await runner.query(`
      create trigger published_comment_redacted after update on published_comment for each row execute function count_redaction()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table published_comment`);
  }
}
