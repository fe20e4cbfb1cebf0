import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { LinkPurpose } from '../../src/domain/one-time-link.js';
import { Account } from '../../src/features/accounts/account.entity.js';
import { OneTimeLink } from '../../src/features/accounts/one-time-link.entity.js';
import { FileSlot } from '../../src/features/entries/entry-file.entity.js';
import { ResumableUpload, UploadPiece } from '../../src/features/entries/resumable-upload.entity.js';
import { Supplement } from '../../src/features/entries/supplement.entity.js';
import { DataCorrection } from '../../src/features/personal/data-correction.entity.js';
import { SheetCorrection } from '../../src/features/scoring/correction.entity.js';
import { SheetTyping } from '../../src/features/scoring/typing.entity.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';
import { Mail, MailState } from '../../src/platform/mail/mail.entity.js';
import type { TestApp } from '../support/app.js';
import { FULL_MARKS } from '../support/judging-factories.js';
import { Person } from '../support/person.js';

// What the operations of the table are tried on, put straight into the database.

export async function aLooseFile(it: TestApp, { account }: Person): Promise<string> {
  const id = timeOrderedId();
  const file = {
    id,
    storageKey: newStorageKey(),
    size: '1000',
    sha256: '0'.repeat(64),
    kind: 'PDF',
    mediaType: 'application/pdf',
  } as const;
  await it.db.getRepository(StoredFile).insert({ ...file, originalName: '부록.pdf', uploadedBy: account!.id });
  return id;
}

export async function anUnfinishedUpload(it: TestApp, { account }: Person): Promise<string> {
  const id = randomId();
  await it.db.getRepository(ResumableUpload).insert({ id, accountId: account!.id, size: '2', originalName: '부록.pdf' });
  await it.db.getRepository(UploadPiece).insert({ uploadId: id, firstByte: '0', size: '1', storageKey: newStorageKey() });
  return id;
}

export async function aCorrection(it: TestApp, sheetId: string, id: string, isPending: boolean): Promise<void> {
  const marks = Object.fromEntries(Object.entries(FULL_MARKS).map(([key, points]) => [key, { points, comment: '' }]));
  const [before, after] = ['', '다시 읽었습니다.'].map((comment) => JSON.stringify({ comment, marks }));
  const asked = { id, sheetId, before, after, reason: '', askedAt: new Date() };
  const rejected = { state: 'REJECTED', decidedAt: new Date(), decisionReason: '' } as const;
  await it.db.getRepository(SheetCorrection).insert({ ...asked, ...(isPending ? { state: 'PENDING' as const } : rejected) });
}

export async function aSupplement(it: TestApp, entryId: string): Promise<string> {
  const id = timeOrderedId();
  const asked = { reason: '증빙자료가 빠졌습니다.', dueAt: new Date('2100-01-01T00:00:00Z'), askedAt: new Date() };
  const { id: askedBy } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  await it.db.getRepository(Supplement).insert({ id, entryId, fields: [], slots: [FileSlot.EVIDENCE], ...asked, askedBy });
  return id;
}

/** It waits for the one who took it. */
export async function aTypedSheet(
  it: TestApp,
  assignmentId: string,
  rubricId: string,
  { typist, checker }: { typist: string; checker: string },
): Promise<string> {
  const id = randomId();
  const marks = Object.fromEntries(Object.entries(FULL_MARKS).map(([key, points]) => [key, { points, comment: '' }]));
  const typed = { state: 'TYPED', content: JSON.stringify({ comment: '', marks }), salt: 'salt', typedAt: new Date() } as const;
  await it.db.getRepository(SheetTyping).insert({ id, assignmentId, rubricId, ...typed, typedBy: typist, checkerId: checker });
  return id;
}

export async function aDeadLetter(it: TestApp): Promise<string> {
  const id = timeOrderedId();
  const letter = {
    id,
    address: 'nowhere@doors.example',
    template: 'team-invitation',
    locale: 'ko',
    state: MailState.DEAD,
    createdAt: new Date(),
  } as const;
  await it.db.getRepository(Mail).insert({ ...letter, data: {} });
  return id;
}

export async function aDataCorrection(it: TestApp): Promise<string> {
  const id = timeOrderedId();
  const { id: accountId } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  const asked = { id, accountId, subject: 'TRAINING_RECORD', text: '수료일이 다릅니다.', askedAt: new Date() } as const;
  await it.db.getRepository(DataCorrection).insert(asked);
  return id;
}

/** Of somebody who is no part of the table. */
export async function aLink(it: TestApp, purpose: LinkPurpose): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const { id: accountId } = await it.db.getRepository(Account).findOneByOrFail({ email: 'someone@doors.example' });
  const [id, mailId, createdAt] = [timeOrderedId(), timeOrderedId(), new Date()];
  const expiresAt = new Date(createdAt.getTime() + 3_600_000);
  const tokenHash = createHash('sha256').update(secret).digest('hex');
  await it.db.getRepository(OneTimeLink).insert({ id, mailId, accountId, purpose, tokenHash, createdAt, expiresAt });
  return secret;
}

/** Bytes for what the factories only put on record. */
export async function storeAllFiles(it: TestApp): Promise<void> {
  const store = it.app.get<FileStore>(FILE_STORE);
  const files = await it.db.getRepository(StoredFile).findBy({ size: '1000' });
  for (const { storageKey, size } of files) await store.write(storageKey, Readable.from([Buffer.alloc(Number(size), '%')]));
}
