import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an account was disabled or enabled, and by whom. */
export class AccountChanges1764001030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_change (
        id uuid not null,
        account_id uuid not null,
        kind text not null,
        reason text not null,
        changed_by uuid not null,
        changed_at timestamptz(3) not null,
        constraint account_change_pkey primary key (id),
        constraint account_change_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint account_change_kind_check check (kind in ('DISABLED', 'ENABLED'))
      )`);
    await runner.query(`create index account_change_account_id_idx on account_change (account_id)`);
    await runner.query(`
      create trigger account_change_written_once before update on account_change
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table account_change`);
  }
}
