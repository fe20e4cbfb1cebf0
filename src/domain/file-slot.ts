/** What a file of an entry is for: 분석보고서, 요약서, 발표자료, code, data, 증빙자료. */
export const fileSlots = ['REPORT', 'SUMMARY', 'SLIDES', 'CODE', 'DATA', 'EVIDENCE'] as const;
export type FileSlot = (typeof fileSlots)[number];

const shownBlind = new Set(['PDF', 'HWPX', 'HWP', 'DOCX', 'PPTX', 'XLSX', 'ZIP', 'IPYNB', 'CSV', 'PNG', 'JPEG']);

/** The kinds of which judges of a blind stage get a copy or pages that tell nothing of who made them. They get nothing of any other. */
export const canBeShownBlind = (kind: string): boolean => shownBlind.has(kind);
