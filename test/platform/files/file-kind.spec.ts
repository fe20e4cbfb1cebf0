import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';

import { fileKinds, kindOf } from '../../../src/platform/files/file-kind.js';
import { Refused } from '../../../src/domain/refusal.js';
import * as documents from '../../support/documents.js';
import { aFileStore } from '../../support/file-store.js';
import { locked, unzipped, zipOf } from '../../support/zip.js';

let files: Awaited<ReturnType<typeof aFileStore>>;
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(() => files.close());

type Content = string | Buffer | Promise<Buffer>;

/** The kind, or the code of the refusal. */
async function judged(content: Content, name = 'report'): Promise<string> {
  const bytes = await files.bytesOf(await content);
  return kindOf(bytes, name).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  });
}

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
    expect(await judged(sample(), `report.${fileKinds[kind as keyof typeof fileKinds].ending}`)).toBe(kind);
  });

  test.each(withMagic)('%s under a wrong name', async (kind, sample) => {
    expect(await judged(sample(), '보고서.csv')).toBe(kind);
    expect(await judged(sample(), '보고서.hwpx')).toBe(kind);
    expect(await judged(sample(), '보고서')).toBe(kind);
  });

  test.each(withMagic)('%s that was cut off', async (_kind, sample) => {
    expect([await judged(cut(sample(), 0.5)), await judged(cut(sample(), 0.9))]).toEqual(['FILE_DAMAGED', 'FILE_DAMAGED']);
  });

  test('a file of no bytes', async () => {
    expect(await judged('')).toBe('FILE_EMPTY');
  });

  test('the refusal of an unknown type lists the known ones', async () => {
    const refused = kindOf(await files.bytesOf('MZ\x90\0'), 'report.exe');
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
    expect(await judged(content())).toBe(expected);
  });
});

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
    expect(await judged(content())).toBe(expected);
  });

  function manySmallStreams(): Buffer {
    const header = Buffer.alloc(256);
    header.write('HWP Document File', 'latin1');
    const others = Array.from({ length: 60 }, (_, index) => [`A${index}`, Buffer.alloc(1000, index)] as const);
    return documents.compoundFile({ ...Object.fromEntries(others), FileHeader: header });
  }

  test('chains that run in circles or out of the file end soon', async () => {
    const started = Date.now();
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
    expect([await judged(circle), await judged(outside), await judged(greedy)]).toEqual(['FILE_DAMAGED', 'FILE_DAMAGED', 'FILE_DAMAGED']);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});

