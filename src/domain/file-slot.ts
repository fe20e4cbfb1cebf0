/** What a file of an entry is for. */
export const fileSlots = ['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'] as const;
export type FileSlot = (typeof fileSlots)[number];

/** What people call them, in the middle of a sentence. */
export const slotNames: Record<FileSlot, { ko: string; en: string }> = {
  REPORT: { ko: '분석보고서', en: 'report' },
  SUMMARY: { ko: '요약서', en: 'summary' },
  SLIDES: { ko: '발표자료', en: 'slides' },
  CODE: { ko: '분석 코드', en: 'code' },
  DATA: { ko: '데이터', en: 'data' },
  EVIDENCE: { ko: '증빙자료', en: 'evidence' },
};

const shownBlind = new Set(['PDF', 'HWPX', 'HWP', 'DOCX', 'PPTX', 'XLSX', 'ZIP', 'IPYNB', 'CSV', 'PNG', 'JPEG']);

/** The kinds of which judges of a blind stage get a copy or pages that tell nothing of who made them. They get nothing of any other. */
export const canBeShownBlind = (kind: string): boolean => shownBlind.has(kind);
