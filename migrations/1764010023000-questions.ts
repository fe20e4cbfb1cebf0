import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions about an edition, and their answers: to whoever asked alone, or for everybody without a name. */
export class Questions1764010023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question (
        id uuid not null,
        competition_id uuid not null,
        account_id uuid not null,
        text text not null,
        asked_at timestamptz(3) not null,
        answer text,
        answered_by uuid,
        answered_at timestamptz(3),
        is_public boolean not null default false,
        public_text text,
        constraint question_pkey primary key (id),
        constraint question_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint question_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint question_answered_by_fkey foreign key (answered_by) references account(id) on delete restrict,
        constraint question_answered_check check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
        constraint question_public_check check ((not is_public or answer is not null) and is_public = (public_text is not null))
      )`);
    await runner.query(`create index question_competition_id_asked_at_idx on question (competition_id, asked_at)`);
    await runner.query(`create index question_account_id_competition_id_idx on question (account_id, competition_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table question`);
  }
}
