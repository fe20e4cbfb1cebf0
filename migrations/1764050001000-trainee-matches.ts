import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What training officers decided about a trainee and an account that may be the same person. */
export class TraineeMatches1764050001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table trainee_match (
        trainee_id uuid not null,
        account_id uuid not null,
        is_same boolean not null,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        constraint trainee_match_pkey primary key (trainee_id, account_id),
        constraint trainee_match_trainee_id_fkey foreign key (trainee_id) references trainee(id) on delete cascade,
        constraint trainee_match_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint trainee_match_decided_by_fkey foreign key (decided_by) references account(id) on delete restrict
      )`);
    await runner.query(`create unique index trainee_match_one_same on trainee_match (trainee_id) where is_same`);
    await runner.query(`create index trainee_match_decided_at_idx on trainee_match (decided_at, trainee_id)`);
    await runner.query(`create index trainee_email_idx on trainee (email) where account_id is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index trainee_email_idx`);
    await runner.query(`drop table trainee_match`);
  }
}
