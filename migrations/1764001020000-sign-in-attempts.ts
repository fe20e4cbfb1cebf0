import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts to sign in, by address and network, for a delay that grows. Every instance counts here. */
export class SignInAttempts1764001020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_in_attempts (
        address_hash text not null,
        network text not null,
        count integer not null,
        last_at timestamptz(3) not null,
        constraint sign_in_attempts_pkey primary key (address_hash, network)
      )`);
    await runner.query(`create index sign_in_attempts_last_at_idx on sign_in_attempts (last_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sign_in_attempts`);
  }
}
