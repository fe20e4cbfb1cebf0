import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A catalogue of data sources, for all editions or of one, and what an edition hides of it. */
export class Catalogue1764038010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table catalogue_item (
        id uuid not null,
        key text,
        competition_id uuid,
        name_ko text not null,
        name_en text not null,
        provider_ko text not null,
        provider_en text not null,
        portal_ko text not null,
        portal_en text not null,
        address text not null,
        licence text,
        cycle_ko text,
        cycle_en text,
        is_of_big_data_wave boolean not null,
        created_at timestamptz(3) not null default clock_timestamp(),
        constraint catalogue_item_pkey primary key (id),
        constraint catalogue_item_key_key unique (key),
        constraint catalogue_item_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint catalogue_item_key_check check ((key is null) = (competition_id is not null)),
        constraint catalogue_item_licence_check
          check (licence in ('KOGL_1', 'KOGL_2', 'KOGL_3', 'KOGL_4', 'CC', 'PURCHASED', 'INTERNAL', 'OTHER')),
        constraint catalogue_item_cycle_check check ((cycle_ko is null) = (cycle_en is null))
      )`);
    await runner.query(`create index catalogue_item_competition_id_idx on catalogue_item (competition_id)`);
    await runner.query(`
      create trigger catalogue_item_written_once before update or delete or truncate on catalogue_item
        for each statement execute function written_once()`);
    await runner.query(`
      create table hidden_catalogue_item (
        competition_id uuid not null,
        item_id uuid not null,
        constraint hidden_catalogue_item_pkey primary key (competition_id, item_id),
        constraint hidden_catalogue_item_competition_id_fkey foreign key (competition_id) references competition(id) on delete restrict,
        constraint hidden_catalogue_item_item_id_fkey foreign key (item_id) references catalogue_item(id) on delete restrict
      )`);
    await runner.query(`create index hidden_catalogue_item_item_id_idx on hidden_catalogue_item (item_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table hidden_catalogue_item`);
    await runner.query(`drop table catalogue_item`);
  }
}
