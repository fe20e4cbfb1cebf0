import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the order of a presentation is drawn, and whose turn is when. */
export class PresentationDraw1764005010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table presentation_draw (
        id uuid not null,
        stage_id uuid not null,
        seed_hash text,
        source_ko text,
        source_en text,
        announced_at timestamptz(3) not null,
        announced_by uuid not null,
        seed text,
        drawn_at timestamptz(3),
        drawn_by uuid,
        voided_at timestamptz(3),
        constraint presentation_draw_pkey primary key (id),
        constraint presentation_draw_stage_id_fkey foreign key (stage_id) references stage(id) on delete restrict,
        constraint presentation_draw_announced_check check ((seed_hash is null) = (source_ko is not null and source_en is not null)),
        constraint presentation_draw_drawn_check check ((seed is null) = (drawn_at is null))
      )`);
    await runner.query(`create unique index presentation_draw_stage_id_idx on presentation_draw (stage_id) where voided_at is null`);
    await runner.query(`
      create table presentation_slot (
        draw_id uuid not null,
        entry_id uuid not null,
        track_id uuid not null,
        position int not null,
        constraint presentation_slot_pkey primary key (draw_id, entry_id),
        constraint presentation_slot_draw_id_track_id_position_key unique (draw_id, track_id, position),
        constraint presentation_slot_draw_id_fkey foreign key (draw_id) references presentation_draw(id) on delete restrict,
        constraint presentation_slot_entry_id_fkey foreign key (entry_id) references entry(id) on delete restrict,
        constraint presentation_slot_track_id_fkey foreign key (track_id) references track(id) on delete restrict,
        constraint presentation_slot_position_check check (position > 0)
      )`);
    await runner.query(`
      create trigger presentation_draw_written_once
        before update of id, stage_id, seed_hash, source_ko, source_en, announced_at, announced_by or delete or truncate
        on presentation_draw for each statement execute function written_once()`);
    await runner.query(`
      create trigger presentation_draw_drawn_once before update of seed, drawn_at, drawn_by on presentation_draw
        for each row when (old.seed is not null) execute function written_once()`);
    await runner.query(`
      create trigger presentation_slot_written_once before update or delete or truncate on presentation_slot
        for each statement execute function written_once()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table presentation_slot`);
    await runner.query(`drop table presentation_draw`);
  }
}
