import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayReplace } from '../../domain/permission/publication.js';
import { refuseProblems } from '../../domain/problem.js';
import { problemsOfHour, problemsOfPublicReason } from '../../domain/public-reason.js';
import { refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Signer } from '../../platform/keys/signer.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { lockStages } from '../results/final-settlement.service.js';
import { SealService } from '../proof/seal.service.js';
import { publishableForOrganizers } from '../results/publishable.queries.js';
import { publicFrom } from './due-publication.js';
import { publishLines } from './publication-lines.js';
import { Publication } from './publication.entity.js';
import type { PublishResultsInput } from './publication.input.js';
import { differenceTo } from './published-now.js';
import { signedPublication, type ToSign } from './sign-publication.js';
import { type ToPublish, whatToPublish } from './to-publish.js';

@Injectable()
export class PublicationService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly signer: Signer,
    private readonly seals: SealService,
  ) {}

  /** Copies a ranking into the public tables and signs it. From its hour on, which may be at once, anyone may read it. */
  async publish(actor: Actor, wish: PublishResultsInput): Promise<Publication> {
    const ranking = await publishableForOrganizers(this.db, actor, wish.settlement);
    const { competitionId } = ranking;
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
      await lockStages(tx, competitionId);
      const content = await whatToPublish(tx, competition, ranking, { ...wish, options: wish.options ?? null });
      refuse(content.objection);
      const { isSame } = await differenceTo(tx, content);
      refuse(mayReplace({ hash: content.hash, isSameAsNow: isSame, expected: wish.expect ?? null }));
      const reason = reasonOf(wish, content);
      return this.write(tx, actor, { ...content, ...(await hourOf(tx, wish)), competition, reason });
    });
  }

  /** Writes what is to be published, signed, and has the edition follow. The caller has locked the edition. */
  async write(tx: EntityManager, actor: Actor, content: ToSign): Promise<Publication> {
    const publication = await signedPublication(tx, { signer: this.signer, seals: this.seals }, actor, content);
    await tx.getRepository(Publication).insert(publication);
    await publishLines(tx, publication.id, content.lines);
    await publicFrom(tx, publication, content.soFar);
    await record(tx, { actor, as: 'ORGANIZER' }, 'results.published', publication.competitionId, {
      publication: publication.id,
      ordinal: publication.ordinal,
      settlement: content.ranking.settlement.id,
      decision: publication.awardDecisionId,
      optionsHash: sha256(publication.options!),
      publishedAt: publication.publishedAt.toISOString(),
      standings: content.lines.length,
      awardedPlaces: content.awardedPlaces,
    });
    return publication;
  }

  /** What was published of an edition, oldest first, for its organisers. */
  ofCompetition(competitionId: string): Promise<Publication[]> {
    return this.db.getRepository(Publication).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  }
}

/** Whoever replaces what the public has read says why. */
function reasonOf({ reasonKo, reasonEn }: PublishResultsInput, { soFar }: ToPublish) {
  const isFirst = soFar.wasPublic === 0;
  if (!isFirst || reasonKo || reasonEn) refuseProblems(problemsOfPublicReason({ reasonKo, reasonEn }));
  return { reasonKo: reasonKo ? clean(reasonKo) : null, reasonEn: reasonEn ? clean(reasonEn) : null };
}

/** From when on it is public: a whole second that lies ahead, or now. */
async function hourOf(tx: EntityManager, { at }: PublishResultsInput): Promise<{ publishedAt: Date; decidedAt: Date }> {
  const now = await databaseNow(tx);
  if (!at) return { publishedAt: now, decidedAt: now };
  const hour = new Date(Math.floor(at.getTime() / 1000) * 1000);
  refuseProblems(problemsOfHour(hour, now));
  return { publishedAt: hour, decidedAt: now };
}
