import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Receipt } from '../../src/domain/receipt.js';
import { EntryFile, FileSlot, JudgeCopy } from '../../src/features/entries/entry-file.entity.js';
import { Entry, EntryState, EntryVersion } from '../../src/features/entries/entry.entity.js';
import { JudgeCopyState, ShownCopy } from '../../src/features/entries/shown-copy.entity.js';
import { canonicalText } from '../../src/platform/audit/canonical.js';
import { randomId, timeOrderedId } from '../../src/platform/database/ids.js';
import type { FileKind } from '../../src/platform/files/file-kind.js';
import { newStorageKey } from '../../src/platform/files/file-store.js';
import { StoredFile } from '../../src/platform/files/stored-file.entity.js';
import { aTeam, type MadeEdition, type TeamWish } from './factories.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A file of an entry and what judges have of it. */
export interface MadeFile {
  slot?: keyof typeof FileSlot;
  kind?: FileKind;
  originalName?: string;
  copyId?: string;
  copyState?: JudgeCopyState;
  /** Where the copy's bytes are and how many; made up by default. */
  copy?: { storageKey: string; size: number; sha256: string };
}

export interface MadeEntry {
  id: string;
  number: string;
  team: string;
  /** Ids of the latest version's judge copies, by slot. */
  copies: Record<string, string>;
}

interface EntryWish {
  track?: string;
  title?: string;
  summary?: string;
  state?: EntryState;
  team?: Omit<TeamWish, 'track'>;
  files?: MadeFile[];
}

/** A submitted entry of a new team, with a report that judges have a copy of. */
export async function anEntry(
  db: DataSource,
  edition: MadeEdition,
  {
    track = '분석',
    title = '빈집 위험 지도',
    summary = '빈집이 늘어날 곳을 예측한다.',
    state = EntryState.SUBMITTED,
    team = {},
    files = [{}],
  }: EntryWish = {},
): Promise<MadeEntry> {
  const { id: teamId, lead } = await aTeam(db, edition, { ...team, track });
  const counter = `update track set last_entry_ordinal = last_entry_ordinal + 1 where id = $1 returning last_entry_ordinal as ordinal`;
  const [[{ ordinal }]] = await db.query<[[{ ordinal: number }]]>(counter, [edition.tracks[track]]);
  const entry = {
    id: timeOrderedId(),
    teamId,
    competitionId: edition.id,
    trackId: edition.tracks[track]!,
    number: `2025-${track}-${String(ordinal).padStart(3, '0')}`,
    title,
    summary,
    declarations: { dataSources: [], tools: [], generativeAi: { used: false }, earlierAwards: [] },
    state,
    updatedAt: new Date(),
  };
  await db.getRepository(Entry).insert(entry);
  const copies = await aVersion(db, { entryId: entry.id, submittedBy: lead, title, summary, files });
  return { id: entry.id, number: entry.number, team: teamId, copies };
}

/** The next submission of an entry; answers the ids of its judge copies by slot. */
export async function aVersion(
  db: DataSource,
  {
    entryId,
    submittedBy,
    title = '빈집 위험 지도',
    summary = '빈집이 늘어날 곳을 예측한다.',
    files = [{}],
  }: { entryId: string; submittedBy: string; title?: string; summary?: string; files?: MadeFile[] },
): Promise<Record<string, string>> {
  const id = timeOrderedId();
  const ordinal = 1 + (await db.getRepository(EntryVersion).countBy({ entryId }));
  const kept = { receiptId: randomId(), auditSeq: '0', auditHash: sha256('') };
  const declarations = { dataSources: [], tools: [], generativeAi: { used: false }, earlierAwards: [] };
  const text = { title, summary, declarations };
  const submittedAt = new Date();
  const receipt = await aReceipt(db, { entryId, ordinal, submittedAt, ...kept });
  await db.getRepository(EntryVersion).insert({ id, entryId, ordinal, ...text, submittedAt, submittedBy, receipt, ...kept });
  const copies: Record<string, string> = {};
  for (const file of files) {
    const { slot = 'REPORT', kind = 'PDF', originalName = '분석보고서.pdf', copyId = randomId(), copyState = JudgeCopyState.READY } = file;
    const original = await aStoredFile(db, { kind, originalName, uploadedBy: submittedBy });
    const entryFile = { id: timeOrderedId(), entryId, versionId: id, slot: FileSlot[slot], storedFileId: original };
    await db.getRepository(EntryFile).insert(entryFile);
    const copy = copyState === JudgeCopyState.READY ? await aStoredFile(db, { kind, derivedFrom: original, ...file.copy }) : null;
    const made = copyState === JudgeCopyState.PENDING ? {} : { madeAt: new Date(), maker: '1' };
    await db.getRepository(ShownCopy).insert({ originalId: original, copyId: copy, state: copyState, ...made });
    await db.getRepository(JudgeCopy).insert({ id: copyId, entryFileId: entryFile.id });
    copies[slot] = copyId;
  }
  return copies;
}

/** Well formed, and signed by nobody. */
async function aReceipt(
  db: DataSource,
  of: Pick<EntryVersion, 'entryId' | 'ordinal' | 'submittedAt' | 'receiptId' | 'auditHash'>,
): Promise<string> {
  const { number, competition } = await db
    .getRepository(Entry)
    .findOneOrFail({ where: { id: of.entryId }, relations: { competition: true } });
  const payload: Receipt = {
    format: 'pado-receipt-2',
    receiptId: of.receiptId,
    competition: competition.slug,
    entryNumber: number!,
    version: of.ordinal,
    serverTime: of.submittedAt.toISOString(),
    deadline: competition.submissionsCloseAt.toISOString(),
    memberIds: [],
    textSha256: sha256(''),
    files: [],
    audit: { seq: 0, hash: of.auditHash },
  };
  return canonicalText({ payload, kid: '0'.repeat(16), signature: '' });
}

const mediaTypes: Record<string, string> = { PDF: 'application/pdf', HWPX: 'application/hwp+zip', HWP: 'application/x-hwp' };

async function aStoredFile(
  db: DataSource,
  {
    kind = 'PDF' as FileKind,
    originalName = null as string | null,
    uploadedBy = null as string | null,
    derivedFrom = null as string | null,
    storageKey = newStorageKey(),
    size = 1000,
    sha256: hash = sha256(storageKey),
  },
): Promise<string> {
  const id = timeOrderedId();
  const file = { id, storageKey, size: String(size), sha256: hash, kind, mediaType: mediaTypes[kind] ?? 'application/octet-stream' };
  await db.getRepository(StoredFile).insert({ ...file, originalName, uploadedBy, derivedFrom });
  return id;
}
