import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { mayPublish } from '../../domain/permission/result.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { record } from '../../platform/audit/record.js';
import { auditHead } from '../../platform/audit/sealer.js';
import { SealerService } from '../../platform/audit/sealer.service.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { Signer } from '../../platform/keys/signer.js';
import { Competition, CompetitionState, Track } from '../competitions/competition.entity.js';
import { Stage } from '../competitions/stage.entity.js';
import { Publication, PublishedName, PublishedStanding } from './publication.entity.js';
import { namesToPublish } from './publication.queries.js';
import { Settlement } from './settlement.entity.js';
import { namesOfEntries } from './settlement.queries.js';
import type { TrackStanding } from './settlement.service.js';

@Injectable()
export class PublicationService {
  constructor(
    private readonly db: DataSource,
    private readonly sealer: SealerService,
    private readonly signer: Signer,
  ) {}

  /** Copies a settlement's ranking into the public tables and signs it. From then on anyone may read it. */
  async publish(actor: Actor, settlementId: string): Promise<Publication> {
    const { stage } = await placeOf(this.db.manager, settlementId);
    refuse(mayOrganize(actor, stage.competitionId));
    await this.sealer.seal();
    return transaction(this.db, async (tx) => {
      const lock = { mode: 'pessimistic_write' as const };
      const competition = await tx.getRepository(Competition).findOneOrFail({ where: { id: stage.competitionId }, lock });
      const { settlement, isLatest, isLastStage } = await placeOf(tx, settlementId);
      refuse(mayPublish({ isLatest, isLastStage, competitionState: competition.state }));
      const lines = await linesToPublish(tx, competition.id, JSON.parse(settlement.rows) as TrackStanding[]);
      const publication = await this.write(tx, actor, competition, settlement, lines);
      await tx.getRepository(Competition).update({ id: competition.id }, { state: CompetitionState.PUBLISHED });
      await record(tx, { actor, as: 'ORGANIZER' }, 'results.published', competition.id, {
        publication: publication.id,
        settlement: settlementId,
        standings: lines.length,
      });
      return publication;
    });
  }

  /** The latest publication of an edition, or null: nothing is public. */
  published(slug: string): Promise<Publication | null> {
    return this.db.getRepository(Publication).findOne({ where: { slug }, order: { ordinal: 'DESC' } });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    competition: Competition,
    settlement: Settlement,
    lines: Line[],
  ): Promise<Publication> {
    const [now, head] = [await databaseNow(tx), await auditHead(tx)];
    const { slug, titleKo, titleEn, year } = competition;
    const signed = this.signer.sign({
      publishedAt: now.toISOString(),
      competition: slug,
      settlementHash: settlement.inputsHash,
      audit: head,
      standings: lines.map(({ row: { place, score, entryNumber, title } }) => ({ place, score, entryNumber, title })),
    });
    const publication = tx.getRepository(Publication).create({
      id: randomId(),
      competitionId: competition.id,
      ordinal: 1,
      slug,
      titleKo,
      titleEn,
      year,
      settlementId: settlement.id,
      settlementHash: settlement.inputsHash,
      auditSeq: String(head.seq),
      auditHash: head.hash,
      kid: signed.kid,
      signature: signed.signature,
      publishedAt: now,
      publishedBy: actor.accountId,
    });
    await tx.getRepository(Publication).insert(publication);
    await insertAll(
      tx,
      PublishedStanding,
      lines.map(({ row }) => ({ ...row, publicationId: publication.id })),
    );
    await publishNames(tx, lines);
    return publication;
  }
}

/** A settlement with its stage, and whether it is the one that counts. */
async function placeOf(tx: EntityManager, settlementId: string) {
  const settlement = await tx.getRepository(Settlement).findOneBy({ id: settlementId });
  if (!settlement) throw new Refused(refusal('NOT_FOUND'));
  const stage = await tx.getRepository(Stage).findOneByOrFail({ id: settlement.stageId });
  const newest = await tx.getRepository(Settlement).findOne({ where: { stageId: stage.id }, order: { ordinal: 'DESC' } });
  const last = await tx.getRepository(Stage).findOne({ where: { competitionId: stage.competitionId }, order: { ordinal: 'DESC' } });
  return { settlement, stage, isLatest: newest?.id === settlement.id, isLastStage: last?.id === stage.id };
}

/** A line to be published, still with the entry that it is about. */
interface Line {
  entryId: string;
  row: Omit<PublishedStanding, 'publicationId' | 'publication'>;
}

/** Placed entries only, track by track in the order of places. Who has no place is not named. */
async function linesToPublish(tx: EntityManager, competitionId: string, standings: TrackStanding[]): Promise<Line[]> {
  const tracks = await tx.getRepository(Track).find({ where: { competitionId }, order: { ordinal: 'ASC' } });
  const placed = standings.filter(({ place, score }) => place !== null && score !== null);
  const entryIds = placed.map(({ entry }) => entry);
  const names = new Map((await namesOfEntries(tx, entryIds)).map((entry) => [entry.id, entry]));
  const inOrder = tracks.flatMap((track) =>
    placed.filter((standing) => standing.track === track.id).map((standing) => ({ standing, track })),
  );
  return inOrder.map(({ standing, track }, index) => {
    const { entry, place, score, tieBrokenBy } = standing;
    const { number: entryNumber, title } = names.get(entry)!;
    const { nameKo: trackKo, nameEn: trackEn } = track;
    const row = { id: randomId(), ordinal: index + 1, place: place!, score: score!, entryNumber, title, trackKo, trackEn, tieBrokenBy };
    return { entryId: entry, row };
  });
}

async function publishNames(tx: EntityManager, lines: Line[]): Promise<void> {
  const entryIds = lines.map(({ entryId }) => entryId);
  const names = Map.groupBy(await namesToPublish(tx, entryIds), (name) => name.entryId);
  const rows = lines.flatMap(({ entryId, row }) =>
    (names.get(entryId) ?? []).map(({ kind, name, departmentKo, departmentEn }, index) => {
      return { id: randomId(), standingId: row.id, ordinal: index + 1, kind, name, departmentKo, departmentEn };
    }),
  );
  await insertAll(tx, PublishedName, rows);
}
