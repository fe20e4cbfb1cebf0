import type { EntityManager } from 'typeorm';
import type { Receipt } from '../../domain/receipt.js';
import { isSignedBy } from '../../platform/keys/signature.js';
import { SigningKey } from '../../platform/keys/signing-key.entity.js';
import type { Competition } from '../competitions/competition.entity.js';
import { bySlot } from './attached-file.type.js';
import { EntryFile, FileSlot } from './entry-file.entity.js';
import { type Entry, EntryVersion } from './entry.entity.js';
import { Slides } from './slides.entity.js';
import { receiptIn } from './verify-receipt.js';

/** A receipt that was handed out, and what belongs to it today. */
export interface FoundReceipt {
  receipt: Receipt;
  kid: string;
  /** Whether what stands on record carries the signature of a key of this installation. */
  isSignatureGood: boolean;
  competition: Competition;
  entry: Entry;
  /** Of the submission; null for slides, which have none. */
  title: string | null;
  /** Whether nothing was handed in for the same since. */
  isLatest: boolean;
  /** By slot. The name is that of the uploader's computer; null once it was destroyed. */
  files: { id: string; slot: FileSlot; name: string | null; size: number; sha256: string }[];
}

type Row = Pick<FoundReceipt, 'entry' | 'title' | 'isLatest' | 'files'> & { text: string };

/** A receipt by its id, of an entry or of slides; null: none was handed out. */
export async function findReceipt(db: EntityManager, receiptId: string): Promise<FoundReceipt | null> {
  const row = (await ofVersion(db, receiptId)) ?? (await ofSlides(db, receiptId));
  const signed = row && receiptIn(row.text);
  if (!signed) return null;
  const key = await db.getRepository(SigningKey).findOneBy({ kid: signed.kid });
  const { text: _, ...rest } = row;
  const isSignatureGood = key !== null && isSignedBy(signed, key.publicKey);
  return { receipt: signed.payload, kid: signed.kid, isSignatureGood, competition: row.entry.competition, ...rest };
}

async function ofVersion(db: EntityManager, receiptId: string): Promise<Row | null> {
  const version = await db.getRepository(EntryVersion).findOne({ where: { receiptId }, relations: { entry: { competition: true } } });
  if (!version) return null;
  const { entry, entryId, title, ordinal, receipt: text } = version;
  const held = await db.getRepository(EntryFile).find({ where: { versionId: version.id }, relations: { storedFile: true } });
  const files = held.map(({ slot, storedFile }) => fileOf(slot, storedFile)).toSorted(bySlot);
  return { text, entry, title, isLatest: (await db.getRepository(EntryVersion).countBy({ entryId })) === ordinal, files };
}

async function ofSlides(db: EntityManager, receiptId: string): Promise<Row | null> {
  const slides = await db
    .getRepository(Slides)
    .findOne({ where: { receiptId }, relations: { entry: { competition: true }, storedFile: true } });
  if (!slides) return null;
  const { entry, entryId, stageId, ordinal, receipt: text, storedFile } = slides;
  const isLatest = (await db.getRepository(Slides).countBy({ entryId, stageId })) === ordinal;
  return { text, entry, title: null, isLatest, files: [fileOf(FileSlot.SLIDES, storedFile)] };
}

const fileOf = (slot: FileSlot, { id, originalName: name, size, sha256 }: EntryFile['storedFile']) => ({
  id,
  slot,
  name,
  size: Number(size),
  sha256,
});
