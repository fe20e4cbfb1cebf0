export const fileKinds = {
  PDF: { mediaType: 'application/pdf', ending: 'pdf' },
  HWPX: { mediaType: 'application/hwp+zip', ending: 'hwpx' },
  HWP: { mediaType: 'application/x-hwp', ending: 'hwp' },
  PPTX: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ending: 'pptx' },
  XLSX: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  DOCX: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  ZIP: { mediaType: 'application/zip', ending: 'zip' },
  IPYNB: { mediaType: 'application/x-ipynb+json', ending: 'ipynb' },
  CSV: { mediaType: 'text/csv', ending: 'csv' },
  PNG: { mediaType: 'image/png', ending: 'png' },
  JPEG: { mediaType: 'image/jpeg', ending: 'jpg' },
} as const;

export type FileKind = keyof typeof fileKinds;

/** What the store holds: what people hand in, and the pages that Pado makes of it to look at. */
export type StoredKind = FileKind | 'PAGES';
