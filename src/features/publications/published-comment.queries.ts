import type { DataSource, EntityManager } from 'typeorm';
import { publicComments } from '../../domain/public-comments.js';
import type { PublicComment } from '../../domain/publication-diff.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { databaseNow } from '../../platform/database/transaction.js';
import { countedSheetsOf, settlementsBy } from '../results/counted-sheets.queries.js';
import type { Settlement } from '../results/settlement.entity.js';

const maySay = ({ rule }: Settlement): boolean => (JSON.parse(rule.rule) as Rule).commentsMayBePublic ?? false;

/** Whether the rule of any stage told judges, before they wrote, that what they write may be made public. */
export const areCommentsPromised = async (tx: EntityManager, competitionId: string): Promise<boolean> =>
  (await settlementsBy(tx, competitionId, await databaseNow(tx))).some(maySay);

/** What may be published now of what judges wrote about these entries: of the stages whose rule says so. */
export async function commentsToPublish(
  tx: EntityManager,
  competitionId: string,
  entryIds: readonly string[],
): Promise<Map<string, PublicComment[]>> {
  if (entryIds.length === 0) return new Map();
  const now = await databaseNow(tx);
  const settlements = (await settlementsBy(tx, competitionId, now)).filter(maySay);
  const said = (await countedSheetsOf(tx, settlements, entryIds, now)).map(({ entryId, settlement: { stage }, criteria, sheets }) => {
    const keys = criteria.map(({ key }) => key);
    const comments = publicComments(keys, sheets).map(({ criterion, text }): PublicComment => {
      const { nameKo = null, nameEn = null } = criteria.find(({ key }) => key === criterion) ?? {};
      return { stageKo: stage.nameKo, stageEn: stage.nameEn, criterionKo: nameKo, criterionEn: nameEn, text };
    });
    return { entryId, comments };
  });
  const byEntry = Map.groupBy(said, ({ entryId }) => entryId);
  return new Map([...byEntry].map(([entryId, ofStages]) => [entryId, ofStages.flatMap(({ comments }) => comments)]));
}

interface PublishedCommentRow extends PublicComment {
  standingId: string;
}

const COMMENT = `comment.standing_id as "standingId", comment.stage_ko as "stageKo", comment.stage_en as "stageEn",
  comment.criterion_ko as "criterionKo", comment.criterion_en as "criterionEn", comment.text from published_comment as comment`;

/** The comments beside these standings, without those that were redacted. */
export const commentsOfStandings = (db: DataSource, standingIds: readonly string[]): Promise<PublishedCommentRow[]> =>
  db.query<PublishedCommentRow[]>(
    `select ${COMMENT} where standing_id = any($1::uuid[]) and text is not null order by standing_id, ordinal`,
    [standingIds],
  );

/** The same of whole publications. */
export const commentsOfPublications = (db: DataSource | EntityManager, publicationIds: readonly string[]): Promise<PublishedCommentRow[]> =>
  db.query<PublishedCommentRow[]>(
    `select ${COMMENT} join published_standing as standing on standing.id = comment.standing_id
      where standing.publication_id = any($1::uuid[]) and text is not null order by standing_id, comment.ordinal`,
    [publicationIds],
  );
