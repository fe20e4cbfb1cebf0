import type { EntityManager } from 'typeorm';
import type { Publication } from '../publications/publication.entity.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import { type PublishableStanding, standingsOf } from '../results/publishable.queries.js';
import { Settlement } from '../results/settlement.entity.js';

/** The line of the published ranking that is about an entry; null: it has none. */
export async function publishedLine(tx: EntityManager, publicationId: string, entryNumber: string): Promise<PublishedLine | null> {
  const [line] = await tx.query<PublishedLine[]>(
    `select award_ko as "awardKo", award_en as "awardEn", revoked_ko as "revokedKo", revoked_en as "revokedEn"
       from published_standing where publication_id = $1 and entry_number = $2`,
    [publicationId, entryNumber],
  );
  return line ?? null;
}

interface PublishedLine {
  awardKo: string | null;
  awardEn: string | null;
  revokedKo: string | null;
  revokedEn: string | null;
}

/** The standings of the ranking that a publication shows, of a stage or of the final. */
export async function rankingOf(
  tx: EntityManager,
  { competitionId, settlementId, finalSettlementId }: Publication,
): Promise<PublishableStanding[]> {
  if (finalSettlementId !== null) {
    const settlement = await tx.getRepository(FinalSettlement).findOneByOrFail({ id: finalSettlementId });
    return standingsOf({ competitionId, isFinal: true, settlement });
  }
  const settlement = await tx.getRepository(Settlement).findOneOrFail({ where: { id: settlementId! }, relations: { stage: true } });
  return standingsOf({ competitionId, isFinal: false, settlement, stage: settlement.stage });
}
