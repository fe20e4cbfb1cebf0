import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fileKinds } from '../../../src/platform/files/file-kind.js';
import { judgeFile } from '../../../src/platform/files/judge-file.js';
import * as documents from '../../support/documents.js';
import { aFileStore, judged, type Content } from '../../support/file-store.js';

let files: Awaited<ReturnType<typeof aFileStore>>;
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(() => files.close());

const cut = async (content: Content, share: number) => {
  const whole = Buffer.from(await content);
  return whole.subarray(0, Math.floor(whole.length * share));
};

const samples: Record<keyof typeof fileKinds, () => Content> = {
  PDF: () => documents.aPdf(),
  HWPX: () => documents.anHwpx(),
  HWP: () => documents.anHwp(),
  PPTX: documents.aPptx,
  XLSX: documents.anXlsx,
  DOCX: () => documents.aDocx(),
  ZIP: documents.aZip,
  IPYNB: () => documents.aNotebook(),
  CSV: documents.aCsv,
  PNG: () => documents.aPng(),
  JPEG: () => documents.aJpeg(),
};
const kinds = Object.entries(samples);
const withMagic = kinds.filter(([kind]) => kind !== 'CSV');

describe('a file is what its content says', () => {
  test.each(kinds)('%s', async (kind, sample) => {
    expect(await judged(files, sample(), `report.${fileKinds[kind as keyof typeof fileKinds].ending}`)).toBe(kind);
  });

  test.each(withMagic)('%s under a wrong name', async (kind, sample) => {
    expect(await judged(files, sample(), '보고서.csv')).toBe(kind);
    expect(await judged(files, sample(), '보고서.hwpx')).toBe(kind);
    expect(await judged(files, sample(), '보고서')).toBe(kind);
  });

  test.each(withMagic)('%s that was cut off', async (_kind, sample) => {
    expect([await judged(files, cut(sample(), 0.5)), await judged(files, cut(sample(), 0.9))]).toEqual(['FILE_DAMAGED', 'FILE_DAMAGED']);
  });

  test('a file of no bytes', async () => {
    expect(await judged(files, '')).toBe('FILE_EMPTY');
  });

  test('the refusal of an unknown type lists the known ones', async () => {
    const refused = judgeFile(await files.bytesOf('MZ\x90\0'), 'report.exe');
    await expect(refused).rejects.toMatchObject({
      refusal: { code: 'FILE_TYPE_UNKNOWN', data: { allowed: 'PDF, HWPX, HWP, PPTX, XLSX, DOCX, ZIP, IPYNB, CSV, PNG, JPEG' } },
    });
  });
});

describe('PDF', () => {
  test.each([
    ['a little before the header', async () => Buffer.concat([Buffer.from('\r\n\r\n'), await documents.aPdf()]), 'PDF'],
    [
      'more than 1024 bytes before the header',
      async () => Buffer.concat([Buffer.alloc(1100, ' '), await documents.aPdf()]),
      'FILE_TYPE_UNKNOWN',
    ],
    ['a password', () => documents.aPdf({ password: 'secret' }), 'FILE_ENCRYPTED'],
    [
      'a web page before the header',
      async () => Buffer.concat([Buffer.from('<script>alert(1)</script>'), await documents.aPdf()]),
      'FILE_TYPE_UNKNOWN',
    ],
    ['an archive behind its end', async () => Buffer.concat([await documents.aPdf(), await documents.aZip()]), 'FILE_TYPE_UNKNOWN'],
    ['a few bytes behind its end', async () => Buffer.concat([await documents.aPdf(), Buffer.from('\n\n\n')]), 'PDF'],
  ])('with %s', async (_case, content, expected) => {
    expect(await judged(files, content())).toBe(expected);
  });
});

function manySmallStreams(): Buffer {
  const header = Buffer.alloc(256);
  header.write('HWP Document File', 'latin1');
  const others = Array.from({ length: 60 }, (_, index) => [`A${index}`, Buffer.alloc(1000, index)] as const);
  return documents.compoundFile({ ...Object.fromEntries(others), FileHeader: header });
}

describe('compound files', () => {
  const password = 0b10;
  test.each([
    ['HWP with a password', () => documents.anHwp(password), 'FILE_ENCRYPTED'],
    ['HWP under a DRM system', () => documents.anHwp(1 << 4), 'FILE_ENCRYPTED'],
    ['HWP for distribution, which anyone may read', () => documents.anHwp(0b101), 'HWP'],
    ['an old Word document', () => documents.compoundFile({ WordDocument: Buffer.alloc(5000, 1) }), 'FILE_TYPE_UNKNOWN'],
    [
      'a Word document with a password',
      () => documents.compoundFile({ EncryptionInfo: Buffer.alloc(9), EncryptedPackage: Buffer.alloc(5000) }),
      'FILE_ENCRYPTED',
    ],
    ['another FileHeader', () => documents.compoundFile({ FileHeader: Buffer.alloc(256, 7) }), 'FILE_TYPE_UNKNOWN'],
    ['nothing but the magic', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_DAMAGED'],
    ['many small streams before the FileHeader', manySmallStreams, 'HWP'],
  ])('%s', async (_case, content, expected) => {
    expect(await judged(files, content())).toBe(expected);
  });

  test('chains that run in circles or out of the file end soon', async () => {
    const circle = Buffer.alloc(20 * 1024 * 1024, 0xff);
    documents.anHwp().copy(circle, 0, 0, 512);
    circle.writeUInt32LE(1, 44);
    circle.writeUInt32LE(0, 48);
    circle.writeUInt32LE(1, 76);
    circle.writeUInt32LE(0, 1024);
    const outside = documents.anHwp();
    outside.writeUInt32LE(0x00ffffff, 48);
    const greedy = documents.anHwp();
    greedy.writeUInt32LE(0x7fffffff, 44);
    expect([await judged(files, circle), await judged(files, outside), await judged(files, greedy)]).toEqual([
      'FILE_DAMAGED',
      'FILE_DAMAGED',
      'FILE_DAMAGED',
    ]);
  });
});

describe('pictures', () => {
  test('with an archive behind them are not what they seem', async () => {
    expect(await judged(files, Buffer.concat([documents.aPng(), await documents.aZip()]))).toBe('FILE_TYPE_UNKNOWN');
    expect(await judged(files, Buffer.concat([documents.aJpeg(), await documents.aZip()]))).toBe('FILE_TYPE_UNKNOWN');
  });

  test('with a little behind their end are still pictures', async () => {
    expect(await judged(files, Buffer.concat([documents.aJpeg(), Buffer.alloc(100)]))).toBe('JPEG');
  });
});
