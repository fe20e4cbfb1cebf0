import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayOrganize } from '../../domain/permission/competition.js';
import { refuse } from '../../domain/refusal.js';
import type { Passage } from '../../domain/similarity/passages.js';
import type { SimilarPair } from '../../domain/similarity/similar-texts.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { insertAll } from '../../platform/database/insert-all.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.js';
import { addJob } from '../../platform/jobs/add-job.js';
import { compareApart } from './compare-apart.js';
import { reportText } from './report-text.js';
import { ReportComparison, SimilarReports } from './similarity.entity.js';
import { editionsOfReport, type HandedInReport, noticeFiles, reportsOf, textPartsOf } from './similarity.queries.js';

/** On the evening of the deadline hundreds hand in: one comparison for all that came within such a time. */
const together = 10 * 60_000;
/** Texts come from the database this many at a time. */
const atATime = 100;
/** More pairs than a person will look at mean that something else is wrong. */
const mostPairs = 1_000;
/** Of a pair, the longest ones: enough to see what it is. */
const mostPassages = 50;

/** Leaves comparing the reports of an edition for a little later. */
export const compareLater = (tx: EntityManager, competitionId: string, now: Date): Promise<void> =>
  askFor(tx, competitionId, new Date((Math.floor(now.getTime() / together) + 1) * together));

/** Two jobs, one for now and one for later: else the next submission would put off what somebody waits for. */
const askFor = (tx: EntityManager, competition: string, runAt?: Date): Promise<void> => {
  const key = `${runAt ? 'compare-reports' : 'compare-reports-now'}:${competition}`;
  return addJob(tx, 'compare-reports', { competition }, key, { runAt, queue: 'compare-reports' });
};

/** Which reports have passages in common; for organisers, who judge what it means. */
@Injectable()
export class SimilarityService {
  constructor(private readonly db: DataSource) {}

  /** Asks for a comparison now. */
  async ask(actor: Actor, competitionId: string): Promise<boolean> {
    refuse(mayOrganize(actor, competitionId));
    await transaction(this.db, async (tx) => {
      await askFor(tx, competitionId);
      await record(tx, { actor, as: 'ORGANIZER' }, 'reports.comparison_asked', competitionId);
    });
    return true;
  }

  /** Job `file-read`: a report whose text is there only now is compared again. */
  async afterReading({ file }: { file?: unknown }): Promise<void> {
    await transaction(this.db, async (tx) => {
      const now = await databaseNow(tx);
      for (const { competitionId } of await editionsOfReport(tx, String(file))) await compareLater(tx, competitionId, now);
    });
  }

  /** Job `compare-reports`: what it finds takes the place of what was found before. */
  async compare({ competition }: { competition?: unknown }, stopping: AbortSignal): Promise<void> {
    const competitionId = String(competition);
    const { manager } = this.db;
    const own = await reportsOf(manager, competitionId, 'THIS');
    const earlier = (await reportsOf(manager, competitionId, 'EARLIER')).filter(({ isRead }) => isRead);
    const reports = [...own.filter(({ isRead }) => isRead), ...earlier];
    const texts = await textsOf(manager, reports);
    const given = await textsOf(manager, await noticeFiles(manager, competitionId));
    const earlierFrom = reports.length - earlier.length;
    const pairs = await compareApart({ texts, earlierFrom, given }, stopping);
    await transaction(this.db, async (tx) => {
      const comparedAt = await databaseNow(tx);
      const counts = { reports: earlierFrom, earlierReports: earlier.length, unreadReports: own.length - earlierFrom };
      await tx.getRepository(ReportComparison).upsert({ competitionId, comparedAt, ...counts }, ['competitionId']);
      await tx.getRepository(SimilarReports).delete({ competitionId });
      await insertAll(
        tx,
        SimilarReports,
        pairs.slice(0, mostPairs).map((pair, index) => rowOf(competitionId, reports, pair, index + 1)),
      );
      await record(tx, 'SYSTEM', 'reports.compared', competitionId, { ...counts, pairs: pairs.length });
    });
  }

  /** The last comparison of an edition; null: there was none. Whoever calls has asked who is looking. */
  last(competitionId: string): Promise<ReportComparison | null> {
    return this.db.getRepository(ReportComparison).findOneBy({ competitionId });
  }

  /** A page of what it found. Whoever calls has asked who is looking. */
  async page(competitionId: string, { first, after }: { first: number; after?: string | null }): Promise<Page<SimilarReports>> {
    const seen = Number(decodeCursor(after, 'NUMBER')?.[0] ?? 0);
    const pairs = this.db.getRepository(SimilarReports);
    const rows = await pairs
      .createQueryBuilder('pair')
      .where({ competitionId })
      .andWhere('pair.rank > :seen', { seen })
      .orderBy('pair.rank', 'ASC')
      .limit(first + 1)
      .getMany();
    return pageOf(rows, first, await pairs.countBy({ competitionId }), ({ rank, id }) => [String(rank), id]);
  }
}

async function textsOf(db: EntityManager, files: readonly { storedFileId: string }[]): Promise<string[]> {
  const texts: string[] = [];
  for (let from = 0; from < files.length; from += atATime) {
    const some = files.slice(from, from + atATime).map(({ storedFileId }) => storedFileId);
    const parts = await textPartsOf(db, some);
    texts.push(...some.map((id) => reportText(parts.get(id) ?? [])));
  }
  return texts;
}

const rowOf = (competitionId: string, reports: readonly HandedInReport[], { left, right, ...pair }: SimilarPair, rank: number) => ({
  id: randomId(),
  competitionId,
  rank,
  leftVersionId: reports[left]!.versionId,
  rightVersionId: reports[right]!.versionId,
  ...pair,
  passages: longest(pair.passages),
});

const longest = (passages: readonly Passage[]): Passage[] =>
  passages
    .toSorted((a, b) => b.left.end - b.left.start - (a.left.end - a.left.start))
    .slice(0, mostPassages)
    .toSorted((a, b) => a.left.start - b.left.start);
