import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links in letters that let somebody in, or set a new password, once. Of each kind an account has one at a time. */
export class OneTimeLinks1764001010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_time_link (
        id uuid not null,
        account_id uuid not null,
        purpose text not null,
        token_hash text not null,
        mail_id uuid not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3),
        ended_at timestamptz(3),
        constraint one_time_link_pkey primary key (id),
        constraint one_time_link_token_hash_key unique (token_hash),
        constraint one_time_link_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint one_time_link_purpose_check check (purpose in ('INVITATION', 'SIGN_IN', 'NEW_PASSWORD')),
        constraint one_time_link_once_check check (used_at is null or ended_at is null)
      )`);
    await runner.query(`
      create unique index one_time_link_account_id_purpose_idx on one_time_link (account_id, purpose)
       where used_at is null and ended_at is null`);
    await runner.query(`create index one_time_link_account_id_idx on one_time_link (account_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table one_time_link`);
  }
}
