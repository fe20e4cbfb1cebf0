import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { isOverdue } from '../../domain/adoption.js';
import { seoulDay } from '../../domain/seoul-time.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf, pageOfWhole } from '../../platform/graphql/connection.js';
import type { PageArgs } from '../../platform/graphql/page.args.js';
import { namesOfEntries } from '../results/settlement.queries.js';
import { AdoptionUpdate } from './adoption-update.entity.js';
import {
  adoptionsByYear,
  awardedEntries,
  type AwardedEntryRow,
  countAdoptions,
  publicAdoptions,
  recordedEntries,
} from './adoption.queries.js';
import type { AdoptedWork, AdoptionsArgs, AdoptionYear, AwardedWork } from './adoption.type.js';

/** What became of winning works: for the public by year, and for those who run an edition. */
@Injectable()
export class AdoptionListService {
  constructor(private readonly db: DataSource) {}

  /** A page of what is public of a year. */
  async ofYear({ year, first, after }: AdoptionsArgs): Promise<Page<AdoptedWork>> {
    const rows = await publicAdoptions(this.db.manager, year, first + 1, decodeCursor(after));
    const total = await countAdoptions(this.db.manager, year);
    return pageOf(rows, first, total, ({ sort, id }) => [sort, id]);
  }

  years(): Promise<AdoptionYear[]> {
    return adoptionsByYear(this.db.manager);
  }

  /** A page of the awarded works of an edition, and of those that were once. Whoever calls has asked who is looking. */
  async ofCompetition(competitionId: string, page: PageArgs): Promise<Page<AwardedWork>> {
    const awarded = await awardedEntries(this.db.manager, competitionId);
    const works = [...awarded.map((row) => ({ ...row, isAwarded: true })), ...(await this.noLongerAwarded(competitionId, awarded))];
    const { nodes, ...where } = pageOfWhole(works, page, ({ entryId }) => entryId);
    const updates = await this.db.getRepository(AdoptionUpdate).find({
      where: { entryId: In(nodes.map(({ entryId }) => entryId)) },
      order: { version: 'DESC' },
    });
    const versionsOf = Map.groupBy(updates, ({ entryId }) => entryId);
    const today = seoulDay(await databaseNow(this.db.manager));
    return {
      ...where,
      nodes: nodes.map(({ entryId, entryNumber, title, awardKo, awardEn, isAwarded }) => {
        const versions = versionsOf.get(entryId) ?? [];
        const late = isAwarded && versions[0] !== undefined && isOverdue(versions[0], today);
        return { entry: entryId, entryNumber, title, awardKo, awardEn, isAwarded, isOverdue: late, versions };
      }),
    };
  }

  /** Works with records whose award is not public any more. */
  private async noLongerAwarded(competitionId: string, awarded: readonly AwardedEntryRow[]) {
    const recorded = (await recordedEntries(this.db.manager, competitionId)).map(({ id }) => id);
    const others = recorded.filter((id) => !awarded.some(({ entryId }) => entryId === id));
    const names = await namesOfEntries(this.db, others);
    const ordered = names.toSorted((a, b) => (a.number < b.number ? -1 : 1));
    return ordered.map(({ id, number, title }) => {
      return { entryId: id, entryNumber: number, title, awardKo: null, awardEn: null, isAwarded: false };
    });
  }
}
