import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFKit from 'pdfkit';
import type { Places, Planted } from './planted-office.js';

export const pdfPlaces: Places = {
  shown: ['first page', 'second page', 'table', 'outline', 'field'],
  hidden: ['note', 'note author', 'link', 'attachment', 'creator', 'keywords'],
};

const font = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-kr')), '../fonts/NotoSansKR-Regular.otf');

/** A PDF of two pages that says these words. */
export async function plantedPdf(planted: Planted): Promise<Buffer> {
  const document = new PDFKit({ info: { Author: planted['creator']!, Keywords: planted['keywords']!, CreationDate: new Date(0) } });
  document.file(Buffer.from('1'), { name: `${planted['attachment']}.csv` });
  document.font(font).text(planted['first page']!);
  document.text(planted['table']!, 300, 400);
  document.outline.addItem(planted['outline']!);
  document.note(100, 100, 20, 20, planted['note']!, { T: new String(planted['note author']) });
  document.link(100, 200, 20, 20, encodeURI(`https://data.busan.example/${planted['link']}`));
  document.addPage().text(planted['second page']!);
  document.initForm();
  document.formText('field', 100, 500, 200, 20, { value: planted['field'] });
  document.end();
  return buffer(document);
}
