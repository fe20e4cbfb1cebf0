import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Places, Planted } from './planted-office.js';
import { unzipped, zipOf } from './zip.js';

export const hwpPlaces: Places = {
  shown: ['body', 'table', 'text box', 'footnote', 'endnote', 'header', 'footer'],
  hidden: ['field guide'],
};
/** Those that another program cannot write are put into the HWPX by hand. */
export const hwpxPlaces: Places = {
  shown: [...hwpPlaces.shown, 'equation', 'caption'],
  hidden: [...hwpPlaces.hidden, 'memo', 'deleted', 'hidden comment', 'shape comment', 'change author', 'last saved by', 'preview'],
};

interface Placed {
  paraIdx: number;
  controlIdx: number;
}

/** A real HWP or HWPX that says these words, written and laid out by another program than those that read it. */
export async function plantedKorean(kind: 'HWP' | 'HWPX', planted: Planted): Promise<Buffer> {
  const { HwpDocument, default: load } = await import('@rhwp/core');
  // It asks whoever draws how wide a text is.
  Object.assign(globalThis, { measureTextWidth: (_: string, text: string) => [...text].length * 10 });
  await load({ module_or_path: readFileSync(createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm')) });
  const document = HwpDocument.createEmpty();
  const placed = (answer: string) => JSON.parse(answer) as Placed;
  document.createBlankDocument();
  document.insertText(0, 0, 0, planted['body']!);
  for (const at of [1, 2, 3, 4]) {
    document.splitParagraph(0, at - 1, at === 1 ? [...planted['body']!].length : 2);
    document.insertText(0, at, 0, '문단');
  }
  const footnote = placed(document.insertFootnote(0, 1, 2));
  document.insertTextInFootnote(0, footnote.paraIdx, footnote.controlIdx, 0, 0, planted['footnote']!);
  const endnote = placed(document.insertEndnote(0, 2, 2));
  document.insertTextInFootnote(0, endnote.paraIdx, endnote.controlIdx, 0, 0, planted['endnote']!);
  for (const isHeader of [true, false]) {
    document.createHeaderFooter(0, isHeader, 0);
    document.insertTextInHeaderFooter(0, isHeader, 0, 0, 0, planted[isHeader ? 'header' : 'footer']!);
  }
  const box = placed(
    document.createShapeControl(
      JSON.stringify({ sectionIdx: 0, paraIdx: 3, charOffset: 2, width: 20_000, height: 5_000, shapeType: 'textbox' }),
    ),
  );
  document.insertTextInCell(0, box.paraIdx, box.controlIdx, 0, 0, 0, planted['text box']!);
  document.insertClickHereField(0, 4, 2, planted['field guide']!, '', '', true);
  const table = placed(document.createTable(0, 4, 2, 2, 2));
  document.insertTextInCell(0, table.paraIdx, table.controlIdx, 0, 0, 0, planted['table']!);
  const bytes = Buffer.from(kind === 'HWP' ? document.exportHwp() : document.exportHwpx());
  document.free();
  return kind === 'HWP' ? bytes : withHidden(bytes, planted);
}

/** What the word processor writes when people remark, change, draw and compute. */
async function withHidden(bytes: Buffer, planted: Planted): Promise<Buffer> {
  const parts: Record<string, string | Buffer> = await unzipped(bytes);
  const paragraph = (text = '', within = '') => `<hp:p id="0"><hp:run charPrIDRef="0">${within}<hp:t>${text}</hp:t></hp:run></hp:p>`;
  const list = (name: string, text = '') => `<hp:${name}><hp:subList>${paragraph(text)}</hp:subList></hp:${name}>`;
  const more = [
    paragraph('', `<hp:ctrl>${list('hiddenComment', planted['hidden comment'])}</hp:ctrl>`),
    paragraph('', `<hp:ctrl>${list('memo', planted['memo'])}</hp:ctrl>`),
    `<hp:p id="0"><hp:run><hp:t>앞<hp:deleteBegin Id="1" TcId="1"/>${planted['deleted']}<hp:deleteEnd Id="1" TcId="1"/>뒤</hp:t></hp:run></hp:p>`,
    paragraph(
      '',
      `<hp:equation><hp:shapeComment>${planted['shape comment']}</hp:shapeComment><hp:script>${planted['equation']}</hp:script></hp:equation>`,
    ),
    paragraph('', `<hp:pic>${list('caption', planted['caption'])}</hp:pic>`),
  ];
  // Laid out, as everything is that the word processor saves: else it would not say where pages end.
  const laidOut = more.map((one, line) => {
    const at = `<hp:linesegarray><hp:lineseg vertpos="${60_000 + line * 1_000}" horzpos="0"/></hp:linesegarray>`;
    return one.replace(/<\/hp:p>$/, `${at}</hp:p>`);
  });
  const replaced = (name: string, from: RegExp, to: string) => (parts[name] = String(parts[name]).replace(from, to));
  replaced('Contents/section0.xml', /<\/hs:sec>/, `${laidOut.join('')}</hs:sec>`);
  replaced(
    'Contents/header.xml',
    /<\/hh:head>/,
    `<hh:trackChangeAuthors><hh:trackChangeAuthor name="${planted['change author']}"/></hh:trackChangeAuthors></hh:head>`,
  );
  replaced(
    'Contents/content.hpf',
    /<\/opf:metadata>/,
    `<opf:meta name="lastsaveby" content="text">${planted['last saved by']}</opf:meta></opf:metadata>`,
  );
  parts['Preview/PrvText.txt'] = `<${planted['preview']}><본문>\r\n`;
  return zipOf(parts);
}
