import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { randomId } from '../../platform/database/ids.js';
import type { Signer } from '../../platform/keys/signer.js';
import type { Competition } from '../competitions/competition.entity.js';
import type { SealService } from '../proof/seal.service.js';
import type { PublicationLine } from './publication-lines.js';
import { Publication } from './publication.entity.js';
import { revocationsConfirmed } from './publication.queries.js';
import type { ToPublish } from './to-publish.js';

/** What a publication is made of. */
export interface ToSign extends Omit<ToPublish, 'objection' | 'hash'> {
  competition: Competition;
  reason: { reasonKo: string | null; reasonEn: string | null };
  publishedAt: Date;
  decidedAt: Date;
}

/** A publication, ready to be written. What is signed holds no names, comments or files: they can be redacted, and the rest stays proven. */
export async function signedPublication(
  tx: EntityManager,
  { signer, seals }: { signer: Signer; seals: SealService },
  actor: Actor,
  content: ToSign,
): Promise<Publication> {
  const { competition, ranking, decision, options, awardedPlaces, lines, soFar, reason, publishedAt, decidedAt } = content;
  const { settlement } = ranking;
  const head = await auditHead(tx);
  const { slug, titleKo, titleEn, year } = competition;
  const id = randomId();
  const bundle = await seals.seal(tx, { actor, as: 'ORGANIZER' }, id, {
    competition: { id: competition.id, slug },
    ordinal: soFar.wasPublic + 1,
    awardedPlaces,
    ranking,
    awardDecisionId: decision?.id ?? null,
    published: lines.map(provenLine),
    revocations: await revocationsConfirmed(tx, competition.id),
    audit: head,
  });
  const { payload, kid, signature } = signer.sign({
    format: 'pado-publication-2',
    publishedAt: publishedAt.toISOString(),
    competition: slug,
    ordinal: soFar.wasPublic + 1,
    // The one that anybody could read before, by its ordinal.
    replaces: soFar.wasPublic === 0 ? null : soFar.wasPublic,
    ...reason,
    settlementHash: settlement.inputsHash,
    rowsHash: sha256(settlement.rows),
    awardsHash: decision && sha256(decision.awards),
    audit: head,
    awardedPlaces,
    options,
    bundle: bundle.hash,
    standings: lines.map(signedLine),
  });
  return tx.getRepository(Publication).create({
    id,
    competitionId: competition.id,
    ordinal: soFar.lastOrdinal + 1,
    slug,
    titleKo,
    titleEn,
    year,
    settlementId: ranking.isFinal ? null : settlement.id,
    finalSettlementId: ranking.isFinal ? settlement.id : null,
    settlementHash: settlement.inputsHash,
    auditSeq: String(head.seq),
    auditHash: head.hash,
    awardedPlaces,
    signedText: canonicalText(payload),
    kid,
    signature,
    awardDecisionId: decision?.id ?? null,
    options: canonicalText(options),
    ...reason,
    bundleHash: bundle.hash,
    bundleSignature: bundle.signature,
    isBundlePublic: bundle.isPublic,
    publishedAt,
    decidedAt,
    publishedBy: actor.accountId,
  });
}

/** A line as its bundle has it, so that whoever computes the ranking anew can compare. */
const provenLine = ({ entryId: entry, standing }: PublicationLine) => {
  const { entryNumber: number, place, score, awardKey: award, revokedKo, isWinner, tieBrokenBy, belowFloor } = standing;
  return { entry, number, place, score, award, isWinner, isRevoked: revokedKo !== null, tieBrokenBy, belowFloor };
};

/** A line as it is signed: what is not public of it is left out. */
const signedLine = ({
  standing: { summary, awardKey, awardKo, awardEn, revokedKo, revokedEn, belowFloor, ...line },
  reports,
  comments,
}: PublicationLine) => ({
  ...line,
  ...(belowFloor && { belowFloor }),
  ...(awardKey !== null && { award: { key: awardKey, ko: awardKo, en: awardEn } }),
  ...(revokedKo !== null && { revoked: { ko: revokedKo, en: revokedEn } }),
  ...(summary !== null && { summaryHash: sha256(summary) }),
  ...(reports.length > 0 && { reportHashes: reports.map((report) => report.sha256) }),
  ...(comments.length > 0 && { commentHashes: comments.map((comment) => sha256(canonicalText(comment))) }),
});
