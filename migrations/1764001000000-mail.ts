import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox: letters that are to be sent, were sent, or were given up. Accounts stand on a higher floor, hence no foreign key. */
export class Mail1764001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail (
        id uuid not null,
        account_id uuid,
        address text not null,
        template text not null,
        locale text not null,
        data jsonb not null,
        state text not null default 'QUEUED',
        attempts integer not null default 0,
        last_error text,
        created_at timestamptz(3) not null,
        sent_at timestamptz(3),
        constraint mail_pkey primary key (id),
        constraint mail_address_lower_check check (address = lower(address)),
        constraint mail_locale_check check (locale in ('ko', 'en')),
        constraint mail_state_check check (state in ('QUEUED', 'SENT', 'DEAD')),
        constraint mail_sent_check check ((state = 'SENT') = (sent_at is not null)),
        constraint mail_sent_data_check check (state <> 'SENT' or data = '{}')
      )`);
    await runner.query(`create index mail_created_at_id_idx on mail (created_at, id) where state = 'DEAD'`);
    await runner.query(`create index mail_account_id_idx on mail (account_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table mail`);
  }
}
