import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which entries go on from stage to stage: how many, who did, and by what. */
export class Advancement1764005000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table advance_quota (
        stage_id uuid not null,
        track_id uuid not null,
        quota int not null,
        tie_rule text,
        constraint advance_quota_pkey primary key (stage_id, track_id),
        constraint advance_quota_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint advance_quota_track_id_fkey foreign key (track_id) references track(id) on delete restrict,
        constraint advance_quota_quota_check check (quota > 0),
        constraint advance_quota_tie_rule_check check (tie_rule in ('TAKE_ALL', 'TAKE_NONE', 'EARLIER_SUBMISSION'))
      )`);
    await runner.query(`
      create table advanced_entry (
        stage_id uuid not null,
        entry_id uuid not null,
        constraint advanced_entry_pkey primary key (stage_id, entry_id),
        constraint advanced_entry_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint advanced_entry_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict
      )`);
    await runner.query(`
      create table advancement (
        id uuid not null,
        from_stage_id uuid not null,
        to_stage_id uuid not null,
        settlement_id uuid not null,
        rows text not null,
        ties text not null,
        reason text,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        undone_at timestamptz(3),
        undone_by uuid,
        undo_reason text,
        constraint advancement_pkey primary key (id),
        constraint advancement_from_stage_id_fkey foreign key (from_stage_id) references stage(id) on delete restrict,
        constraint advancement_to_stage_id_fkey foreign key (to_stage_id) references stage(id) on delete restrict,
        constraint advancement_settlement_id_fkey foreign key (settlement_id) references settlement(id) on delete restrict
      )`);
    await runner.query(`create unique index advancement_to_stage_id_idx on advancement (to_stage_id) where undone_at is null`);
    // All but what undoing adds.
    await runner.query(`
      create trigger advancement_written_once
        before update of id, from_stage_id, to_stage_id, settlement_id, rows, ties, reason, decided_at, decided_by or delete or truncate
        on advancement for each statement execute function written_once()`);
    // What took part in a later stage before there were advancements goes on taking part.
    await runner.query(`
      insert into advanced_entry (stage_id, entry_id)
        select distinct assignment.stage_id, assignment.entry_id
          from assignment join stage on stage.id = assignment.stage_id where stage.ordinal > 1`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table advancement`);
    await runner.query(`drop table advanced_entry`);
    await runner.query(`drop table advance_quota`);
  }
}
