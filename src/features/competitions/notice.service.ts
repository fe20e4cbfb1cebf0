import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { type NoticeText, problemsOfNotice, problemsOfRevision } from '../../domain/notice.js';
import { mayAttachToNotice, mayPublishNotice, mayReadNotices } from '../../domain/permission/notice.js';
import { refuseProblems } from '../../domain/problem.js';
import { Refused, refusal, refuse } from '../../domain/refusal.js';
import { clean } from '../../domain/text.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import { record } from '../../platform/audit/record.js';
import { randomId } from '../../platform/database/ids.js';
import { databaseNow, transaction } from '../../platform/database/transaction.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import type { StoredAnswer } from '../../platform/http/send-stored.js';
import { lockCompetition } from './competition.service.js';
import { Notice, NoticeFile, NoticeVersion } from './notice.entity.js';
import type { PublishNoticeInput, ReviseNoticeInput } from './notice.input.js';

/** Notices of an edition (공고): what was said once is kept, and a revision says what it changes. */
@Injectable()
export class NoticeService {
  constructor(private readonly db: DataSource) {}

  /** A new notice with its first version. Everybody reads it once the edition is announced. */
  async publish(actor: Actor, wish: PublishNoticeInput): Promise<Notice> {
    return transaction(this.db, async (tx) => {
      const competition = await lockCompetition(tx, wish.competition, 'pessimistic_read');
      refuse(mayPublishNotice(actor, competition));
      refuseProblems(problemsOfNotice(wish));
      const publishedAt = await databaseNow(tx);
      const notice = tx
        .getRepository(Notice)
        .create({ id: randomId(), competitionId: competition.id, publishedBy: actor.accountId, publishedAt });
      await tx.getRepository(Notice).insert(notice);
      await writeVersion(tx, actor, { noticeId: notice.id, ordinal: 1, publishedAt }, wish);
      return notice;
    });
  }

  /** The next version of a notice; the earlier ones stay to be read. */
  async revise(actor: Actor, wish: ReviseNoticeInput): Promise<Notice> {
    return transaction(this.db, async (tx) => {
      const found = await tx.getRepository(Notice).findOneBy({ id: wish.notice });
      if (!found) throw new Refused(refusal('NOT_FOUND'));
      refuse(mayPublishNotice(actor, await lockCompetition(tx, found.competitionId, 'pessimistic_read')));
      refuseProblems(problemsOfRevision(wish));
      // Two revisions at a time: the second one finds that it builds on an older version.
      await tx.getRepository(Notice).findOneOrFail({ where: { id: found.id }, lock: { mode: 'pessimistic_write' } });
      const latest = await tx.getRepository(NoticeVersion).countBy({ noticeId: found.id });
      if (latest !== wish.version) throw new Refused(refusal('STALE_REVISION', { current: { version: latest } }));
      const next = { noticeId: found.id, ordinal: latest + 1, publishedAt: await databaseNow(tx) };
      const { changeKo, changeEn } = wish;
      await writeVersion(tx, actor, { ...next, changeKo: clean(changeKo), changeEn: clean(changeEn) }, wish);
      return found;
    });
  }

  /** A file of a notice for somebody who may read that. For everybody else it does not exist. */
  async fileFor(actor: Actor | null, id: string): Promise<StoredAnswer> {
    const relations = { storedFile: true, version: { notice: { competition: true } } } as const;
    const file = isUUID(id) ? await this.db.getRepository(NoticeFile).findOne({ where: { id }, relations }) : null;
    refuse(file ? mayReadNotices(actor, file.version.notice.competition) : refusal('NOT_FOUND'));
    const { storageKey, size, mediaType, originalName, scanState } = file!.storedFile;
    return { storageKey, size: Number(size), mediaType, fileName: originalName ?? id, scanState };
  }
}

type Place = Pick<NoticeVersion, 'noticeId' | 'ordinal' | 'publishedAt'> & Partial<Pick<NoticeVersion, 'changeKo' | 'changeEn'>>;

async function writeVersion(tx: EntityManager, actor: Actor, place: Place, wish: NoticeText & { files: string[] }): Promise<void> {
  const files = await attachable(tx, actor, place.noticeId, wish.files);
  const text = { titleKo: clean(wish.titleKo), titleEn: clean(wish.titleEn), textKo: clean(wish.textKo), textEn: clean(wish.textEn) };
  const id = randomId();
  await tx.getRepository(NoticeVersion).insert({ id, ...place, ...text, publishedBy: actor.accountId });
  const attached = files.map((file, index) => ({ id: randomId(), versionId: id, ordinal: index + 1, storedFileId: file.id }));
  if (attached.length > 0) await tx.getRepository(NoticeFile).insert(attached);
  await record(tx, { actor, as: 'ORGANIZER' }, place.ordinal === 1 ? 'notice.published' : 'notice.revised', place.noticeId, {
    version: id,
    ordinal: place.ordinal,
    textSha256: sha256(canonicalText(text)),
    files: files.map((file) => file.sha256),
  });
}

/** The files that a notice is to have, in this order, all of which its organiser may make public. */
async function attachable(tx: EntityManager, actor: Actor, noticeId: string, ids: string[]): Promise<StoredFile[]> {
  const stored = await tx.getRepository(StoredFile).findBy({ id: In(ids) });
  const kept = await tx.getRepository(NoticeFile).findBy({ storedFileId: In(ids), version: { noticeId } });
  return ids.map((id) => {
    const file = stored.find((each) => each.id === id);
    const isAttached = kept.some(({ storedFileId }) => storedFileId === id);
    refuse(mayAttachToNotice({ isOwn: file?.uploadedBy === actor.accountId, isAttached, holdsMacros: file?.holdsMacros ?? false }));
    return file!;
  });
}
