import type { FileKind } from './file-kind.js';
import { pagesOfCsv } from './preview-csv.js';
import { pagesOfDocx } from './preview-docx.js';
import { pagesOfHwp } from './preview-hwp.js';
import { pagesOfNotebook } from './preview-notebook.js';
import type { PreviewPage } from './preview-page.js';
import { pageOfPicture } from './preview-picture.js';
import { pagesOfPptx } from './preview-pptx.js';
import { pagesOfXlsx } from './preview-xlsx.js';
import { pagesOfZip } from './preview-zip.js';

export interface Preview {
  pages: PreviewPage[];
}

/** Counts up with every change of what pages look like: those made before stay as they are. */
export const previewVersion = 1;

const makers: Partial<Record<FileKind, (content: Buffer) => Promise<PreviewPage[]>>> = {
  HWP: (content) => pagesOfHwp(content),
  HWPX: (content) => pagesOfHwp(content),
  DOCX: pagesOfDocx,
  PPTX: pagesOfPptx,
  XLSX: pagesOfXlsx,
  CSV: pagesOfCsv,
  IPYNB: pagesOfNotebook,
  ZIP: pagesOfZip,
  PNG: pageOfPicture('image/png'),
  JPEG: pageOfPicture('image/jpeg'),
};

/**
 * What a document looks like, page by page; a long one's last page says how much is left out. The same bytes in give the same bytes out. Null
 * for kinds that are shown otherwise, as PDF is; refuses with FILE_ENCRYPTED, FILE_DAMAGED or FILE_UNPACKS_TOO_LARGE.
 */
export async function preview(kind: FileKind, content: Buffer): Promise<Preview | null> {
  const make = makers[kind];
  return make ? { pages: await make(content) } : null;
}
