import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the roles of editions were given and taken, and one hat for everybody in an edition: in a team, on a panel, or in one role. */
export class EditionRoles1764004000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table role_change (
        id uuid not null,
        competition_id uuid not null,
        account_id uuid not null,
        role text not null,
        kind text not null,
        reason text,
        changed_by uuid not null,
        changed_at timestamptz(3) not null,
        constraint role_change_pkey primary key (id),
        constraint role_change_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint role_change_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint role_change_role_check check (role in ('ORGANIZER', 'CHAIR', 'SECRETARY', 'AUDITOR')),
        constraint role_change_kind_check check (kind in ('GRANTED', 'REVOKED')),
        constraint role_change_reason_check check ((kind = 'REVOKED') = (reason is not null))
      )`);
    await runner.query(`create index role_change_competition_id_changed_at_id_idx on role_change (competition_id, changed_at, id)`);
    await runner.query(`
      create trigger role_change_written_once before update or delete or truncate on role_change
        for each statement execute function written_once()`);
    await runner.query(`create index role_grant_competition_id_idx on role_grant (competition_id)`);
    // The lock makes two at once take turns: the second sees what the first has done.
    await runner.query(`
      create or replace function one_hat(edition uuid, person uuid) returns void language plpgsql as $$
      declare
        plays boolean;
        judges boolean;
        runs text[];
      begin
        perform pg_advisory_xact_lock(hashtextextended(edition::text || person::text, 0));
        plays := exists (select from team_member where competition_id = edition and account_id = person and state = 'JOINED');
        judges := exists (select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
                           where stage.competition_id = edition and judge.account_id = person);
        runs := array(select distinct role from role_grant
                       where account_id = person and role <> 'TRAINING_OFFICER' and (competition_id is null or competition_id = edition));
        if plays and (judges or cardinality(runs) > 0)
           or judges and cardinality(array_remove(runs, 'CHAIR')) > 0
           or cardinality(array_remove(runs, 'ADMINISTRATOR')) > 1 then
          raise exception 'two hats in one edition' using errcode = 'check_violation', constraint = 'one_hat';
        end if;
      end $$`);
    // A role in all editions is one in each of them. Those that are over are let be.
    await runner.query(`
      create function role_grant_one_hat() returns trigger language plpgsql as $$
      declare
        edition uuid;
      begin
        if new.role = 'TRAINING_OFFICER' then
          return null;
        elsif new.competition_id is not null then
          perform one_hat(new.competition_id, new.account_id);
          return null;
        end if;
        perform one_hat('00000000-0000-0000-0000-000000000000', new.account_id);
        for edition in
          select competition.id from competition
           where state not in ('PUBLISHED', 'ARCHIVED')
             and (exists (select from team_member where competition_id = competition.id and account_id = new.account_id and state = 'JOINED')
               or exists (select from role_grant where competition_id = competition.id and account_id = new.account_id)
               or exists (select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
                           where stage.competition_id = competition.id and judge.account_id = new.account_id))
           order by competition.id
        loop
          perform one_hat(edition, new.account_id);
        end loop;
        return null;
      end $$`);
    await runner.query(`
      create trigger role_grant_one_hat after insert or update on role_grant for each row execute function role_grant_one_hat()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger role_grant_one_hat on role_grant`);
    await runner.query(`drop function role_grant_one_hat()`);
    await runner.query(`
      create or replace function one_hat(edition uuid, person uuid) returns void language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(edition::text || person::text, 0));
        if exists (select from team_member where competition_id = edition and account_id = person and state = 'JOINED')
           and exists (select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
                        where stage.competition_id = edition and judge.account_id = person) then
          raise exception 'a judge is no member of a team' using errcode = 'check_violation', constraint = 'one_hat';
        end if;
      end $$`);
    await runner.query(`drop index role_grant_competition_id_idx`);
    await runner.query(`drop table role_change`);
  }
}
