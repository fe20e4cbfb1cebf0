import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams are disqualified (실격) by two organisers, and reinstated by two; each team once at a time. */
export class Disqualifications1764010021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disqualification (
        id uuid not null,
        team_id uuid not null,
        state text not null,
        reason text not null,
        proposed_by uuid not null,
        proposed_at timestamptz(3) not null,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_reason text,
        reinstatement_proposed_by uuid,
        reinstatement_proposed_at timestamptz(3),
        reinstatement_reason text,
        reinstated_by uuid,
        reinstated_at timestamptz(3),
        constraint disqualification_pkey primary key (id),
        constraint disqualification_team_id_fkey foreign key (team_id) references team(id) on delete restrict,
        constraint disqualification_proposed_by_fkey foreign key (proposed_by) references account(id) on delete restrict,
        constraint disqualification_decided_by_fkey foreign key (decided_by) references account(id) on delete restrict,
        constraint disqualification_reinstatement_proposed_by_fkey
          foreign key (reinstatement_proposed_by) references account(id) on delete restrict,
        constraint disqualification_reinstated_by_fkey foreign key (reinstated_by) references account(id) on delete restrict,
        constraint disqualification_state_check check (state in ('PROPOSED', 'STANDING', 'REJECTED', 'REINSTATED')),
        constraint disqualification_decided_check check ((state = 'PROPOSED') = (decided_by is null)),
        constraint disqualification_reinstated_check check ((state = 'REINSTATED') = (reinstated_by is not null)),
        constraint disqualification_second_person_check
          check ((state = 'REJECTED' or decided_by <> proposed_by) and reinstated_by <> reinstatement_proposed_by)
      )`);
    await runner.query(
      `create unique index disqualification_team_id_idx on disqualification (team_id) where state in ('PROPOSED', 'STANDING')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table disqualification`);
  }
}
