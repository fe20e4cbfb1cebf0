import type { EntityManager } from 'typeorm';

/** A bundle with the edition that it belongs to; lines are compressed. */
export interface BundleRow {
  competitionId: string;
  slug: string;
  ordinal: number;
  manifest: string;
  hash: string;
  kid: string;
  signature: string;
  openLines: Buffer;
  confidentialLines: Buffer;
}

const ROW = `
  select bundle.competition_id as "competitionId", publication.slug, publication.ordinal, bundle.manifest, bundle.hash, bundle.kid,
         bundle.signature, bundle.open_lines as "openLines"`;
const FROM = `from settlement_bundle as bundle join publication on publication.id = bundle.publication_id where publication.id = $1`;

/** The bundle of a publication with all that is in it; null: there is none. */
export async function wholeBundle(db: EntityManager, publicationId: string): Promise<BundleRow | null> {
  const [row] = await db.query<BundleRow[]>(`${ROW}, bundle.confidential_lines as "confidentialLines" ${FROM}`, [publicationId]);
  return row ?? null;
}

/** The edition of a bundle; null: there is none. */
export async function editionOfBundle(db: EntityManager, publicationId: string): Promise<string | null> {
  const [row] = await db.query<{ id: string }[]>(`select competition_id as id from settlement_bundle where publication_id = $1`, [
    publicationId,
  ]);
  return row?.id ?? null;
}

/**
 * The open lines, where anybody may have them: the announced awards said so, the hour of the publication has come by the clock of the
 * database, and it was not taken down.
 */
export async function openBundle(db: EntityManager, publicationId: string): Promise<Omit<BundleRow, 'confidentialLines'> | null> {
  const [row] = await db.query<Omit<BundleRow, 'confidentialLines'>[]>(
    `${ROW} ${FROM} and bundle.is_public and publication.published_at <= clock_timestamp()
        and not exists (select from publication_withdrawal where publication_withdrawal.publication_id = publication.id)`,
    [publicationId],
  );
  return row ?? null;
}

/** The bundles of an edition, the first publication first. */
export const bundlesOfEdition = (db: EntityManager, competitionId: string): Promise<{ publicationId: string; ordinal: number }[]> =>
  db.query(
    `select publication.id as "publicationId", publication.ordinal
       from settlement_bundle join publication on publication.id = settlement_bundle.publication_id
      where publication.competition_id = $1 order by publication.ordinal`,
    [competitionId],
  );
