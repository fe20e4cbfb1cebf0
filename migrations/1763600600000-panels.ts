import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Panels, judges, blind codes and assignments. */
export class Panels1763600600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table panel (
        id uuid not null,
        stage_id uuid not null,
        track_id uuid not null,
        constraint panel_pkey primary key (id),
        constraint panel_stage_id_track_id_key unique (stage_id, track_id),
        constraint panel_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint panel_track_id_fkey foreign key (track_id) references track(id) on delete restrict
      )`);
    await runner.query(`
      create table judge (
        id uuid not null,
        panel_id uuid not null,
        account_id uuid not null,
        max_load int,
        pledged_at timestamptz(3),
        pledge_text_hash text,
        constraint judge_pkey primary key (id),
        constraint judge_panel_id_account_id_key unique (panel_id, account_id),
        constraint judge_panel_id_fkey foreign key (panel_id) references panel(id) on delete restrict,
        constraint judge_account_id_fkey foreign key (account_id) references account(id) on delete restrict,
        constraint judge_max_load_check check (max_load is null or max_load > 0)
      )`);
    await runner.query(`create index judge_account_id_idx on judge (account_id)`);
    await runner.query(`
      create table blind_code (
        stage_id uuid not null,
        entry_id uuid not null,
        code text not null,
        constraint blind_code_pkey primary key (stage_id, entry_id),
        constraint blind_code_stage_id_code_key unique (stage_id, code),
        constraint blind_code_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint blind_code_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict
      )`);
    await runner.query(`
      create table assignment (
        id uuid not null,
        stage_id uuid not null,
        judge_id uuid not null,
        entry_id uuid not null,
        assigned_at timestamptz(3) not null,
        constraint assignment_pkey primary key (id),
        constraint assignment_judge_id_entry_id_key unique (judge_id, entry_id),
        constraint assignment_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint assignment_judge_id_fkey foreign key (judge_id) references judge(id) on delete restrict,
        constraint assignment_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict
      )`);
    await runner.query(`create index assignment_stage_id_entry_id_idx on assignment (stage_id, entry_id)`);
    // Nobody wears two hats: who judges an edition is on none of its teams. The lock makes two at once take turns.
    await runner.query(`
      create function one_hat(edition uuid, person uuid) returns void language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended(edition::text || person::text, 0));
        if exists (select from team_member where competition_id = edition and account_id = person and state = 'JOINED')
           and exists (select from judge join panel on panel.id = judge.panel_id join stage on stage.id = panel.stage_id
                        where stage.competition_id = edition and judge.account_id = person) then
          raise exception 'a judge is no member of a team' using errcode = 'check_violation', constraint = 'one_hat';
        end if;
      end $$`);
    await runner.query(`
      create function judge_one_hat() returns trigger language plpgsql as $$
      begin
        perform one_hat((select competition_id from panel join stage on stage.id = panel.stage_id where panel.id = new.panel_id), new.account_id);
        return null;
      end $$`);
    await runner.query(`create trigger judge_one_hat after insert on judge for each row execute function judge_one_hat()`);
    await runner.query(`
      create function team_member_one_hat() returns trigger language plpgsql as $$
      begin
        perform one_hat(new.competition_id, new.account_id);
        return null;
      end $$`);
    await runner.query(`
      create trigger team_member_one_hat after insert or update of state, account_id on team_member
        for each row when (new.state = 'JOINED') execute function team_member_one_hat()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger team_member_one_hat on team_member`);
    await runner.query(`drop function team_member_one_hat()`);
    await runner.query(`drop table assignment`);
    await runner.query(`drop table blind_code`);
    await runner.query(`drop table judge`);
    await runner.query(`drop table panel`);
    await runner.query(`drop function judge_one_hat()`);
    await runner.query(`drop function one_hat(uuid, uuid)`);
  }
}
