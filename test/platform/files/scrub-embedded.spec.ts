import { describe, expect, test } from '@jest/globals';
import CFB from 'cfb';
import { scrubEmbedded } from '../../../src/platform/files/scrub-embedded.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { aJpeg, anHwpx, aPng, compoundFile } from '../../support/documents.js';
import { aBitmap, aGif, aJpeg2000, anEmf, anOle, anSvg, aWmf } from '../../support/embedded.js';
import { placesOf } from '../../support/hidden-text.js';
import { unzipped, zipOf, type Parts } from '../../support/zip.js';

const name = '강해린';
const namedPng = aPng([['tEXt', `Author\0${name}`]]);
const behind = (content: Buffer): Buffer => Buffer.concat([content, Buffer.from(name)]);

/** What is embedded, with the name in every place known to carry one. */
const cleanable: [kind: string, planted: Buffer][] = [
  ['png', behind(namedPng)],
  [
    'jpg',
    aJpeg([
      [0xe0, `JFXX\0${name}`],
      [0xe1, `Exif\0\0${name}`],
      [0xe2, `MPF\0${name}`],
      [0xee, name],
      [0xfe, name],
    ]),
  ],
  ['gif', aGif(name)],
  ['bmp', aBitmap(name)],
  ['jp2', aJpeg2000(name)],
  ['emf', anEmf(name)],
  ['emf', anEmf(name, { plus: 'dual' })],
  ['wmf', aWmf(name)],
  ['svg', anSvg(name, namedPng)],
  ['ole', anOle(name)],
];

const unknown: [kind: string, planted: Buffer][] = [
  ['tif', Buffer.concat([Buffer.from('II*\0'), Buffer.from(name)])],
  ['7z', Buffer.concat([Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), Buffer.from(name)])],
  ['emf', anEmf(name, { plus: 'alone' })],
  ['ole', anOle('', name)],
  ['ole', anOle(name).subarray(0, -512)],
  ['png', namedPng.subarray(0, -12)],
  ['gif', aGif(name).subarray(0, -20)],
  ['svg', anSvg(name).subarray(0, -6)],
  ['bin', Buffer.from(name)],
];

describe('what is embedded in a document', () => {
  test.each(cleanable)('%s: the name does not come through, the rest stays, and twice is as good as once', async (_, planted) => {
    expect(await placesOf(name, planted)).not.toEqual([]);
    const scrubbed = (await scrubEmbedded(planted))!;
    expect(await placesOf(name, scrubbed)).toEqual([]);
    expect(await scrubEmbedded(scrubbed)).toEqual(scrubbed);
  });

  test.each(unknown)('%s that cannot be cleaned exactly is left out', async (_, planted) => {
    expect(await placesOf(name, planted)).not.toEqual([]);
    expect(await scrubEmbedded(planted)).toBeNull();
  });

  test.each<[string, Buffer, Buffer]>([
    ['png', namedPng, aPng()],
    ['gif', aGif(name), aGif()],
    ['bmp', aBitmap(name), aBitmap()],
  ])('%s is the picture that it was', async (_, planted, plain) => {
    expect(await scrubEmbedded(planted)).toEqual(plain);
  });

  test('an SVG keeps its shapes, words, references and cleaned pictures', async () => {
    expect(String(await scrubEmbedded(anSvg(name, namedPng)))).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="x">' +
        '<style> .a { fill: #808080 }</style><a><circle id="dot" class="a" r="4"/></a><use href="#dot"/><text>빈집</text>' +
        `<image xlink:href="data:image/png;base64,${aPng().toString('base64')}"/></svg>`,
    );
  });

  test('a metafile keeps its lines', async () => {
    const line = Buffer.from('36000000100000000900000009000000', 'hex');
    expect((await scrubEmbedded(anEmf(name)))!.includes(line)).toBe(true);
    expect((await scrubEmbedded(aWmf(name)))!.includes(Buffer.from('05000000130209000900', 'hex'))).toBe(true);
  });

  test('an object keeps its kind and its picture, and nothing of its own document', async () => {
    const found = (content: Buffer, stream: string) => Buffer.from(CFB.find(CFB.read(content, { type: 'buffer' }), stream)!.content);
    const scrubbed = (await scrubEmbedded(anOle(name)))!;
    expect(found(scrubbed, '\x01CompObj').toString()).toBe('Microsoft Excel');
    expect(found(scrubbed, '\x02OlePres000').subarray(0, 40)).toEqual(found(anOle(name), '\x02OlePres000').subarray(0, 40));
    expect(found(scrubbed, '\x02OlePres000').includes(Buffer.from('36000000100000000900000009000000', 'hex'))).toBe(true);
    expect(found(scrubbed, 'Workbook')).toEqual(Buffer.alloc(6000 + 2 * name.length));
    expect(found(scrubbed, '\x05SummaryInformation')).toEqual(Buffer.alloc(2 * name.length));
  });

  test('what an object does not use any more does not come through', async () => {
    const large = compoundFile({ '\x01CompObj': Buffer.from('x'), Workbook: Buffer.alloc(9000, 1) });
    const free = Buffer.concat([large, Buffer.alloc(512)]);
    Buffer.from(name).copy(free, large.length);
    expect(await placesOf(name, (await scrubEmbedded(free))!)).toEqual([]);
  });
});

