import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settlements and what was published of them. */
export class Results1763600800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settlement (
        id uuid not null,
        stage_id uuid not null,
        ordinal int not null,
        rule_id uuid not null,
        rubric_id uuid not null,
        inputs text not null,
        inputs_hash text not null,
        engine_version text not null,
        rows text not null,
        audit_seq bigint not null,
        audit_hash text not null,
        settled_at timestamptz(3) not null,
        settled_by uuid not null,
        constraint settlement_pkey primary key (id),
        constraint settlement_stage_id_ordinal_key unique (stage_id, ordinal),
        constraint settlement_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint settlement_rule_id_fkey foreign key (rule_id) references stage_rule(id) on delete restrict,
        constraint settlement_rubric_id_fkey foreign key (rubric_id) references rubric(id) on delete restrict
      )`);
    await runner.query(`
      create table publication (
        id uuid not null,
        competition_id uuid not null,
        ordinal int not null,
        slug text not null,
        title_ko text not null,
        title_en text not null,
        year int not null,
        settlement_id uuid not null,
        settlement_hash text not null,
        audit_seq bigint not null,
        audit_hash text not null,
        awarded_places int not null,
        signed_text text not null,
        kid text not null,
        signature text not null,
        published_at timestamptz(3) not null,
        published_by uuid not null,
        constraint publication_pkey primary key (id),
        constraint publication_competition_id_ordinal_key unique (competition_id, ordinal),
        constraint publication_awarded_places_check check (awarded_places >= 0)
      )`);
    await runner.query(`create index publication_slug_idx on publication (slug)`);
    await runner.query(`
      create table published_standing (
        id uuid not null,
        publication_id uuid not null,
        ordinal int not null,
        place int not null,
        score numeric not null,
        entry_number text not null,
        title text not null,
        track_ko text not null,
        track_en text not null,
        tie_broken_by text,
        constraint published_standing_pkey primary key (id),
        constraint published_standing_publication_id_ordinal_key unique (publication_id, ordinal),
        constraint published_standing_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict
      )`);
    await runner.query(`
      create table published_name (
        id uuid not null,
        standing_id uuid not null,
        ordinal int not null,
        kind text not null,
        member_id uuid,
        name text,
        department_ko text,
        department_en text,
        redacted_at timestamptz(3),
        constraint published_name_pkey primary key (id),
        constraint published_name_standing_id_ordinal_key unique (standing_id, ordinal),
        constraint published_name_standing_id_fkey foreign key (standing_id) references published_standing(id) on delete restrict,
        constraint published_name_redacted_check check ((name is null) = (redacted_at is not null)),
        constraint published_name_kind_check check (kind in ('TEAM', 'MEMBER')),
        constraint published_name_member_check check ((kind = 'MEMBER') = (member_id is not null))
      )`);
    await runner.query(`create index published_name_member_id_idx on published_name (member_id)`);
    await runner.query(`
      create trigger settlement_written_once before update or delete or truncate on settlement
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger publication_written_once before update or delete or truncate on publication
        for each statement execute function written_once()`);
    await runner.query(`
      create trigger published_standing_written_once before update or delete or truncate on published_standing
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table published_name`);
    await runner.query(`drop table published_standing`);
    await runner.query(`drop table publication`);
    await runner.query(`drop table settlement`);
  }
}
