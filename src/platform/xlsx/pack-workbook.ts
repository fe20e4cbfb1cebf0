import type { Workbook } from '@protobi/exceljs';
import { neutralZip } from '../files/neutral-zip.js';
import { openZip } from '../files/zip-archive.js';

/** No workbook tells when or by whom it was made: every one says this. */
const UNTOLD = new Date('2000-01-01T00:00:00Z');

/** An empty workbook that tells nothing of its maker. */
export async function newWorkbook(): Promise<Workbook> {
  // Not before somebody asks: it brings several hundred modules.
  const { default: exceljs } = await import('@protobi/exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = workbook.lastModifiedBy = 'Pado';
  workbook.created = workbook.modified = UNTOLD;
  return workbook;
}

/** The bytes of a workbook, the same for the same content. */
export async function packed(workbook: Workbook): Promise<Buffer> {
  const zip = await openZip(Buffer.from(await workbook.xlsx.writeBuffer({ useStyles: true, useSharedStrings: true })));
  const parts: [string, Buffer][] = [];
  for (const entry of zip.entries) {
    if (!entry.fileName.endsWith('/')) parts.push([entry.fileName, await zip.contentOf(entry, entry.uncompressedSize)]);
  }
  return neutralZip(parts);
}
