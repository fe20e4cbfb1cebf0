import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What awards are given and who decided so, what an organiser makes public and takes down again, and what accounts are told. */
export class AwardsAndPublications1764040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table award_rule (
        id uuid not null,
        competition_id uuid not null,
        version integer not null,
        rule text not null,
        announced_at timestamptz(3) not null,
        announced_by uuid not null,
        constraint award_rule_pkey primary key (id),
        constraint award_rule_competition_id_version_key unique (competition_id, version),
        constraint award_rule_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict
      )`);
    await runner.query(`
      create trigger award_rule_written_once before update or delete or truncate on award_rule
        for each statement execute function written_once()`);
    await runner.query(`
      create table award_decision (
        id uuid not null,
        competition_id uuid not null,
        version integer not null,
        rule_id uuid not null,
        settlement_id uuid,
        final_settlement_id uuid,
        awards text not null,
        departures text not null,
        salt text not null,
        state text not null,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        closed_at timestamptz(3),
        closed_by uuid,
        constraint award_decision_pkey primary key (id),
        constraint award_decision_competition_id_version_key unique (competition_id, version),
        constraint award_decision_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint award_decision_rule_id_fkey foreign key (rule_id) references award_rule(id) on delete restrict,
        constraint award_decision_settlement_id_fkey foreign key (settlement_id) references settlement(id) on delete restrict,
        constraint award_decision_final_settlement_id_fkey foreign key (final_settlement_id) references final_settlement(id) on delete restrict,
        constraint award_decision_state_check check (state in ('DECIDED', 'CONFIRMED', 'TURNED_DOWN')),
        constraint award_decision_one_ranking_check check ((settlement_id is null) <> (final_settlement_id is null)),
        constraint award_decision_second_check check ((state = 'DECIDED') = (closed_at is null) and (closed_at is null) = (closed_by is null)),
        constraint award_decision_two_people_check check (state <> 'CONFIRMED' or closed_by <> decided_by)
      )`);
    await runner.query(`
      create trigger award_decision_written_once
        before update of id, competition_id, version, rule_id, settlement_id, final_settlement_id, awards, departures, salt, decided_at, decided_by
        on award_decision for each statement execute function written_once()`);
    await runner.query(`
      create trigger award_decision_kept before delete or truncate on award_decision
        for each statement execute function written_once()`);

    await runner.query(`alter table competition add column results_public_at timestamptz(3)`);
    await runner.query(`
      update competition set results_public_at =
        (select min(published_at) from publication where publication.competition_id = competition.id)`);

    await runner.query(`alter table publication
      add column award_decision_id uuid,
      add column options text,
      add column reason_ko text,
      add column reason_en text,
      add column decided_at timestamptz(3)`);
    await runner.query(`alter table publication disable trigger publication_written_once`);
    await runner.query(`update publication set decided_at = published_at`);
    await runner.query(`alter table publication enable trigger publication_written_once`);
    await runner.query(`alter table publication alter column decided_at set not null`);
    await runner.query(`
      create table publication_withdrawal (
        publication_id uuid not null,
        reason_ko text not null,
        reason_en text not null,
        withdrawn_at timestamptz(3) not null,
        withdrawn_by uuid not null,
        constraint publication_withdrawal_pkey primary key (publication_id),
        constraint publication_withdrawal_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict
      )`);
    await runner.query(`
      create trigger publication_withdrawal_written_once before update or delete or truncate on publication_withdrawal
        for each statement execute function written_once()`);
    await runner.query(`alter table published_standing
      alter column place drop not null,
      alter column score drop not null,
      add column award_key text,
      add column award_ko text,
      add column award_en text,
      add column revoked_ko text,
      add column revoked_en text,
      add column summary text`);

    await runner.query(`
      create table notification (
        id uuid not null,
        account_id uuid not null,
        template text not null,
        data jsonb not null,
        visible_from timestamptz(3) not null,
        read_at timestamptz(3),
        constraint notification_pkey primary key (id),
        constraint notification_account_id_fkey foreign key (account_id) references account(id) on delete cascade,
        constraint notification_read_check check (read_at >= visible_from)
      )`);
    await runner.query(`create index notification_account_id_visible_from_id_idx on notification (account_id, visible_from, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notification`);
    await runner.query(`alter table published_standing
      drop column award_key, drop column award_ko, drop column award_en, drop column revoked_ko, drop column revoked_en, drop column summary,
      alter column place set not null,
      alter column score set not null`);
    await runner.query(`drop table publication_withdrawal`);
    await runner.query(`alter table publication
      drop column award_decision_id, drop column options, drop column reason_ko, drop column reason_en, drop column decided_at`);
    await runner.query(`alter table competition drop column results_public_at`);
    await runner.query(`drop table award_decision`);
    await runner.query(`drop table award_rule`);
  }
}
