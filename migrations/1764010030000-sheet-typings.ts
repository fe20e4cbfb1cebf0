import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Paper sheets that somebody types for their judge, and what a second look at them came to. */
export class SheetTypings1764010030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sheet_typing (
        id uuid not null,
        assignment_id uuid not null,
        rubric_id uuid not null,
        state text not null,
        content text not null,
        salt text not null,
        typed_by uuid not null,
        typed_at timestamptz(3) not null,
        checker_id uuid,
        decided_by uuid,
        decided_at timestamptz(3),
        return_reason text,
        constraint sheet_typing_pkey primary key (id),
        constraint sheet_typing_assignment_id_fkey foreign key (assignment_id) references assignment(id) on delete cascade,
        constraint sheet_typing_rubric_id_fkey foreign key (rubric_id) references rubric(id) on delete restrict,
        constraint sheet_typing_state_check check (state in ('TYPED', 'CONFIRMED', 'RETURNED')),
        constraint sheet_typing_checker_check check (checker_id <> typed_by),
        constraint sheet_typing_decided_check check ((state = 'TYPED') = (decided_at is null) and (state = 'TYPED') = (decided_by is null)),
        constraint sheet_typing_second_person_check check (state <> 'CONFIRMED' or decided_by <> typed_by),
        constraint sheet_typing_returned_check check ((state = 'RETURNED') = (return_reason is not null))
      )`);
    await runner.query(`create index sheet_typing_assignment_id_idx on sheet_typing (assignment_id)`);
    await runner.query(`create unique index sheet_typing_one_waiting on sheet_typing (assignment_id) where state = 'TYPED'`);
    // What was typed stays as it was typed, whoever took it to check it keeps it, and what was decided is decided. It goes with its
    // assignment unless it counts.
    await runner.query(`
      create function sheet_typing_kept() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.state <> 'CONFIRMED' then
          return old;
        end if;
        if tg_op = 'UPDATE' and old.state = 'TYPED'
           and (old.id, old.assignment_id, old.rubric_id, old.content, old.salt, old.typed_by, old.typed_at)
             = (new.id, new.assignment_id, new.rubric_id, new.content, new.salt, new.typed_by, new.typed_at)
           and (old.checker_id is null or old.checker_id is not distinct from new.checker_id) then
          return new;
        end if;
        raise exception 'a paper sheet is typed once and decided once' using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger sheet_typing_kept before update or delete on sheet_typing
        for each row execute function sheet_typing_kept()`);
    await runner.query(`
      create trigger sheet_typing_not_emptied before truncate on sheet_typing
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sheet_typing`);
    await runner.query(`drop function sheet_typing_kept()`);
  }
}
