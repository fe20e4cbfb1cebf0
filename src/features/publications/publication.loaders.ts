import DataLoader from 'dataloader';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { changesToldNow } from '../../domain/earlier-changes.js';
import type { LineChange } from '../../domain/publication-diff.js';
import { grouped } from '../../platform/database/grouped.js';
import { publicLinesOf } from './published-now.js';
import { PublicationWithdrawal } from './publication-withdrawal.entity.js';
import { PublishedName } from './publication.entity.js';
import type { PublicComment } from '../../domain/publication-diff.js';
import { commentsOfStandings } from './published-comment.queries.js';
import { type PublishedReportRow, reportsOfStandings } from './published-report.queries.js';
import type { EarlierPublication } from './publication.type.js';

export interface PublicationLoaders {
  namesOfStanding: DataLoader<string, PublishedName[]>;
  reportsOfStanding: DataLoader<string, (PublishedReportRow & { address: string })[]>;
  commentsOfStanding: DataLoader<string, PublicComment[]>;
  withdrawalOf: DataLoader<string, PublicationWithdrawal | null>;
  /** How what followed an earlier publication differs from it; null: one of the two was taken down. */
  publicChangesFrom: DataLoader<EarlierPublication, LineChange[] | null, string>;
}

export const publicationLoaders = (db: DataSource): PublicationLoaders => ({
  namesOfStanding: new DataLoader(async (ids) => {
    const names = await db
      .getRepository(PublishedName)
      .find({ where: { standingId: In([...ids]), name: Not(IsNull()) }, order: { ordinal: 'ASC' } });
    return grouped(ids, names, (name) => name.standingId);
  }),
  reportsOfStanding: new DataLoader(async (ids) => {
    const rows = await reportsOfStandings(db, ids);
    const placed = rows.map((report) => ({ ...report, address: `/results/${report.slug}/reports/${report.id}` }));
    return grouped(ids, placed, ({ standingId }) => standingId);
  }),
  commentsOfStanding: new DataLoader(async (ids) => grouped(ids, await commentsOfStandings(db, ids), ({ standingId }) => standingId)),
  withdrawalOf: new DataLoader(async (ids) => {
    const found = await db.getRepository(PublicationWithdrawal).findBy({ publicationId: In([...ids]) });
    return ids.map((id) => found.find(({ publicationId }) => publicationId === id) ?? null);
  }),
  publicChangesFrom: new DataLoader(async (all) => changesFrom(db, all), { cacheKeyFn: ({ id }) => id }),
});

async function changesFrom(db: DataSource, all: readonly EarlierPublication[]): Promise<(LineChange[] | null)[]> {
  const shown = all.filter(({ areLinesShown }) => areLinesShown);
  const rows = await publicLinesOf(db, [...new Set(shown.flatMap(({ id, nextId }) => [id, nextId]))]);
  const lines = Map.groupBy(rows, ({ publicationId }) => publicationId);
  const linesOf = (id: string) => (lines.get(id) ?? []).map(({ line }) => line);
  return all.map(({ id, nextId, areLinesShown, told }) => (areLinesShown ? changesToldNow(linesOf(id), linesOf(nextId), told) : null));
}
