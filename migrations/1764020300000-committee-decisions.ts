import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a committee decided on entries of a settled track that lie close together at its quota. */
export class CommitteeDecisions1764020300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table committee_decision (
        id uuid not null,
        stage_id uuid not null,
        track_id uuid not null,
        version integer not null,
        settlement_id uuid not null,
        entries text not null,
        salt text not null,
        decided_at timestamptz(3) not null,
        decided_by uuid not null,
        constraint committee_decision_pkey primary key (id),
        constraint committee_decision_stage_id_track_id_version_key unique (stage_id, track_id, version),
        constraint committee_decision_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint committee_decision_track_id_fkey foreign key (track_id) references track(id) on delete restrict,
        constraint committee_decision_settlement_id_fkey foreign key (settlement_id) references settlement(id) on delete restrict
      )`);
    await runner.query(`
      create trigger committee_decision_written_once before update or delete or truncate on committee_decision
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table committee_decision`);
  }
}
