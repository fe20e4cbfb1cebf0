import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The verification window (공개검증): who is nominated, what anybody reports of them, what teams explain, and what was found. */
export class Verification1764042000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table verification (
        id uuid not null,
        competition_id uuid not null,
        ordinal integer not null,
        award_decision_id uuid not null,
        opened_at timestamptz(3) not null,
        opened_by uuid not null,
        constraint verification_pkey primary key (id),
        constraint verification_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint verification_award_decision_id_key unique (award_decision_id),
        constraint verification_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint verification_award_decision_id_fkey foreign key (award_decision_id) references award_decision(id) on delete restrict
      )`);
    await runner.query(`
      create table nominee (
        id uuid not null,
        verification_id uuid not null,
        entry_id uuid not null,
        ordinal integer not null,
        entry_number text not null,
        title text not null,
        track_ko text not null,
        track_en text not null,
        award_ko text not null,
        award_en text not null,
        verified_until timestamptz(3) not null,
        constraint nominee_pkey primary key (id),
        constraint nominee_verification_id_entry_id_key unique (verification_id, entry_id),
        constraint nominee_verification_id_fkey foreign key (verification_id) references verification(id) on delete restrict,
        constraint nominee_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict
      )`);
    await runner.query(`create index nominee_entry_id_idx on nominee (entry_id)`);
    await runner.query(`
      create table verification_report (
        id uuid not null,
        nominee_id uuid not null,
        ground text not null,
        text text not null,
        links text[] not null,
        contact text,
        reference_hash text not null,
        salt text not null,
        received_at timestamptz(3) not null,
        constraint verification_report_pkey primary key (id),
        constraint verification_report_reference_hash_key unique (reference_hash),
        constraint verification_report_nominee_id_fkey foreign key (nominee_id) references nominee(id) on delete restrict,
        constraint verification_report_ground_check check (ground in ('PLAGIARISM', 'DOUBLE_AWARD', 'FALSE_DATA', 'OTHER'))
      )`);
    await runner.query(
      `create index verification_report_nominee_id_received_at_id_idx on verification_report (nominee_id, received_at, id)`,
    );
    await runner.query(`
      create table report_evidence (
        stored_file_id uuid not null,
        report_id uuid not null,
        ordinal integer not null,
        constraint report_evidence_pkey primary key (stored_file_id),
        constraint report_evidence_report_id_ordinal_key unique (report_id, ordinal),
        constraint report_evidence_stored_file_id_fkey foreign key (stored_file_id) references stored_file(id) on delete restrict,
        constraint report_evidence_report_id_fkey foreign key (report_id) references verification_report(id) on delete restrict
      )`);
    await runner.query(`
      create table explanation (
        id uuid not null,
        report_id uuid not null,
        entry_id uuid not null,
        question text not null,
        due_at timestamptz(3) not null,
        asked_at timestamptz(3) not null,
        asked_by uuid not null,
        answer text,
        answered_at timestamptz(3),
        answered_by uuid,
        constraint explanation_pkey primary key (id),
        constraint explanation_report_id_fkey foreign key (report_id) references verification_report(id) on delete restrict,
        constraint explanation_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint explanation_answered_check check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
      )`);
    await runner.query(`create index explanation_report_id_idx on explanation (report_id)`);
    await runner.query(`create index explanation_entry_id_idx on explanation (entry_id)`);
    await runner.query(`
      create table verification_finding (
        id uuid not null,
        report_id uuid not null,
        outcome text not null,
        removes_nominee boolean not null,
        reason text not null,
        salt text not null,
        state text not null,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        confirmed_at timestamptz(3),
        confirmed_by uuid,
        disqualification_id uuid,
        constraint verification_finding_pkey primary key (id),
        constraint verification_finding_report_id_fkey foreign key (report_id) references verification_report(id) on delete restrict,
        constraint verification_finding_disqualification_id_fkey foreign key (disqualification_id) references disqualification(id) on delete restrict,
        constraint verification_finding_outcome_check check (outcome in ('UPHELD', 'REJECTED')),
        constraint verification_finding_removes_check check (outcome = 'UPHELD' or not removes_nominee),
        constraint verification_finding_state_check check (state in ('DECIDED', 'CONFIRMED', 'REPLACED')),
        constraint verification_finding_confirmed_check check
          ((state = 'CONFIRMED') = (confirmed_by is not null) and (confirmed_by is null) = (confirmed_at is null)),
        constraint verification_finding_second_person_check check (confirmed_by <> decided_by)
      )`);
    await runner.query(`
      create unique index verification_finding_report_id_idx on verification_finding (report_id) where state in ('DECIDED', 'CONFIRMED')`);
    await runner.query(`
      create table nominee_removal (
        nominee_id uuid not null,
        finding_id uuid,
        removed_at timestamptz(3) not null,
        constraint nominee_removal_pkey primary key (nominee_id),
        constraint nominee_removal_nominee_id_fkey foreign key (nominee_id) references nominee(id) on delete restrict,
        constraint nominee_removal_finding_id_fkey foreign key (finding_id) references verification_finding(id) on delete restrict
      )`);

    for (const table of ['verification', 'nominee', 'nominee_removal', 'report_evidence'])
      await runner.query(`
        create trigger ${table}_written_once before update or delete or truncate on ${table} for each statement execute function written_once()`);
    // A contact is destroyed when its time is over; what was reported stays beside what was found.
    await onceWritten(runner, 'verification_report', 'id, nominee_id, ground, text, links, reference_hash, salt, received_at');
    await onceWritten(runner, 'explanation', 'id, report_id, entry_id, question, due_at, asked_at, asked_by');
    await onceWritten(runner, 'verification_finding', 'id, report_id, outcome, removes_nominee, reason, salt, decided_at, decided_by');

    // What a visitor sends belongs to no account, and is not made of another file.
    await runner.query(`alter table stored_file drop constraint stored_file_origin_check`);
    await runner.query(`
      alter table stored_file add constraint stored_file_origin_check check (num_nonnulls(uploaded_by, derived_from) <= 1)`);
    await runner.query(`alter table rate_window add column lasts interval not null default interval '1 minute'`);
    await runner.query(`alter table access_log drop constraint access_log_subject_check`);
    await runner.query(`
      alter table access_log add constraint access_log_subject_check check (subject in ('ACCOUNT', 'MEMBER', 'TRAINEE', 'REPORTER'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Rows of two years are kept, whatever the version.
    await runner.query(`alter table access_log drop constraint access_log_subject_check`);
    await runner.query(`
      alter table access_log add constraint access_log_subject_check check (subject in ('ACCOUNT', 'MEMBER', 'TRAINEE')) not valid`);
    await runner.query(`alter table rate_window drop column lasts`);
    for (const table of ['nominee_removal', 'verification_finding', 'explanation', 'report_evidence', 'verification_report', 'nominee'])
      await runner.query(`drop table ${table}`);
    await runner.query(`drop table verification`);
    await runner.query(`alter table stored_file drop constraint stored_file_origin_check`);
    await runner.query(`
      with gone as (delete from stored_file where num_nonnulls(uploaded_by, derived_from) = 0 returning storage_key)
      insert into bytes_to_remove (storage_key) select storage_key from gone on conflict do nothing`);
    await runner.query(`
      alter table stored_file add constraint stored_file_origin_check check (num_nonnulls(uploaded_by, derived_from) = 1)`);
  }
}

/** Rows that go no more, and of which these columns stay as they were written. */
async function onceWritten(runner: QueryRunner, table: string, columns: string): Promise<void> {
  await runner.query(`
    create trigger ${table}_written_once before update of ${columns} on ${table} for each statement execute function written_once()`);
  await runner.query(`
    create trigger ${table}_kept before delete or truncate on ${table} for each statement execute function written_once()`);
}
