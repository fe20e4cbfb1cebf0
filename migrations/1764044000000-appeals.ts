import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What teams object to in published results, and how it was answered. */
export class Appeals1764044000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table appeal (
        id uuid not null,
        competition_id uuid not null,
        entry_id uuid not null,
        publication_id uuid not null,
        ground text not null,
        text text not null,
        salt text not null,
        state text not null,
        filed_at timestamptz(3) not null,
        filed_by uuid not null,
        remedy text,
        decision text,
        closed_at timestamptz(3),
        closed_by uuid,
        constraint appeal_pkey primary key (id),
        constraint appeal_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint appeal_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint appeal_publication_id_fkey foreign key (publication_id) references publication(id) on delete restrict,
        constraint appeal_filed_by_fkey foreign key (filed_by) references account(id) on delete restrict,
        constraint appeal_closed_by_fkey foreign key (closed_by) references account(id) on delete restrict,
        constraint appeal_state_check check (state in ('OPEN', 'WITHDRAWN', 'UPHELD', 'DISMISSED', 'INADMISSIBLE')),
        constraint appeal_remedy_check check ((state = 'UPHELD') = (remedy is not null) and remedy in ('CORRECTION', 'PROCEDURE', 'REVOCATION')),
        constraint appeal_decision_check check ((state in ('OPEN', 'WITHDRAWN')) = (decision is null)),
        constraint appeal_closed_check check ((state = 'OPEN') = (closed_at is null) and (closed_at is null) = (closed_by is null)),
        constraint appeal_second_person_check check (state = 'WITHDRAWN' or closed_by <> filed_by)
      )`);
    await runner.query(`create index appeal_competition_id_filed_at_idx on appeal (competition_id, filed_at)`);
    await runner.query(`create index appeal_entry_id_idx on appeal (entry_id)`);
    await runner.query(`create unique index appeal_one_open on appeal (entry_id, publication_id, ground) where state = 'OPEN'`);
    await runner.query(`
      create trigger appeal_written_once
        before update of id, competition_id, entry_id, publication_id, ground, text, salt, filed_at, filed_by
        on appeal for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table appeal`);
  }
}
