import type { EntityManager } from 'typeorm';
import type { AdoptionStatus } from '../../domain/adoption.js';
import type { Keyset } from '../../platform/graphql/connection.js';
import { IS_WITHDRAWN, WAS_PUBLIC } from '../results/public-now.queries.js';

/**
 * The lines that win in what is public now of each edition, by the clock of the database: without those whose award was revoked, and
 * nothing of a publication that was withdrawn.
 */
const AWARDED = `
  select publication.competition_id, publication.slug, publication.title_ko, publication.title_en, publication.year,
         standing.id, standing.ordinal, standing.entry_number, standing.title, standing.award_ko, standing.award_en
    from (select distinct on (competition_id) publication.*
            from publication where ${WAS_PUBLIC} order by competition_id, ordinal desc) as publication
    join published_standing as standing on standing.publication_id = publication.id
   where not ${IS_WITHDRAWN} and standing.is_winner`;

/** With the latest record of each, which is the one that counts. */
const WITH_LATEST = `
  awarded join lateral (
    select * from adoption_update
     where adoption_update.competition_id = awarded.competition_id and adoption_update.entry_number = awarded.entry_number
     order by version desc limit 1) as latest on true`;

const SORT = `awarded.slug || ' ' || lpad(awarded.ordinal::text, 6, '0')`;

/** What the public reads: published lines, and the records that organisers made public. */
export interface PublicAdoptionRow {
  id: string;
  sort: string;
  slug: string;
  titleKo: string;
  titleEn: string;
  entryNumber: string;
  title: string;
  awardKo: string | null;
  awardEn: string | null;
  departmentKo: string;
  departmentEn: string;
  status: AdoptionStatus;
  plan: string;
  dueOn: string | null;
  outcome: string | null;
  figure: string | null;
  unit: string | null;
  reason: string | null;
  recordedAt: Date;
}

export const publicAdoptions = (db: EntityManager, year: number, limit: number, after: Keyset | null): Promise<PublicAdoptionRow[]> =>
  db.query<PublicAdoptionRow[]>(
    `with awarded as (${AWARDED} and publication.year = $1)
     select awarded.id, ${SORT} as sort, awarded.slug, awarded.title_ko as "titleKo", awarded.title_en as "titleEn",
            awarded.entry_number as "entryNumber", awarded.title, awarded.award_ko as "awardKo", awarded.award_en as "awardEn",
            latest.department_ko as "departmentKo", latest.department_en as "departmentEn", latest.status, latest.plan,
            latest.due_on::text as "dueOn", latest.outcome, latest.figure::text as figure, latest.unit, latest.reason,
            latest.recorded_at as "recordedAt"
       from ${WITH_LATEST}
      where latest.is_public and ($3::text is null or (${SORT}, awarded.id) > ($3::text collate "C", $4::uuid))
      order by ${SORT} collate "C", awarded.id limit $2`,
    [year, limit, ...(after ?? [null, null])],
  );

export async function countAdoptions(db: EntityManager, year: number): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `with awarded as (${AWARDED} and publication.year = $1) select count(*)::int as count from ${WITH_LATEST} where latest.is_public`,
    [year],
  );
  return row!.count;
}

/** How many records are public, by the year of their edition, the latest year first. */
export const adoptionsByYear = (db: EntityManager): Promise<{ year: number; count: number }[]> =>
  db.query<{ year: number; count: number }[]>(
    `with awarded as (${AWARDED})
     select awarded.year, count(*)::int as count from ${WITH_LATEST} where latest.is_public group by awarded.year order by awarded.year desc`,
  );

/** An entry with an award that is public. */
export interface AwardedEntryRow {
  id: string;
  entryId: string;
  ordinal: number;
  entryNumber: string;
  title: string;
  awardKo: string | null;
  awardEn: string | null;
}

const AWARDED_ENTRIES = `
  with awarded as (${AWARDED} and publication.competition_id = $1)
  select awarded.id, entry.id as "entryId", awarded.ordinal, awarded.entry_number as "entryNumber", awarded.title,
         awarded.award_ko as "awardKo", awarded.award_en as "awardEn"
    from awarded join entry on entry.competition_id = awarded.competition_id and entry.number = awarded.entry_number`;

export const awardedEntries = (db: EntityManager, competitionId: string): Promise<AwardedEntryRow[]> =>
  db.query<AwardedEntryRow[]>(`${AWARDED_ENTRIES} order by awarded.ordinal`, [competitionId]);

/** The same for one entry; null: its award is not public. */
export async function awardOf(db: EntityManager, competitionId: string, entryId: string): Promise<AwardedEntryRow | null> {
  const rows = await db.query<AwardedEntryRow[]>(`${AWARDED_ENTRIES} where entry.id = $2`, [competitionId, entryId]);
  return rows[0] ?? null;
}

/** The entries of an edition of which something was recorded. */
export const recordedEntries = (db: EntityManager, competitionId: string): Promise<{ id: string }[]> =>
  db.query<{ id: string }[]>(`select distinct entry_id as id from adoption_update where competition_id = $1`, [competitionId]);

/** Records whose day has passed, of works that are still under way and awarded, and of which nobody was reminded yet. */
export const overdueUpdates = (db: EntityManager, today: string): Promise<{ id: string; competitionId: string }[]> =>
  db.query<{ id: string; competitionId: string }[]>(
    `with awarded as (${AWARDED})
     select latest.id, latest.competition_id as "competitionId"
       from ${WITH_LATEST}
      where latest.status in ('PLANNED', 'IN_PROGRESS') and latest.due_on < $1::date
        and not exists (select from adoption_reminder where adoption_reminder.update_id = latest.id)
      order by latest.competition_id, latest.entry_number`,
    [today],
  );
