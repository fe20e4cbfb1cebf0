import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { TextPart } from '../../../src/domain/document.js';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { Apart } from '../../../src/platform/files/apart.js';
import { readApart } from '../../../src/platform/files/read-apart.js';
import { aCsv, aJpeg, anHwpx, aPdf, aPng, compoundFile } from '../../support/documents.js';
import { unzipped, zipOf } from '../../support/zip.js';

const partsOf = async (kind: FileKind, bytes: Buffer | string): Promise<TextPart[]> => {
  const reading = await readApart(kind, Buffer.from(bytes));
  if (typeof reading === 'string') throw new Error(reading);
  return reading.parts;
};
const told = (parts: TextPart[]) => parts.map(({ where, label, text }) => [where, label, text]);

describe('plain tables', () => {
  test('in UTF-8 and in CP949', async () => {
    expect(told(await partsOf('CSV', aCsv()))).toEqual([['TEXT', null, aCsv().replaceAll('\r\n', '\n').trim()]]);
    expect(told(await partsOf('CSV', Buffer.from('b1b8b1ba2cbaf3c1fd0a', 'hex')))).toEqual([['TEXT', null, '구군,빈집']]);
    // A syllable that CP949 has and EUC-KR does not.
    expect(told(await partsOf('CSV', Buffer.from('8c632c610a', 'hex')))).toEqual([['TEXT', null, '똠,a']]);
  });

  test('are kept composed, without control characters and what hides a word', async () => {
    const text = `\u1107\u1175\u11ab\u110c\u1175\u11b8\u0001,가\u00ad나\u200b다  라\t마\n\n바\u0000`;
    expect(told(await partsOf('CSV', text))).toEqual([['TEXT', null, '빈집,가나다 라 마\n바']]);
  });

  test('are cut off at two million characters', async () => {
    const [part] = await partsOf('CSV', '가나다라,1\n'.repeat(400_000));
    expect(part!.text).toHaveLength(2_000_000);
  });
});

test('a notebook: its cells, what they put out, who made it, and where on whose computer', async () => {
  const notebook = {
    cells: [
      { cell_type: 'markdown', source: ['# 빈집 분석\n', '둘째 줄'], metadata: { author: '김도현' } },
      {
        cell_type: 'code',
        source: 'pd.read_csv("C:\\\\Users\\\\dohyeon\\\\빈집.csv")',
        metadata: {},
        outputs: [
          { output_type: 'stream', text: ['120\n', '340\n'] },
          {
            output_type: 'execute_result',
            data: { 'text/plain': '<Figure>', 'text/html': '<table><td>중구</td></table>', 'image/png': 'AAAA' },
          },
          { output_type: 'error', ename: 'KeyError', evalue: '동래구', traceback: ['\u001b[31mFile /home/dohyeon/work/a.py\u001b[0m'] },
        ],
      },
    ],
    metadata: { kernelspec: { display_name: 'busan-env' } },
    nbformat: 4,
  };
  expect(told(await partsOf('IPYNB', JSON.stringify(notebook)))).toEqual([
    ['TEXT', 'cell 1', '# 빈집 분석\n둘째 줄'],
    ['PROPERTY', 'cell 1 metadata.author', '김도현'],
    ['TEXT', 'cell 2', 'pd.read_csv("C:\\\\Users\\\\dohyeon\\\\빈집.csv")'],
    ['TEXT', 'cell 2 output', '120\n340'],
    ['TEXT', 'cell 2 output', '<Figure>'],
    ['TEXT', 'cell 2 output', '중구'],
    ['TEXT', 'cell 2 output', 'KeyError'],
    ['TEXT', 'cell 2 output', '동래구'],
    ['TEXT', 'cell 2 output', 'File /home/dohyeon/work/a.py'],
    ['PROPERTY', 'metadata.kernelspec.display_name', 'busan-env'],
    ['PATH', null, 'C:\\\\Users\\\\dohyeon\\\\빈집.csv'],
    ['PATH', null, '/home/dohyeon/work/a.py'],
  ]);
});

