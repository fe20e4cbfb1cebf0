import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayPublish } from '../../domain/permission/result.js';
import { refuse } from '../../domain/refusal.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, pageOf } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { Signer } from '../../platform/keys/signer.js';
import { Competition, CompetitionState } from '../competitions/competition.entity.js';
import { lockCompetition } from '../competitions/competition.service.js';
import { pendingCorrectionsOf } from '../scoring/correction.queries.js';
import { pendingDisqualificationsOf } from '../teams/team.queries.js';
import { type PublicationLine, linesToPublish, publishLines } from './publication-lines.js';
import { Publication, PublishedStanding } from './publication.entity.js';
import { publishedStandings } from './publication.queries.js';
import { lockStages } from '../results/final-settlement.service.js';
import { type Publishable, publishableForOrganizers, standingsOf, standOf } from '../results/publishable.queries.js';
import type { PublishResultsInput } from './publication.input.js';
import type { PublicStandingConnection } from './publication.type.js';

@Injectable()
export class PublicationService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly signer: Signer,
  ) {}

  /** Copies a settlement's ranking into the public tables and signs it. From then on anyone may read it. */
  async publish(actor: Actor, { settlement: id, awardedPlaces }: PublishResultsInput): Promise<Publication> {
    const ranking = await publishableForOrganizers(this.db, actor, id);
    const { competitionId } = ranking;
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, competitionId, 'pessimistic_write');
      await lockStages(tx, competitionId);
      const pendingCorrections = await pendingCorrectionsOf(tx, competitionId);
      const pendingDisqualifications = await pendingDisqualificationsOf(tx, competitionId);
      const pending = { pendingCorrections, pendingDisqualifications };
      refuse(mayPublish({ ...(await standOf(tx, ranking)), competitionState: competition.state, ...pending }));
      const lines = await linesToPublish(tx, competitionId, standingsOf(ranking));
      const publication = await this.signed(tx, actor, { competition, ranking, awardedPlaces, lines });
      await tx.getRepository(Publication).insert(publication);
      await publishLines(tx, publication, lines);
      await tx.getRepository(Competition).update({ id: competitionId }, { state: CompetitionState.PUBLISHED });
      await record(tx, { actor, as: 'ORGANIZER' }, 'results.published', competitionId, {
        publication: publication.id,
        settlement: id,
        standings: lines.length,
        awardedPlaces,
      });
      return publication;
    });
  }

  /** The latest publication of an edition, or null: nothing is public. */
  published(slug: string): Promise<Publication | null> {
    return this.db.getRepository(Publication).findOne({ where: { slug }, order: { ordinal: 'DESC' } });
  }

  /** What was published of an edition, oldest first, for its organisers. */
  ofCompetition(competitionId: string): Promise<Publication[]> {
    return this.db.getRepository(Publication).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  }

  /** A page of a publication's ranking. */
  async standings(publicationId: string, { first, after }: PageArgs): Promise<PublicStandingConnection> {
    const from = Number(decodeCursor(after, 'NUMBER')?.[0] ?? 0);
    const rows = await publishedStandings(this.db, publicationId, from, first + 1);
    const total = await this.db.getRepository(PublishedStanding).countBy({ publicationId });
    return pageOf(rows, first, total, (row) => [String(row.ordinal), row.id]);
  }

  private async signed(tx: EntityManager, actor: Actor, { competition, ranking, awardedPlaces, lines }: ToSign): Promise<Publication> {
    const [now, head] = [await databaseNow(tx), await auditHead(tx)];
    const { slug, titleKo, titleEn, year } = competition;
    const { settlement } = ranking;
    const { payload, kid, signature } = this.signer.sign({
      format: 'pado-publication-1',
      publishedAt: now.toISOString(),
      competition: slug,
      settlementHash: settlement.inputsHash,
      rowsHash: sha256(settlement.rows),
      audit: head,
      awardedPlaces,
      standings: lines.map(({ row: { place, score, entryNumber, title, trackKo, trackEn, tieBrokenBy, belowFloor } }) => {
        return { place, score, entryNumber, title, trackKo, trackEn, tieBrokenBy, ...(belowFloor && { belowFloor }) };
      }),
    });
    return tx.getRepository(Publication).create({
      id: randomId(),
      competitionId: competition.id,
      ordinal: 1,
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
      awardDecisionId: null,
      options: null,
      reasonKo: null,
      reasonEn: null,
      publishedAt: now,
      decidedAt: now,
      publishedBy: actor.accountId,
    });
  }
}

interface ToSign {
  competition: Competition;
  ranking: Publishable;
  awardedPlaces: number;
  lines: PublicationLine[];
}
