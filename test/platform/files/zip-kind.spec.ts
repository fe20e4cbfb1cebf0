import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';

import * as documents from '../../support/documents.js';
import { aFileStore, judged, type Content } from '../../support/file-store.js';
import { bomb, locked, unzipped, zipOf } from '../../support/zip.js';

let files: Awaited<ReturnType<typeof aFileStore>>;
beforeAll(async () => {
  files = await aFileStore();
});
afterAll(() => files.close());

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

const zeros = deflateRawSync(Buffer.alloc(1024 * 1024));

describe('archives', () => {
  test.each<[string, () => Content, string]>([
    ['a locked ZIP', async () => locked(await documents.aZip()), 'FILE_ENCRYPTED'],
    ['a ZIP of nothing', () => zipOf({}), 'FILE_EMPTY'],
    ['a path out of the archive', async () => renamed(await zipOf({ 'aa/evil.sh': 'x' }), 'aa/evil.sh', '../evil.sh'), 'FILE_PATH_UNSAFE'],
    ['an absolute path', async () => renamed(await zipOf({ 'aetc/x': 'x' }), 'aetc/x', '/etc/x'), 'FILE_PATH_UNSAFE'],
    ['something before its first entry', async () => Buffer.concat([Buffer.from('MZ'), await documents.aZip()]), 'FILE_TYPE_UNKNOWN'],
    ['something behind its end', async () => Buffer.concat([await documents.aZip(), Buffer.from('more')]), 'FILE_DAMAGED'],
    ['a document with macros, which is told apart by its rules', () => documents.aDocx('ms-word.document.macroEnabled'), 'DOCX'],
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
    expect(await judged(files, content())).toBe(expected);
  });
});

describe('bombs', () => {
  test.each([
    ['one entry of a gigabyte and a bit', () => bomb(zeros, 1_100_000_000, 1), 'FILE_UNPACKS_TOO_LARGE'],
    ['packed two hundred times smaller', () => bomb(zeros, 100_000_000, 1), 'FILE_UNPACKS_TOO_LARGE'],
    ['entries over entries', () => bomb(Buffer.alloc(100_000), 1_000_000, 5), 'FILE_DAMAGED'],
    ['too many entries', () => bomb(Buffer.alloc(0), 0, 10_001), 'FILE_UNPACKS_TOO_LARGE'],
    ['many entries over each other', () => bomb(Buffer.alloc(0), 0, 10_000), 'FILE_DAMAGED'],
  ])('%s', async (_case, content, expected) => {
    expect(await judged(files, content())).toBe(expected);
  });

  test('a content list that unpacks to more than it says is damaged', async () => {
    const honest = await zipOf({ 'a.txt': '', '[Content_Types].xml': Buffer.alloc(400_000, ' ') });
    const lying = Buffer.from(honest);
    const entry = lying.lastIndexOf('[Content_Types].xml') - 46;
    lying.writeUInt32LE(100, entry + 24);
    expect([await judged(files, honest), await judged(files, lying)]).toEqual(['FILE_TYPE_UNKNOWN', 'FILE_DAMAGED']);
  });
});