describe('an archive', () => {
  test('tells the names of its files and what stands in them, two archives deep', async () => {
    const third = await zipOf({ 'x/셋째.txt': '', 'x/깊은 글.txt': '읽지 않는 글' });
    const second = await zipOf({ 'y/둘째.txt': '둘째 글', 'third.zip': third });
    const parts = await partsOf(
      'ZIP',
      await zipOf({ '김도현/분석.py': 'print("빈집")', '자료.csv': aCsv(), 'second.zip': second, 'a.bin': Buffer.alloc(9) }),
    );
    expect(parts.filter(({ where }) => where === 'PATH').map(({ text }) => text)).toEqual([
      '김도현/분석.py',
      '자료.csv',
      'second.zip',
      'a.bin',
      'y/둘째.txt',
      'third.zip',
      'x/셋째.txt',
      'x/깊은 글.txt',
    ]);
    expect(told(parts.filter(({ where }) => where === 'TEXT'))).toEqual([
      ['TEXT', '김도현/분석.py', 'print("빈집")'],
      ['TEXT', '자료.csv', aCsv().replaceAll('\r\n', '\n').trim()],
      ['TEXT', 'second.zip: y/둘째.txt', '둘째 글'],
    ]);
  });

  test('has names of a Korean Windows', async () => {
    const zip = await zipOf({ 'AAAA.txt': '글' });
    const name = Buffer.from('baf3c1fd', 'hex');
    for (let at = zip.indexOf('AAAA'); at >= 0; at = zip.indexOf('AAAA', at)) name.copy(zip, at);
    for (const [signature, flags] of [
      ['PK\x03\x04', 6],
      ['PK\x01\x02', 8],
    ] as const) {
      zip.writeUInt16LE(zip.readUInt16LE(zip.indexOf(signature) + flags) & ~0x800, zip.indexOf(signature) + flags);
    }
    expect((await partsOf('ZIP', zip))[0]).toMatchObject({ where: 'PATH', text: '빈집.txt' });
  });

  test('loses no more than the one file that is broken', async () => {
    const broken = (await zipOf({ 'word/document.xml': '<w:p>' })).subarray(0, 60);
    const parts = await partsOf('ZIP', await zipOf({ 'a.pdf': '%PDF-1.4 x', 'b.docx': broken, 'c.txt': '멀쩡한 글' }));
    expect(told(parts.filter(({ where }) => where === 'TEXT'))).toEqual([['TEXT', 'c.txt', '멀쩡한 글']]);
  });
});

