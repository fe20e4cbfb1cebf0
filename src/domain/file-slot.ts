import { refusal, type Refusal } from './refusal.js';

/** What a file of an entry is for: 분석보고서, 요약서, 발표자료, code, data, 증빙자료. */
export const fileSlots = ['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'] as const;
export type FileSlot = (typeof fileSlots)[number];

/** The kinds of file that may lie in a slot; null: any kind that can be uploaded at all. */
const kindsOfSlot: Record<FileSlot, readonly string[] | null> = {
  REPORT: ['PDF', 'HWPX', 'HWP', 'DOCX'],
  SUMMARY: ['PDF', 'HWPX', 'HWP', 'DOCX'],
  SLIDES: ['PDF', 'PPTX'],
  CODE: ['ZIP', 'IPYNB'],
  DATA: ['CSV', 'XLSX', 'ZIP'],
  EVIDENCE: null,
};

const shownBlind = new Set(['PDF', 'HWPX', 'HWP', 'DOCX', 'PPTX', 'XLSX', 'ZIP', 'IPYNB', 'CSV', 'PNG', 'JPEG']);

/** Whether files of this kind can be freed of all that tells who made them: no others go to judges of a blind stage. */
export const canBeShownBlind = (kind: string): boolean => shownBlind.has(kind);

/** Whether a file of this kind may lie in this slot. */
export function mayLieIn(slot: FileSlot, kind: string): Refusal | null {
  const kinds = kindsOfSlot[slot];
  return kinds === null || kinds.includes(kind) ? null : refusal('FILE_KIND_NOT_FOR_SLOT', { slot, kind, allowed: kinds.join(', ') });
}
