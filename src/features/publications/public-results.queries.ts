import type { DataSource, EntityManager } from 'typeorm';
import { WAS_PUBLIC } from '../results/public-now.queries.js';
import type { Publication } from './publication.entity.js';

/** A publication as anybody may read it. Nothing here is read from another table than those that hold what was published. */
export interface PublicationRow extends Omit<
  Publication,
  'settlementId' | 'finalSettlementId' | 'awardDecisionId' | 'decidedAt' | 'publishedBy' | 'competitionId' | 'ordinal'
> {
  withdrawnAt: Date | null;
  withdrawnKo: string | null;
  withdrawnEn: string | null;
}

/** Every publication of an edition that is or was public, the first one first. */
export const publicationsOfSlug = (db: DataSource, slug: string): Promise<PublicationRow[]> =>
  db.query<PublicationRow[]>(
    `select publication.id, slug, title_ko as "titleKo", title_en as "titleEn", year, settlement_hash as "settlementHash",
            audit_seq as "auditSeq", audit_hash as "auditHash", options, publication.reason_ko as "reasonKo",
            publication.reason_en as "reasonEn", awarded_places as "awardedPlaces", signed_text as "signedText", kid, signature,
            bundle_hash as "bundleHash", bundle_signature as "bundleSignature",
            is_bundle_public as "isBundlePublic", published_at as "publishedAt", withdrawn.withdrawn_at as "withdrawnAt", withdrawn.reason_ko as "withdrawnKo",
            withdrawn.reason_en as "withdrawnEn"
       from publication left join publication_withdrawal as withdrawn on withdrawn.publication_id = publication.id
      where slug = $1 and ${WAS_PUBLIC} order by publication.ordinal`,
    [slug],
  );

/**
 * Whatever decides what anybody reads of an edition, in one statement: what is public, what was taken down, what was redacted since. The
 * same text, the same answer. Empty: nothing was ever public.
 */
export async function freshnessOf(db: DataSource, slug: string): Promise<string> {
  const [row] = await db.query<[{ token: string | null }]>(
    `select string_agg(concat_ws(' ', publication.id, withdrawn.withdrawn_at, redacted.count), ',' order by publication.ordinal) as token
       from publication
       left join publication_withdrawal as withdrawn on withdrawn.publication_id = publication.id
       left join published_redaction as redacted on redacted.publication_id = publication.id
      where slug = $1 and ${WAS_PUBLIC}`,
    [slug],
  );
  return row.token ?? '';
}

/** A published line, all that anybody may read of it but the names. */
export interface PublishedLineRow {
  id: string;
  publicationId: string;
  ordinal: number;
  place: number | null;
  score: string | null;
  isWinner: boolean;
  awardKey: string | null;
  awardKo: string | null;
  awardEn: string | null;
  revokedKo: string | null;
  revokedEn: string | null;
  summary: string | null;
  entryNumber: string;
  title: string;
  trackKo: string;
  trackEn: string;
  tieBrokenBy: string | null;
  belowFloor: boolean;
}

const LINE = `id, publication_id as "publicationId", ordinal, place, score::text, is_winner as "isWinner", award_key as "awardKey",
  award_ko as "awardKo", award_en as "awardEn", revoked_ko as "revokedKo", revoked_en as "revokedEn", summary,
  entry_number as "entryNumber", title, track_ko as "trackKo", track_en as "trackEn", tie_broken_by as "tieBrokenBy",
  below_floor as "belowFloor"`;

export const publishedStandings = (
  db: DataSource,
  publicationId: string,
  afterOrdinal: number,
  limit: number,
): Promise<PublishedLineRow[]> =>
  db.query<PublishedLineRow[]>(
    `select ${LINE} from published_standing where publication_id = $1 and ordinal > $2 order by ordinal limit $3`,
    [publicationId, afterOrdinal, limit],
  );

/** All lines of these publications. */
export const publishedLinesOf = (db: DataSource | EntityManager, publicationIds: readonly string[]): Promise<PublishedLineRow[]> =>
  db.query<PublishedLineRow[]>(`select ${LINE} from published_standing where publication_id = any($1::uuid[]) order by ordinal`, [
    publicationIds,
  ]);

interface PublishedNameRow {
  standingId: string;
  kind: 'TEAM' | 'MEMBER';
  name: string;
  departmentKo: string | null;
  departmentEn: string | null;
}

/** The names beside them, without those that were redacted. */
export const publishedNamesOf = (db: DataSource | EntityManager, publicationIds: readonly string[]): Promise<PublishedNameRow[]> =>
  db.query<PublishedNameRow[]>(
    `select standing_id as "standingId", kind, name, department_ko as "departmentKo", department_en as "departmentEn"
       from published_name join published_standing on published_standing.id = published_name.standing_id
      where publication_id = any($1::uuid[]) and name is not null order by published_name.ordinal`,
    [publicationIds],
  );
