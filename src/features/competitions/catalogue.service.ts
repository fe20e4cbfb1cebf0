import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { problemsOfCatalogueItem, wordsOf } from '../../domain/catalogue.js';
import { mayChangeCatalogue, mayOrganize, mayReadCatalogue } from '../../domain/permission/competition.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { CatalogueItem, HiddenCatalogueItem } from './catalogue-item.entity.js';
import type { AddCatalogueItemInput, CatalogueArgs, HideCatalogueItemInput } from './catalogue.input.js';
import { catalogueAfter, countCatalogue, sortOf } from './catalogue.queries.js';
import { Competition } from './competition.entity.js';
import { lockCompetition } from './competition.service.js';

/** The catalogue of data sources: reference data for all editions, to which each adds its own and of which it hides what it does not want. */
@Injectable()
export class CatalogueService {
  constructor(private readonly db: DataSource) {}

  async page(actor: Actor, { competition, text, first, after }: CatalogueArgs): Promise<Page<CatalogueItem>> {
    const { manager } = this.db;
    const edition = competition ? await manager.getRepository(Competition).findOneBy({ id: competition }) : null;
    if (competition) refuse(mayReadCatalogue(actor, edition));
    const wanted = { competitionId: edition?.id ?? null, words: wordsOf(text) };
    const items = await catalogueAfter(manager, wanted, first + 1, decodeCursor(after));
    return pageOf(items, first, await countCatalogue(manager, wanted), (item) => [sortOf(item), item.id]);
  }

  /** Adds a data source for the teams of an edition. It is never changed: teams may have picked it. */
  async add(actor: Actor, { competition: competitionId, ...wish }: AddCatalogueItemInput): Promise<CatalogueItem> {
    refuse(mayOrganize(actor, competitionId));
    const words = { ...trimmed(wish), licence: wish.licence ?? null, isOfBigDataWave: wish.isOfBigDataWave };
    refuseProblems(problemsOfCatalogueItem(words));
    return transaction(this.db, async (tx) => {
      refuse(mayChangeCatalogue((await lockCompetition(tx, competitionId, 'pessimistic_read')).state));
      const row = { id: randomId(), competitionId, ...words, key: null, cycleKo: null, cycleEn: null, createdAt: await databaseNow(tx) };
      const item = tx.getRepository(CatalogueItem).create(row);
      await tx.getRepository(CatalogueItem).insert(item);
      await record(tx, { actor, as: 'ORGANIZER' }, 'catalogue.item_added', competitionId, { item: item.id });
      return item;
    });
  }

  /** Hides a data source from the teams of an edition, or shows it again. */
  async hide(actor: Actor, { competition: competitionId, item: itemId, isHidden }: HideCatalogueItemInput): Promise<CatalogueItem> {
    refuse(mayOrganize(actor, competitionId));
    return transaction(this.db, async (tx) => {
      refuse(mayChangeCatalogue((await lockCompetition(tx, competitionId, 'pessimistic_write')).state));
      const item = await tx.getRepository(CatalogueItem).findOneBy({ id: itemId });
      if (!item || (item.competitionId !== null && item.competitionId !== competitionId)) throw new Refused(refusal('NOT_FOUND'));
      const hidden = tx.getRepository(HiddenCatalogueItem);
      await hidden.delete({ competitionId, itemId });
      if (isHidden) await hidden.insert({ competitionId, itemId });
      await record(tx, { actor, as: 'ORGANIZER' }, 'catalogue.item_hidden', competitionId, { item: itemId, isHidden });
      return item;
    });
  }
}

const trimmed = (wish: Omit<AddCatalogueItemInput, 'competition'>) => ({
  nameKo: clean(wish.nameKo),
  nameEn: clean(wish.nameEn),
  providerKo: clean(wish.providerKo),
  providerEn: clean(wish.providerEn),
  portalKo: clean(wish.portalKo),
  portalEn: clean(wish.portalEn),
  address: clean(wish.address),
});
