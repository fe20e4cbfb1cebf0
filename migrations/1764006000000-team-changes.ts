import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members leave and invitations are taken back on record, a team with members always has a lead, and why a team withdrew is kept. */
export class TeamChanges1764006000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table team_member add column left_at timestamptz(3)`);
    await runner.query(`alter table team_member add constraint team_member_left_check check (left_at is null or state = 'LEFT')`);
    await runner.query(`alter table team_member drop constraint team_member_state_check`);
    await runner.query(
      `alter table team_member add constraint team_member_state_check
         check (state in ('INVITED', 'JOINED', 'DECLINED', 'CANCELLED', 'LEFT'))`,
    );
    // The unique index keeps a second lead out. Looked at when all is done: whoever leads may leave and be followed in one transaction.
    await runner.query(`
      create function team_has_lead() returns trigger language plpgsql as $$
      declare changed uuid := coalesce(new.team_id, old.team_id);
      begin
        if exists (select from team_member where team_id = changed and state = 'JOINED')
           and not exists (select from team_member where team_id = changed and state = 'JOINED' and role = 'LEAD') then
          raise exception 'a team with members has a lead' using errcode = 'check_violation', constraint = 'team_has_lead';
        end if;
        return null;
      end $$`);
    await runner.query(`
      create constraint trigger team_has_lead after insert or delete or update of team_id, role, state on team_member
        deferrable initially deferred for each row execute function team_has_lead()`);
    await runner.query(`
      create table team_withdrawal (
        team_id uuid not null,
        "by" text not null,
        reason text not null,
        withdrawn_by uuid not null,
        withdrawn_at timestamptz(3) not null,
        constraint team_withdrawal_pkey primary key (team_id),
        constraint team_withdrawal_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint team_withdrawal_withdrawn_by_fkey foreign key (withdrawn_by) references account(id) on delete restrict,
        constraint team_withdrawal_by_check check ("by" in ('LEAD', 'ORGANIZER'))
      )`);
    await runner.query(`
      create trigger team_withdrawal_written_once before update or delete or truncate on team_withdrawal
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table team_withdrawal`);
    await runner.query(`drop trigger team_has_lead on team_member`);
    await runner.query(`drop function team_has_lead()`);
    await runner.query(`update team_member set state = 'DECLINED' where state = 'CANCELLED'`);
    await runner.query(`alter table team_member drop constraint team_member_state_check`);
    await runner.query(
      `alter table team_member add constraint team_member_state_check check (state in ('INVITED', 'JOINED', 'DECLINED', 'LEFT'))`,
    );
    await runner.query(`alter table team_member drop column left_at`);
  }
}