describe('archives', () => {
  test.each<[string, () => Content, string]>([
    ['a locked ZIP', async () => locked(await documents.aZip()), 'FILE_ENCRYPTED'],
    ['a ZIP of nothing', () => zipOf({}), 'FILE_EMPTY'],
    ['a path out of the archive', async () => renamed(await zipOf({ 'aa/evil.sh': 'x' }), 'aa/evil.sh', '../evil.sh'), 'FILE_DAMAGED'],
    ['an absolute path', async () => renamed(await zipOf({ 'aetc/x': 'x' }), 'aetc/x', '/etc/x'), 'FILE_DAMAGED'],
    ['something before its first entry', async () => Buffer.concat([Buffer.from('MZ'), await documents.aZip()]), 'FILE_TYPE_UNKNOWN'],
    ['something behind its end', async () => Buffer.concat([await documents.aZip(), Buffer.from('more')]), 'FILE_DAMAGED'],
    ['a program document of macros', () => documents.aDocx('ms-word.document.macroEnabled'), 'FILE_TYPE_UNKNOWN'],
    ['an Office document without its main part', () => zipOf({ '[Content_Types].xml': mainPart('word/document.xml') }), 'FILE_DAMAGED'],
    ['content types without a main part', () => zipOf({ '[Content_Types].xml': '<Types/>' }), 'FILE_TYPE_UNKNOWN'],
    [
      'an OpenDocument text',
      () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
      'FILE_TYPE_UNKNOWN',
    ],
    ['HWPX without a section', () => zipOf({ mimetype: 'application/hwp+zip', 'Contents/content.hpf': '<x/>' }), 'FILE_DAMAGED'],
    ['HWPX whose mimetype is not first', async () => zipOf({ 'a.txt': '', ...(await unzipped(await documents.anHwpx())) }), 'ZIP'],
    ['HWPX with a password', lockedHwpx, 'FILE_ENCRYPTED'],
    [
      'HWPX with a wrong checksum',
      async () => renamed(await documents.anHwpx(), 'application/hwp+zip', 'application/hwp+zap'),
      'FILE_DAMAGED',
    ],
  ])('%s', async (_case, content, expected) => {
    expect(await judged(content())).toBe(expected);
  });

  const mainPart = (part: string) =>
    `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

  async function lockedHwpx(): Promise<Buffer> {
    const manifest =
      '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><odf:file-entry odf:full-path="Contents/section0.xml"><odf:encryption-data/></odf:file-entry></odf:manifest>';
    return zipOf({ ...(await unzipped(await documents.anHwpx())), 'META-INF/manifest.xml': manifest });
  }

  function renamed(zip: Buffer, from: string, to: string): Buffer {
    const changed = Buffer.from(zip);
    for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1)) changed.write(to.slice(0, from.length), at);
    return changed;
  }
});

describe('bombs', () => {
  /** A ZIP whose entries all point at the same packed bytes, and claim `unpacked` each. */
  function bomb(packed: Buffer, unpacked: number, entries: number): Buffer {
    const local = Buffer.alloc(31);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(unpacked, 22);
    local.writeUInt16LE(1, 26);
    local.write('a', 30);
    const entry = Buffer.alloc(47);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(1, 28);
    entry.write('a', 46);
    const directory = Buffer.concat(Array<Buffer>(entries).fill(entry));
    const end = Buffer.alloc(22);
    end.write('PK\x05\x06', 'latin1');
    end.writeUInt16LE(entries, 8);
    end.writeUInt16LE(entries, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(local.length + packed.length, 16);
    return Buffer.concat([local, packed, directory, end]);
  }
  const zeros = deflateRawSync(Buffer.alloc(1024 * 1024));

  test.each([
    ['one entry of a gigabyte and a bit', () => bomb(zeros, 1_100_000_000, 1), 'FILE_UNPACKS_TOO_LARGE'],
    ['packed two hundred times smaller', () => bomb(zeros, 100_000_000, 1), 'FILE_UNPACKS_TOO_LARGE'],
    ['entries over entries', () => bomb(Buffer.alloc(100_000), 1_000_000, 5), 'FILE_DAMAGED'],
    ['too many entries', () => bomb(Buffer.alloc(0), 0, 10_001), 'FILE_UNPACKS_TOO_LARGE'],
    ['many entries', () => bomb(Buffer.alloc(0), 0, 10_000), 'ZIP'],
  ])('%s', async (_case, content, expected) => {
    const started = Date.now();
    expect(await judged(content())).toBe(expected);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  test('a content list that unpacks to more than it says is damaged', async () => {
    const honest = await zipOf({ 'a.txt': '', '[Content_Types].xml': Buffer.alloc(400_000, ' ') });
    const lying = Buffer.from(honest);
    const entry = lying.lastIndexOf('[Content_Types].xml') - 46;
    lying.writeUInt32LE(100, entry + 24);
    expect([await judged(honest), await judged(lying)]).toEqual(['FILE_TYPE_UNKNOWN', 'FILE_DAMAGED']);
  });
});

describe('text', () => {
  const cp949 = Buffer.from('b1b8b1ba2cbaf3c1fd0d0ac1dfb1b82c3132300d0abcadb1b82c3334300d0a', 'hex');
  const notebook = documents.aNotebook();
  test.each<[string, string, Content, string]>([
    ['a table in CP949', 'a.csv', cp949, 'CSV'],
    ['a table in UTF-8 with a mark', 'a.CSV', `\ufeff${documents.aCsv()}`, 'CSV'],
    ['a table split by tabs', 'a.csv', 'a\tb\n1\t2\n', 'CSV'],
    ['a table split by semicolons', 'a.csv', 'a;b\n1;2\n', 'CSV'],
    ['a table with a line break in a field', 'a.csv', 'a,b\n"1\n2",3\n4,5\n', 'CSV'],
    ['a table with a title over it', 'a.csv', '부산시 빈집 현황\n\n구,수\n중구,1\n서구,2\n동구,3\n', 'CSV'],
    ['a large table', 'a.csv', `${'구,수,비고\n'.repeat(200_000)}`, 'CSV'],
    ['a table under another name', 'a.txt', documents.aCsv(), 'FILE_TYPE_UNKNOWN'],
    ['prose', 'a.csv', '첫째, 둘째, 셋째입니다.\n쉼표 없는 줄입니다.\n하나, 둘입니다.\n', 'FILE_TYPE_UNKNOWN'],
    ['one line', 'a.csv', 'a,b,c', 'FILE_TYPE_UNKNOWN'],
    ['one column', 'a.csv', 'a\nb\nc\n', 'FILE_TYPE_UNKNOWN'],
    ['a table with a zero byte', 'a.csv', 'a,b\n1,\0\n', 'FILE_TYPE_UNKNOWN'],
    ['a table with a zero byte far behind', 'a.csv', `${'a,b\n'.repeat(100_000)}\0`, 'FILE_TYPE_UNKNOWN'],
    ['a table in UTF-16', 'a.csv', Buffer.from(documents.aCsv(), 'utf16le'), 'FILE_TYPE_UNKNOWN'],
    ['bytes of no encoding', 'a.csv', Buffer.from('a,b\n1,\xff\xff\n', 'latin1'), 'FILE_TYPE_UNKNOWN'],
    ['a program', 'a.csv', Buffer.from('7f454c460201010000000000', 'hex'), 'FILE_TYPE_UNKNOWN'],
    ['a web page', 'a.csv', '<html><body>a, b</body></html>', 'FILE_TYPE_UNKNOWN'],
    ['other JSON', 'a.ipynb', '{"cells": {}, "nbformat": "4"}', 'FILE_TYPE_UNKNOWN'],
    ['JSON deeper than any notebook', 'a.ipynb', `{"nbformat": 4, "cells": ${'['.repeat(300)}${']'.repeat(300)}}`, 'FILE_TYPE_UNKNOWN'],
    ['the words inside another object', 'a.ipynb', '{"metadata": {"nbformat": 4, "cells": []}}', 'FILE_TYPE_UNKNOWN'],
    ['a notebook and more', 'a.ipynb', `${notebook}{}`, 'FILE_TYPE_UNKNOWN'],
    ['a notebook with crossed brackets', 'a.ipynb', '{"nbformat": 4, "cells": [}]', 'FILE_TYPE_UNKNOWN'],
    [
      'a notebook in CP949',
      'a.ipynb',
      Buffer.concat([Buffer.from('{"nbformat": 4, "cells": ["'), cp949.subarray(0, 4), Buffer.from('"]}')]),
      'FILE_TYPE_UNKNOWN',
    ],
    ['a notebook of format 3', 'a.ipynb', '{"worksheets": [], "nbformat": 3}', 'IPYNB'],
    ['a notebook with escapes', 'a.ipynb', documents.aNotebook('print("\\\\", \'{[\', "\\"")'), 'IPYNB'],
    ['a notebook with a picture', 'a.ipynb', documents.aNotebook('A'.repeat(3_000_000)), 'IPYNB'],
  ])('%s', async (_case, name, content, expected) => {
    expect(await judged(content, name)).toBe(expected);
  });
});

describe('pictures', () => {
  test('with an archive behind them are not what they seem', async () => {
    expect(await judged(Buffer.concat([documents.aPng(), await documents.aZip()]))).toBe('FILE_TYPE_UNKNOWN');
    expect(await judged(Buffer.concat([documents.aJpeg(), await documents.aZip()]))).toBe('FILE_TYPE_UNKNOWN');
  });

  test('with a little behind their end are still pictures', async () => {
    expect(await judged(Buffer.concat([documents.aJpeg(), Buffer.alloc(100)]))).toBe('JPEG');
  });
});
