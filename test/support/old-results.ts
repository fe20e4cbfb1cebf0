import type { DataSource } from 'typeorm';
import { randomId } from '../../src/platform/database/ids.js';
import type { MadeEntry } from './entry-factories.js';
import type { MadeEdition } from './factories.js';

export interface OldResults {
  belowFloor?: boolean;
  ordinal?: number;
  /** Whether the award of the winner was revoked. */
  isRevoked?: boolean;
}

/** Announces results, in which only the first entry wins. */
export async function oldResults(
  db: DataSource,
  edition: MadeEdition,
  entries: MadeEntry[],
  at: Date,
  { belowFloor = false, ordinal = 1, isRevoked = false }: OldResults = {},
): Promise<string> {
  const id = randomId();
  await db.query(
    `insert into publication (id, competition_id, ordinal, slug, title_ko, title_en, year, settlement_id, settlement_hash, audit_seq,
                              audit_hash, awarded_places, signed_text, kid, signature, published_at, decided_at, published_by)
     values ($1, $2, $5, $3, '대회', 'Contest', 2020, $1, '', 0, '', 1, '', '', '', $4, $4, $1)`,
    [id, edition.id, edition.slug, at, ordinal],
  );
  for (const [index, { number, team }] of entries.entries()) {
    const standing = randomId();
    await db.query(
      `insert into published_standing (id, publication_id, ordinal, place, score, entry_number, title, track_ko, track_en, below_floor,
                                       is_winner, revoked_ko, revoked_en)
       values ($1, $2, $3, $3, 90, $4, '', '', '', $5, $6, $7, $7)`,
      [standing, id, index + 1, number, belowFloor, index === 0 && !belowFloor && !isRevoked, index === 0 && isRevoked ? '표절' : null],
    );
    await db.query(
      `insert into published_name (id, standing_id, ordinal, kind, member_id, name)
       select $1, $2, 1, 'MEMBER', id, '김미정' from team_member where team_id = $3`,
      [randomId(), standing, team],
    );
  }
  return id;
}
