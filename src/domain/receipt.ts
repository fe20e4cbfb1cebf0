import type { FileSlot } from './file-slot.js';

interface Receipted {
  /** Random; the same one that the installation keeps. */
  receiptId: string;
  /** The competition's slug. */
  competition: string;
  entryNumber: string;
  /** Which submission of the entry, or of its slides for the stage, counted from 1. */
  version: number;
  /** The database's clock: an ISO instant in UTC with milliseconds. */
  serverTime: string;
  /** Ids of the team's members at that time, sorted. */
  memberIds: string[];
  /** Sorted by slot; sizes in bytes. */
  files: { slot: FileSlot; sha256: string; size: number }[];
  /** The head of the audit trail at that time: everything up to it can be proved unchanged. */
  audit: { seq: number; hash: string };
}

interface OfEntry extends Receipted {
  /** SHA-256 of the RFC 8785 text of `{title, summary, declarations}`. */
  textSha256: string;
}

/**
 * What a submission is receipted with (접수증): ids and hashes, never names, so that it can be kept for ever. The second format also says
 * by which deadline it was judged: an ISO instant. Receipts of the first hold as ever. The third is for the slides of a presentation:
 * `stage` counts the stages of the edition from 1.
 */
export type Receipt =
  | (OfEntry & ({ format: 'pado-receipt-1' } | { format: 'pado-receipt-2'; deadline: string }))
  | (Receipted & { format: 'pado-slides-receipt-1'; stage: number; deadline: string });