describe('a picture', () => {
  const exif = Buffer.concat([Buffer.from('49492a000800000001003b0102000a0000001a00000000000000', 'hex'), Buffer.from('김도현\0')]);
  const xmp =
    '<x:xmpmeta><rdf:Description dc:rights="해운대구"><dc:creator><rdf:Seq><rdf:li>이서연</rdf:li></rdf:Seq></dc:creator></rdf:Description></x:xmpmeta>';

  test('PNG: text chunks and XMP', async () => {
    const png = aPng([
      ['tEXt', 'Author\0Kim'],
      ['iTXt', 'Title\0\0\0ko\0\0빈집 사진'],
      ['iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`],
    ]);
    expect(told(await partsOf('PNG', png))).toEqual([
      ['PROPERTY', 'Author', 'Kim'],
      ['PROPERTY', 'Title', '빈집 사진'],
      ['PROPERTY', 'dc:rights', '해운대구'],
      ['PROPERTY', 'dc:creator', '이서연'],
    ]);
  });

  test('JPEG: comment, EXIF, XMP and IPTC', async () => {
    const jpeg = aJpeg([
      [0xfe, '촬영 부산진구'],
      [0xe1, `Exif\0\0${exif.toString()}`],
      [0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`],
      [0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x09박민수'],
    ]);
    expect(told(await partsOf('JPEG', jpeg))).toEqual([
      ['PROPERTY', 'comment', '촬영 부산진구'],
      ['PROPERTY', 'Artist', '김도현'],
      ['PROPERTY', 'dc:rights', '해운대구'],
      ['PROPERTY', 'dc:creator', '이서연'],
      ['PROPERTY', 'IPTC 2:80', '박민수'],
    ]);
  });

  test('that says nothing is not readable', async () => {
    expect([await readApart('PNG', aPng()), await readApart('JPEG', aJpeg())]).toEqual(['NOT_READABLE', 'NOT_READABLE']);
  });
});

describe('hostile documents cost their own text', () => {
  const docxOf = async (document: string | Buffer) =>
    zipOf({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': document,
    });
  const huge = Buffer.from(`<w:document>${'<w:p><w:r><w:t>가</w:t></w:r></w:p>'.repeat(100_000)}</w:document>`);
  /** Says that it has more pages than can be counted, each within the others. */
  const endless = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>\nendobj\ntrailer\n<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF`;
  const selfCalling = '<!DOCTYPE a [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><w:document><w:p><w:t>&a;글</w:t></w:p></w:document>';

  test.each<[string, FileKind, () => Promise<Buffer> | Buffer]>([
    ['a PDF that is cut off', 'PDF', async () => (await aPdf()).subarray(0, 300)],
    ['a PDF with a password', 'PDF', () => aPdf({ password: 'secret' })],
    ['an archive that is cut off', 'DOCX', async () => (await docxOf('<w:p/>')).subarray(0, 200)],
    ['a part of more than 64 MB', 'DOCX', () => docxOf(Buffer.alloc(65 * 1024 * 1024, 'x'))],
    ['XML that ends in a tag', 'DOCX', () => docxOf('<w:document><w:p')],
    ['a notebook that is no JSON', 'IPYNB', () => Buffer.from('{"cells": [')],
    ['an HWP without a body', 'HWP', () => compoundFile({ FileHeader: Buffer.alloc(256), DocInfo: Buffer.alloc(99) })],
    [
      'an HWPX whose section is a bomb',
      'HWPX',
      async () => {
        const parts: Record<string, string | Buffer> = await unzipped(await anHwpx());
        return zipOf({ ...parts, 'Contents/section0.xml': Buffer.alloc(70 * 1024 * 1024, ' ') });
      },
    ],
  ])('%s', async (_, kind, document) => {
    expect(await readApart(kind, await document())).toBe('FAILED');
    expect(told(await partsOf('CSV', 'a,b\n'))).toEqual([['TEXT', null, 'a,b']]);
  });

  test('a hundred thousand paragraphs are read as far as the limit of parts', async () => {
    expect(await partsOf('DOCX', await docxOf(huge))).toHaveLength(20_000);
  });

  test('a PDF whose pages are their own parents has no text', async () => {
    expect((await partsOf('PDF', endless)).filter(({ where }) => where === 'TEXT')).toEqual([]);
  });

  test('entities that call each other are not resolved', async () => {
    expect((await partsOf('DOCX', await docxOf(selfCalling))).map(({ text }) => text)).toEqual(['&a;글']);
  });

  test('a document that takes longer than it may is stopped, and the next one is read', async () => {
    const long = await docxOf(Buffer.from(`<w:document>${'<w:p><a><b/></a></w:p>'.repeat(1_000_000)}</w:document>`));
    expect(await readApart('DOCX', long, 300)).toBe('FAILED');
    expect(told(await partsOf('CSV', 'a,b\n'))).toEqual([['TEXT', null, 'a,b']]);
  });

  test('records of an HWP that say they are longer than the file', async () => {
    const header = Buffer.alloc(256);
    header.write('HWP Document File', 'latin1');
    header.writeUInt32LE(0x05_01_00_00, 32);
    header.writeUInt32LE(1, 36);
    const record = Buffer.from('ffffffffffffffff', 'hex');
    const hwp = compoundFile({
      FileHeader: header,
      DocInfo: deflateRawSync(record),
      'BodyText/Section0': deflateRawSync(Buffer.concat([record, Buffer.alloc(5000, 7)])),
    });
    await readApart('HWP', hwp);
    expect(told(await partsOf('CSV', 'a,b\n'))).toEqual([['TEXT', null, 'a,b']]);
  });
});

test('a program that is not there is not the fault of the document', async () => {
  await expect(new Apart('no-such-thread').run({}, 10_000)).rejects.toMatchObject({ code: expect.stringMatching(/MODULE_NOT_FOUND/) });
});
