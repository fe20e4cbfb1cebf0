import type { DataSource, EntityManager } from 'typeorm';
import {
  changesBetween,
  type LineChange,
  type PublicComment,
  type PublicLine,
  type PublicName,
  type PublicReport,
} from '../../domain/publication-diff.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import type { PublicationLine } from './publication-lines.js';
import { Publication } from './publication.entity.js';
import { publishedLinesOf, type PublishedLineRow, publishedNamesOf } from './public-results.queries.js';
import { commentsOfPublications } from './published-comment.queries.js';
import { reportsOfPublications } from './published-report.queries.js';
import type { ToPublish } from './to-publish.js';

/** What is public of a line, and nothing besides. */
const publicLine = (
  line: Omit<PublicLine, 'names' | 'reports' | 'comments'>,
  names: readonly PublicName[],
  reports: readonly PublicReport[],
  comments: readonly PublicComment[],
): PublicLine => ({
  entryNumber: line.entryNumber,
  title: line.title,
  trackKo: line.trackKo,
  trackEn: line.trackEn,
  place: line.place,
  score: line.score,
  tieBrokenBy: line.tieBrokenBy,
  belowFloor: line.belowFloor,
  isWinner: line.isWinner,
  awardKey: line.awardKey,
  awardKo: line.awardKo,
  awardEn: line.awardEn,
  revokedKo: line.revokedKo,
  revokedEn: line.revokedEn,
  summary: line.summary,
  names: names.map(({ kind, name, departmentKo, departmentEn }) => ({ kind, name, departmentKo, departmentEn })),
  reports: reports.map(({ name, mediaType, size, sha256 }) => ({ name, mediaType, size, sha256 })),
  comments: comments.map(({ stageKo, stageEn, criterionKo, criterionEn, text }) => ({ stageKo, stageEn, criterionKo, criterionEn, text })),
});

export const asPublicLine = ({ standing, names, reports, comments }: PublicationLine): PublicLine =>
  publicLine(
    standing,
    names,
    reports.map((report) => ({ ...report, size: Number(report.size) })),
    comments,
  );

/** The lines of these publications as anybody could read them now, with the names, reports and comments that have not been redacted. */
export async function publicLinesOf(
  db: DataSource | EntityManager,
  publicationIds: readonly string[],
): Promise<(PublishedLineRow & { line: PublicLine })[]> {
  const rows = await publishedLinesOf(db, publicationIds);
  const names = Map.groupBy(await publishedNamesOf(db, publicationIds), ({ standingId }) => standingId);
  const reports = Map.groupBy(await reportsOfPublications(db, publicationIds), ({ standingId }) => standingId);
  const comments = Map.groupBy(await commentsOfPublications(db, publicationIds), ({ standingId }) => standingId);
  return rows.map((row) => ({
    ...row,
    line: publicLine(row, names.get(row.id) ?? [], reports.get(row.id) ?? [], comments.get(row.id) ?? []),
  }));
}

/** What is public now of an edition, and what would become of it. */
export interface Difference {
  /** The publication that is public now; null: nothing is. */
  now: Publication | null;
  changes: LineChange[];
  isSame: boolean;
}

/** How what is to be published differs from what anybody can read now. */
export async function differenceTo(tx: EntityManager, content: ToPublish): Promise<Difference> {
  const { latest } = content.soFar;
  const now = latest && !latest.isWithdrawn ? await tx.getRepository(Publication).findOneByOrFail({ id: latest.id }) : null;
  const before = now ? (await publicLinesOf(tx, [now.id])).map(({ line }) => line) : [];
  const after = content.lines.map(asPublicLine);
  const isSame =
    now !== null &&
    (now.finalSettlementId ?? now.settlementId) === content.ranking.settlement.id &&
    now.awardDecisionId === (content.decision?.id ?? null) &&
    now.awardedPlaces === content.awardedPlaces &&
    now.options === canonicalText(content.options) &&
    canonicalText(before) === canonicalText(after);
  return { now, changes: changesBetween(before, after), isSame };
}
