import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import PDFKit from 'pdfkit';
import { findLeaks } from '../../../src/domain/anonymity/find-leaks.js';
import { foldWord } from '../../../src/domain/anonymity/folded.js';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { read } from '../../../src/platform/files/read.js';
import { anHwpx } from '../../support/documents.js';
import { zipOf } from '../../support/zip.js';
import type { PlantedDocument } from '../../domain/anonymity/planted-text.js';
import { aReport } from '../../domain/anonymity/reports.js';

const font = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-kr')), '../fonts/NotoSansKR-Regular.otf');

function aKoreanPdf(pages: readonly string[]): Promise<Buffer> {
  const document = new PDFKit({});
  for (const [index, page] of pages.entries()) (index === 0 ? document : document.addPage()).font(font).text(page);
  document.end();
  return buffer(document);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function aDocxOf(lines: readonly string[]): Promise<Buffer> {
  const body = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`).join('');
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

const pagesOf = ({ parts }: PlantedDocument): string[] =>
  parts.filter(({ part }) => part.where === 'TEXT').map(({ part }) => part.text.normalize('NFC'));
const bare = (text: string): string => foldWord(text).replace(/[\s·-]/g, '');

/** The documents as files of each kind, written by others' programs and read by ours. */
const written: Record<'PDF' | 'DOCX' | 'HWPX', (report: PlantedDocument) => Promise<Buffer>> = {
  PDF: (report) => aKoreanPdf(pagesOf(report)),
  DOCX: (report) => aDocxOf(pagesOf(report).flatMap((page) => page.split('\n'))),
  HWPX: (report) => anHwpx({ text: pagesOf(report).join('\n').replace(/\n+/g, '\n\n') }),
};

test.each(Object.keys(written) as (keyof typeof written)[])('what is planted in reports is found in them as %s', async (kind) => {
  const tally = { planted: 0, missed: [] as string[], reported: 0, wrong: [] as string[] };
  for (let seed = 1; seed <= 8; seed += 1) {
    const report = aReport(seed);
    const reading = await read(kind satisfies FileKind, await written[kind](report));
    const findings = findLeaks(report.identity, reading!.parts).filter(({ where }) => where === 'TEXT');
    const planted = report.parts
      .filter(({ part }) => part.where === 'TEXT')
      .flatMap(({ part, spans }) => spans.map((span) => ({ ...span, text: bare(part.text.slice(span.start, span.end)) })));
    for (const { kind: of, text } of planted) {
      tally.planted += 1;
      if (!findings.some((finding) => finding.kind === of && bare(finding.match).includes(text))) tally.missed.push(`${of} ${text}`);
    }
    for (const { kind: of, match, before } of findings) {
      tally.reported += 1;
      if (!planted.some((span) => span.kind === of && (bare(match).includes(span.text) || span.text.includes(bare(match)))))
        tally.wrong.push(`${of} ${before}>>${match}`);
    }
  }
  process.stdout.write(
    `${kind}: ${tally.planted - tally.missed.length} of ${tally.planted} planted, ${tally.wrong.length} of ${tally.reported} reported wrong\n`,
  );
  expect({ ...tally, isEnough: tally.missed.length <= 0.02 * tally.planted }).toMatchObject({ isEnough: true });
  expect({ ...tally, isSure: tally.wrong.length <= 0.05 * tally.reported }).toMatchObject({ isSure: true });
});
