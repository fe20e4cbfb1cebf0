import DataLoader from 'dataloader';
import type { SlotRule } from '../../domain/slot-rule.js';
import { type DataSource, In, IsNull } from 'typeorm';
import { grouped } from '../../platform/database/grouped.js';
import { FileText } from '../../platform/files/file-text.entity.js';
import { type AttachedFile, bySlot, fileInSlot, type ReceivedFile } from './attached-file.type.js';
import { EligibilityCheck } from './eligibility-check.entity.js';
import { EntryFile, FileSlot, HistoryContent, HistorySnapshot } from './entry-file.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';
import type { TrainingHistory } from './received-entry.type.js';
import { shownOf } from './shown-copy.queries.js';
import { Slides } from './slides.entity.js';
import { slotRulesOf } from './slot-rule.queries.js';
import { Supplement } from './supplement.entity.js';

export interface EntryLoaders {
  entryOfTeam: DataLoader<string, Entry | null>;
  draftFilesOfEntry: DataLoader<string, AttachedFile[]>;
  /** The first one first. */
  versionsOfEntry: DataLoader<string, EntryVersion[]>;
  /** With their versions, the latest first. */
  checksOfEntry: DataLoader<string, EligibilityCheck[]>;
  /** The latest first. */
  supplementsOfEntry: DataLoader<string, Supplement[]>;
  filesOfVersion: DataLoader<string, ReceivedFile[]>;
  /** By stage, the first ones first. */
  slidesOfEntry: DataLoader<string, Slides[]>;
  fileOfSlides: DataLoader<string, ReceivedFile>;
  historiesOfVersion: DataLoader<string, TrainingHistory[]>;
  /** As the reader of its text counted them; null: not read yet, or without pages. */
  pagesOfFile: DataLoader<string, number | null>;
  /** In the order of the slots. */
  slotRulesOfCompetition: DataLoader<string, SlotRule[]>;
}

// Mutations change these; one that follows another in the same request has to read them anew.
const fresh = { cache: false };

export const entryLoaders = (db: DataSource): EntryLoaders => ({
  entryOfTeam: new DataLoader(async (ids) => {
    const entries = await db.getRepository(Entry).findBy({ teamId: In([...ids]) });
    return grouped(ids, entries, ({ teamId }) => teamId).map(([entry]) => entry ?? null);
  }, fresh),
  draftFilesOfEntry: new DataLoader(async (ids) => {
    const where = { entryId: In([...ids]), versionId: IsNull() };
    const files = await db.getRepository(EntryFile).find({ where, relations: { storedFile: true, entry: true } });
    const shown = await shownOf(db, files);
    return grouped(ids, files.toSorted(bySlot), ({ entryId }) => entryId).map((own) =>
      own.map((file) => ({ ...fileInSlot(file), ...(shown.get(file.storedFileId) ?? { judgeCopy: null, shown: null }) })),
    );
  }, fresh),
  versionsOfEntry: new DataLoader(async (ids) => {
    const versions = await db.getRepository(EntryVersion).find({ where: { entryId: In([...ids]) }, order: { ordinal: 'ASC' } });
    return grouped(ids, versions, ({ entryId }) => entryId);
  }, fresh),
  checksOfEntry: new DataLoader(async (ids) => {
    const checks = await db.getRepository(EligibilityCheck).find({
      where: { version: { entryId: In([...ids]) } },
      relations: { version: true },
      order: { checkedAt: 'DESC', id: 'DESC' },
    });
    return grouped(ids, checks, ({ version }) => version.entryId);
  }, fresh),
  supplementsOfEntry: new DataLoader(async (ids) => {
    const where = { entryId: In([...ids]) };
    const supplements = await db.getRepository(Supplement).find({ where, order: { askedAt: 'DESC', id: 'DESC' } });
    return grouped(ids, supplements, ({ entryId }) => entryId);
  }, fresh),
  filesOfVersion: new DataLoader(async (ids) => {
    const files = await db
      .getRepository(EntryFile)
      .find({ where: { versionId: In([...ids]) }, relations: { storedFile: true, entry: true } });
    const shown = await shownOf(db, files);
    return grouped(ids, files.toSorted(bySlot), ({ versionId }) => versionId!).map((own) =>
      own.map((file) => ({ ...fileInSlot(file), ...shown.get(file.storedFileId)! })),
    );
  }),
  slidesOfEntry: new DataLoader(async (ids) => {
    const order = { stage: { ordinal: 'ASC' }, ordinal: 'ASC' } as const;
    const slides = await db.getRepository(Slides).find({ where: { entryId: In([...ids]) }, relations: { stage: true }, order });
    return grouped(ids, slides, ({ entryId }) => entryId);
  }, fresh),
  fileOfSlides: new DataLoader(async (ids) => {
    const slides = await db.getRepository(Slides).find({ where: { id: In([...ids]) }, relations: { storedFile: true, entry: true } });
    const files = slides.map((handedIn) => ({ ...handedIn, slot: FileSlot.SLIDES }));
    const shown = await shownOf(db, files);
    return grouped(ids, files, ({ id }) => id).map(([file]) => ({ ...fileInSlot(file!), ...shown.get(file!.storedFileId)! }));
  }, fresh),
  pagesOfFile: new DataLoader(async (ids) => {
    const select = { storedFileId: true, pageCount: true } as const;
    const read = await db.getRepository(FileText).find({ select, where: { storedFileId: In([...ids]) } });
    return grouped(ids, read, ({ storedFileId }) => storedFileId).map(([text]) => text?.pageCount ?? null);
  }, fresh),
  slotRulesOfCompetition: new DataLoader((ids) => slotRulesOf(db.manager, ids), fresh),
  historiesOfVersion: new DataLoader(async (ids) => grouped(ids, await historiesOf(db, ids), ({ versionId }) => versionId)),
});

type History = TrainingHistory & { versionId: string };

/** Snapshots with their contents where these are still there. */
async function historiesOf(db: DataSource, versionIds: readonly string[]): Promise<History[]> {
  const { entities, raw } = await db
    .getRepository(HistorySnapshot)
    .createQueryBuilder('snapshot')
    .leftJoin(HistoryContent, 'content', 'content.snapshot_id = snapshot.id')
    .addSelect('content.records', 'records')
    .where({ versionId: In([...versionIds]) })
    .orderBy('snapshot.memberId', 'ASC')
    .getRawAndEntities<{ records: string | null }>();
  return entities.map((snapshot, index) => {
    const text = raw[index]!.records;
    return { ...snapshot, records: text === null ? null : (JSON.parse(text) as TrainingHistory['records']) };
  });
}
