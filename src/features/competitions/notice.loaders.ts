import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { Notice, NoticeFile, NoticeVersion } from './notice.entity.js';
import { Question } from './question.entity.js';
import type { AnsweredQuestion } from './question.type.js';
import { attachmentOf, type NoticeAttachment } from './notice.type.js';

export interface NoticeLoaders {
  /** The newest first. */
  noticesOfCompetition: DataLoader<string, Notice[]>;
  /** The first one first. */
  versionsOfNotice: DataLoader<string, NoticeVersion[]>;
  attachmentsOfVersion: DataLoader<string, NoticeAttachment[]>;
  /** The latest answer first. */
  publicQuestionsOfCompetition: DataLoader<string, AnsweredQuestion[]>;
}

export const noticeLoaders = (db: DataSource): NoticeLoaders => ({
  noticesOfCompetition: new DataLoader(async (ids) => {
    const where = { competitionId: In([...ids]) };
    const notices = await db.getRepository(Notice).find({ where, order: { publishedAt: 'DESC', id: 'DESC' } });
    return grouped(ids, notices, ({ competitionId }) => competitionId);
  }),
  // A mutation adds to them; one that follows another in the same request has to read them anew.
  versionsOfNotice: new DataLoader(
    async (ids) => {
      const versions = await db.getRepository(NoticeVersion).find({ where: { noticeId: In([...ids]) }, order: { ordinal: 'ASC' } });
      return grouped(ids, versions, ({ noticeId }) => noticeId);
    },
    { cache: false },
  ),
  attachmentsOfVersion: new DataLoader(async (ids) => {
    const where = { versionId: In([...ids]) };
    const files = await db.getRepository(NoticeFile).find({ where, relations: { storedFile: true }, order: { ordinal: 'ASC' } });
    return grouped(ids, files, ({ versionId }) => versionId).map((own) => own.map(attachmentOf));
  }),
  publicQuestionsOfCompetition: new DataLoader(async (ids) => {
    const where = { competitionId: In([...ids]), isPublic: true };
    const questions = await db.getRepository(Question).find({ where, order: { answeredAt: 'DESC', id: 'ASC' } });
    return grouped(ids, questions, ({ competitionId }) => competitionId).map((own) =>
      own.map(({ id, publicText, answer, answeredAt }) => ({ id, question: publicText!, answer: answer!, answeredAt: answeredAt! })),
    );
  }),
});