describe('an HWPX with all of it', () => {
  const textOf = async (content: Buffer) => {
    const { parse } = await import('kordoc');
    const parsed = await parse(content);
    return parsed.success ? parsed.markdown.replace(/!\[image\].*|\[이미지: .*\]/g, '').trim() : parsed.error;
  };

  test('shows judges the text that it had, and no name', async () => {
    const parts: Parts = await unzipped(await anHwpx({ text: '# 빈집 분석\n\n본문입니다.\n' }));
    const embedded = [...cleanable, ...unknown].map(([ending, content], index) => ({ id: `image${index + 1}`, ending, content }));
    const items = embedded.map(({ id, ending }) => `<opf:item id="${id}" href="BinData/${id}.${ending}" media-type="x" isEmbeded="1"/>`);
    const pictures = embedded.map(
      ({ id }) =>
        `<hp:run charPrIDRef="0"><hp:pic xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core"><hc:img binaryItemIDRef="${id}"/></hp:pic></hp:run>`,
    );
    const paragraph = `<hp:p id="0" paraPrIDRef="0" styleIDRef="0">${pictures.join('')}</hp:p>`;
    parts['Contents/content.hpf'] = String(parts['Contents/content.hpf']).replace('</opf:manifest>', `${items.join('')}</opf:manifest>`);
    parts['Contents/section0.xml'] = String(parts['Contents/section0.xml']).replace('</hs:sec>', `${paragraph}</hs:sec>`);
    for (const { id, ending, content } of embedded) parts[`BinData/${id}.${ending}`] = content;
    parts['Chart/chart1.xml'] = `<c:chartSpace xmlns:c="c"><c:f>'C:\\${name}\\[${name}.xlsx]표'!$A$1</c:f><c:v>12</c:v></c:chartSpace>`;
    const planted = await zipOf(parts);
    expect((await placesOf(name, planted)).length).toBe(1 + embedded.length);
    const scrubbed = (await scrub('HWPX', planted))!;
    expect(await placesOf(name, scrubbed)).toEqual([]);
    const kept = Object.keys(await unzipped(scrubbed)).filter((part) => part.startsWith('BinData/'));
    expect(kept).toEqual(embedded.slice(0, cleanable.length).map(({ id, ending }) => `BinData/${id}.${ending}`));
    expect(await textOf(planted)).toContain('본문입니다.');
    expect(await textOf(scrubbed)).toBe(await textOf(planted));
  });
});
