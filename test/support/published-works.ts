import { Publication, PublishedStanding } from '../../src/features/publications/publication.entity.js';
import { randomId } from '../../src/platform/database/ids.js';
import type { TestApp } from './app.js';
import type { MadeEntry } from './entry-factories.js';
import type { MadeEdition } from './factories.js';

const HOUR = 3_600_000;

interface PublishedWish {
  year: number;
  ordinal?: number;
  at?: Date;
  /** How many of the entries, from the first on, get the award 대상. */
  awarded?: number;
  /** Whether that of the first was revoked. */
  revoked?: boolean;
}

/** A publication past the app, of entries as 작품 1, 작품 2 and so on; answers its id. */
export async function published(
  { db }: TestApp,
  edition: MadeEdition,
  entries: readonly MadeEntry[],
  { year, ordinal = 1, at = new Date(Date.now() - HOUR), awarded = 2, revoked = false }: PublishedWish,
): Promise<string> {
  const id = randomId();
  const made = { settlementId: randomId(), awardDecisionId: randomId(), publishedBy: randomId(), decidedAt: new Date(at.getTime() - HOUR) };
  const about = { slug: edition.slug, titleKo: '부산 경진대회', titleEn: 'Busan contest', year };
  const signed = { settlementHash: '', auditSeq: '0', auditHash: '', signedText: '', kid: '', signature: '' };
  await db
    .getRepository(Publication)
    .insert({ id, competitionId: edition.id, ordinal, ...about, ...made, ...signed, awardedPlaces: 0, publishedAt: at });
  for (const [index, { number }] of entries.entries()) {
    const award = index < awarded ? { awardKey: 'grand', awardKo: '대상', awardEn: 'Grand Prize' } : {};
    const taken = revoked && index === 0 ? { revokedKo: '표절', revokedEn: 'Plagiarism' } : {};
    const isWinner = index < awarded && !(revoked && index === 0);
    const line = { publicationId: id, ordinal: index + 1, entryNumber: number, title: `작품 ${index + 1}` };
    const track = { trackKo: '분석', trackEn: 'Analysis' };
    await db.getRepository(PublishedStanding).insert({ id: randomId(), ...line, ...track, ...award, ...taken, isWinner });
  }
  return id;
}

/** Takes a publication down. */
export const withdrawn = ({ db }: TestApp, publication: string): Promise<unknown> =>
  db.query(`insert into publication_withdrawal values ($1, '오류', 'Error', clock_timestamp(), $2)`, [publication, randomId()]);
