import { gzipSync } from 'node:zlib';
import { aCsv, aDocx, anHwp, anXlsx, aZip, compoundFile } from '../../support/documents.js';
import { locked, zipOf } from '../../support/zip.js';
import type { HostileFile } from './hostile-file.js';
import { type RawArchive, type RawMember, rawZip, unicodePath } from './raw-zip.js';

const table = { name: '자료/빈집.csv', content: aCsv() };
const beside = (...members: RawMember[]) => rawZip([table, ...members]);
const holding = (name: string | Buffer, content: string | Buffer = 'x', more: Partial<RawMember> = {}) =>
  beside({ name, content, ...more });
const bytes = (hex: string, length = 600) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length, 7)]);
const row = (what: string, make: HostileFile[2], expected: string): HostileFile => [what, 'files.zip', make, expected];

const mz = Buffer.concat([bytes('4d5a90000300000004000000ffff0000'), Buffer.from('This program cannot be run in DOS mode')]);
const elf = bytes('7f454c4602010100');
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024);

/** So many archives, each within the next one. */
const within = (depth: number, innermost: RawMember): Buffer =>
  depth === 1 ? beside(innermost) : beside({ name: `${depth}.zip`, content: within(depth - 1, innermost) });

const escaping: [what: string, name: string, more?: Partial<RawMember>][] = [
  ['one folder up', '../evil.csv'],
  ['many folders up', '../../../../../../etc/cron.d/evil'],
  ['down and further up', 'a/b/../../../evil.csv'],
  ['up at its end', 'a/..'],
  ['up in the way of Windows', '..\\evil.csv'],
  ['up in both ways', 'a/..\\../evil.csv'],
  ['up, with blanks that Windows leaves out', 'a/.. /evil.csv'],
  ['up, with dots that Windows leaves out', 'a/.../evil.csv'],
  ['from the root', '/etc/passwd'],
  ['from the root of Windows', '\\Windows\\evil.csv'],
  ['from a share', '\\\\server\\share\\evil.csv'],
  ['from a share, the other way round', '//server/share/evil.csv'],
  ['from a drive', 'C:\\evil.csv'],
  ['from a drive, without a folder', 'c:evil.csv'],
  ['from a drive within', 'a/C:/evil.csv'],
  ['in a hidden stream', 'a.csv:$DATA'],
  ['with U+0000', 'a.csv\0.exe'],
  ['of two lines', 'a\nb.csv'],
  ['with a bell', 'a\u0007.csv'],
  ['with an escape', '\u001b[2Ja.csv'],
  ['with a delete', 'a\u007f.csv'],
  ['that reads backwards', '보고서\u202evsc.txt'],
  ['with an isolated direction', '보고서\u2066a.csv'],
  ['that is empty', ''],
  ['of a link', 'link', { mode: 0o120777, content: '/etc/passwd' }],
  ['of a link to a folder above', 'folder', { mode: 0o120755, content: '../..' }],
  ['of a pipe', 'pipe', { mode: 0o010644 }],
  ['of a disk', 'disk', { mode: 0o060644 }],
  ['of a terminal', 'terminal', { mode: 0o020644 }],
  ['of a socket', 'socket', { mode: 0o140644 }],
  ['that a second name leads up', 'aaaa.csv', { extra: unicodePath('aaaa.csv', '../evil.csv') }],
  ['that says it is no UTF-8', '../evil.csv', { flags: 0 }],
];

const programNames = (
  'exe dll sys drv ocx cpl scr com pif msi msp msc msix appx jar apk ipa lnk url scf reg bat cmd ps1 psm1 vbs vbe jse wsf wsh hta chm ' +
  'gadget application appref-ms settingcontent-ms library-ms desktop xll wll ppam xlam dotm xltm potm'
).split(' ');

const programs: [what: string, content: Buffer][] = [
  ['Windows', mz],
  ['DOS', bytes('4d5a000000000001')],
  ['Linux', elf],
  ['macOS of 32 bits', bytes('cefaedfe')],
  ['macOS of 64 bits', bytes('cffaedfe')],
  ['macOS of 32 bits, the other way round', bytes('feedface')],
  ['macOS of 64 bits, the other way round', bytes('feedfacf')],
  ['macOS for several machines', bytes('cafebabe00000002')],
  ['Java', bytes('cafebabe00000034')],
  ['Android', bytes('6465780a30333500')],
  ['WebAssembly', bytes('0061736d01000000')],
  ['a link of Windows', bytes('4c0000000114020000000000c000000000000046')],
  ['help of Windows', bytes('4954534603000000')],
  ['Linux, packed by itself', gzipSync(elf)],
];

function tar(): Buffer {
  const header = Buffer.alloc(1024);
  header.write('evil.exe', 0, 'latin1');
  header.write('ustar', 257, 'latin1');
  return header;
}

const closed: [what: string, content: Buffer][] = [
  ['RAR 4', bytes('526172211a0700')],
  ['RAR 5', bytes('526172211a070100')],
  ['7z', bytes('377abcaf271c0004')],
  ['CAB', bytes('4d53434600000000')],
  ['XZ', bytes('fd377a585a000004')],
  ['Zstandard', bytes('28b52ffd')],
  ['bzip2', bytes('425a6839314159265359')],
  ['EGG', bytes('4547474100010000')],
  ['ALZ', bytes('414c5a010a000000')],
  ['XAR', bytes('7861722100')],
  ['tar', tar()],
  ['tar, packed', gzipSync(tar())],
  ['gzip in gzip', gzipSync(gzipSync(Buffer.from(aCsv())))],
  ['gzip that is broken', bytes('1f8b0800')],
];

/** An object that somebody dropped into a document: a label, a path, and the file. */
const dropped = (name: string, content: Buffer): Buffer => {
  const said = Buffer.from(`\x02\0${name}\0C:\\${name}\0\0\0\x03\0`, 'latin1');
  return compoundFile({ '\x01Ole10Native': Buffer.concat([Buffer.alloc(4), said, content]) });
};

function anInstaller(): Buffer {
  const file = compoundFile({ a: Buffer.alloc(5000, 1) });
  // The class of the root, in the first entry of the directory.
  const root = file.indexOf(Buffer.from('Root Entry', 'utf16le'));
  Buffer.from('84100c0000000000c000000000000046', 'hex').copy(file, root + 80);
  return file;
}

const damaged = (what: string, members: RawMember[], archive: RawArchive = {}): HostileFile =>
  row(what, () => rawZip(members, archive), 'FILE_DAMAGED');

export const hostileArchives: HostileFile[] = [
  ...escaping.map(([what, name, more]) => row(`a name ${what}`, () => holding(name, 'x', more), 'FILE_PATH_UNSAFE')),
  ...programNames.map((ending) => row(`a program by its ending ${ending}`, () => holding(`도구/setup.${ending}`), 'FILE_HOLDS_PROGRAM')),
  ...['A.EXE', 'a.csv.exe', 'a.exe.', 'a.exe ', 'a.exe . .', 'ａ．ｅｘｅ', '폴더.d\\a.exe'].map((name) =>
    row(`a program by its name ${JSON.stringify(name)}`, () => holding(name), 'FILE_HOLDS_PROGRAM'),
  ),
  ...programs.map(([what, content]) => row(`a program for ${what} by its content`, () => holding('a.csv', content), 'FILE_HOLDS_PROGRAM')),
  ...closed.map(([what, content]) => row(`an archive of ${what}`, () => holding('a.bin', content), 'FILE_HOLDS_ARCHIVE')),
  row('a program in an archive within', () => within(2, { name: 'a', content: mz }), 'FILE_HOLDS_PROGRAM'),
  row('a program two archives within', () => within(3, { name: 'a', content: elf }), 'FILE_HOLDS_PROGRAM'),
  row('a program by its name, two archives within', () => within(3, { name: 'a.ps1' }), 'FILE_HOLDS_PROGRAM'),
  row('archives four deep', () => within(4, { name: 'a.csv' }), 'FILE_NESTED_TOO_DEEP'),
  row('archives forty deep', () => within(40, { name: 'a.csv' }), 'FILE_NESTED_TOO_DEEP'),
  row('a path out of an archive within', () => within(2, { name: '../a.csv' }), 'FILE_PATH_UNSAFE'),
  row('a link in an archive within', () => within(2, { name: 'a', mode: 0o120777 }), 'FILE_PATH_UNSAFE'),
  row('a lock on an archive within', async () => holding('a.zip', locked(await aZip())), 'FILE_ENCRYPTED'),
  row('an archive within that is cut off', async () => holding('a.zip', (await aZip()).subarray(0, 90)), 'FILE_DAMAGED'),
  row('a bomb within', () => holding('a.zip', rawZip([{ name: 'a', content: megabytes(70) }])), 'FILE_UNPACKS_TOO_LARGE'),
  row(
    'an archive within that is too large',
    () => holding('a.zip', Buffer.concat([Buffer.from('PK\x03\x04'), megabytes(65)]), { method: 0 }),
    'FILE_NESTED_TOO_DEEP',
  ),
  row(
    'more archives within than are unpacked',
    () =>
      rawZip(
        Array.from({ length: 6 }, (_, index) => ({
          name: `${index}.zip`,
          content: Buffer.from('PK\x03\x04'),
          method: 0,
          size: 50_000_000,
          packedSize: 50_000_000,
        })),
      ),
    'FILE_DAMAGED',
  ),
  row(
    'a program in a document within',
    async () => holding('a.docx', await zipOf({ mimetype: 'x', 'word/media/image1.png': mz })),
    'FILE_HOLDS_PROGRAM',
  ),
  row('an installer', () => holding('a.bin', anInstaller()), 'FILE_HOLDS_PROGRAM'),
  row('a program that was dropped into an object', () => holding('a.bin', dropped('a.csv', mz)), 'FILE_HOLDS_PROGRAM'),
  row('a script that was dropped into an object', () => holding('a.bin', dropped('open-me.vbs', Buffer.from('x'))), 'FILE_HOLDS_PROGRAM'),
  row(
    'nothing but folders',
    () =>
      rawZip([
        { name: 'a/', method: 0 },
        { name: 'a/b/', method: 0 },
      ]),
    'FILE_EMPTY',
  ),
  row('nothing', () => rawZip([]), 'FILE_EMPTY'),
  row('10,001 members', () => rawZip(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}` }))), 'FILE_UNPACKS_TOO_LARGE'),
  row(
    'a megabyte of zeros that claims a gigabyte',
    () => rawZip([{ name: 'a', content: megabytes(1), size: 1_100_000_000 }]),
    'FILE_UNPACKS_TOO_LARGE',
  ),
  row('70 MB of zeros', () => rawZip([{ name: 'a', content: megabytes(70) }]), 'FILE_UNPACKS_TOO_LARGE'),
  row(
    'names of more than 4 MB',
    () => rawZip(Array.from({ length: 80 }, (_, index) => ({ name: `${index}${'a'.repeat(60_000)}` }))),
    'FILE_UNPACKS_TOO_LARGE',
  ),
  damaged('members over each other', [
    { name: 'a', content: 'x'.repeat(90), method: 0 },
    { name: 'b', content: 'x', offset: 0 },
  ]),
  damaged('a member within another', [
    { name: 'a', content: 'x'.repeat(900), method: 0 },
    { name: 'b', content: 'x', method: 0, offset: 60 },
  ]),
  damaged(
    'a thousand members at one place',
    Array.from({ length: 1000 }, (_, index) => ({ name: `${index}`, content: 'abc', offset: 0 })),
  ),
  damaged('a member behind the end', [{ name: 'a', content: 'x', offset: 99_999 }]),
  damaged('a member larger than the file', [{ name: 'a', content: 'x', method: 0, size: 99_999, packedSize: 99_999 }]),
  damaged('a stored member of another size', [{ name: 'a', content: 'xyz', method: 0, size: 2 }]),
  damaged('two names for one member', [{ name: 'a.csv', content: aCsv(), localName: 'a.exe' }]),
  damaged('names of two lengths for one member', [{ name: 'a.csv', content: aCsv(), localName: 'evil.exe' }]),
  damaged('a directory that is not there', [table], { directoryAt: 1 }),
  damaged('a directory behind the end', [table], { directoryAt: 1_000_000 }),
  damaged('more members than it has', [table], { count: 2 }),
  damaged('another disk', [table], { disk: 1 }),
  damaged('an end that speaks of more members than there are', [table], { zip64: { count: 9 } }),
  row('an end that speaks of a billion of billions', () => rawZip([table], { zip64: { count: 2 ** 52 } }), 'FILE_UNPACKS_TOO_LARGE'),
  damaged('a large end that leads nowhere', [table], { zip64: { count: 1, directoryAt: 2 ** 40 } }),
  damaged('a large member whose size is not said', [{ ...table, size: 0xffffffff, extra: Buffer.from('01000000', 'hex') }]),
  damaged('a large member that begins behind everything', [
    { ...table, offset: 0xffffffff, extra: Buffer.from('01000800ffffffff00000000', 'hex') },
  ]),
  damaged('a field that is longer than itself', [{ ...table, extra: Buffer.from('0100ff00', 'hex') }]),
  ...[1, 6, 9, 12, 14, 93, 95, 98].map((method) =>
    row(`a member packed by method ${method}`, () => holding('a.csv', 'x', { method }), 'FILE_PACKING_UNKNOWN'),
  ),
  row('a member that is locked', () => holding('a.csv', 'x', { flags: 0x801 }), 'FILE_ENCRYPTED'),
  row('a member that is locked strongly', () => holding('a.csv', 'x', { flags: 0x841 }), 'FILE_ENCRYPTED'),
  row('a member that is locked by AES', () => holding('a.csv', 'x', { flags: 0x801, method: 99 }), 'FILE_ENCRYPTED'),
  row('all members locked', async () => locked(await aZip()), 'FILE_ENCRYPTED'),
  row('an archive with more behind its end', async () => Buffer.concat([await aZip(), Buffer.from('more')]), 'FILE_DAMAGED'),
  row('an archive that is only its end', () => Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1'), 'FILE_EMPTY'),
  row('an archive that is only its beginning', () => Buffer.from('PK\x03\x04', 'latin1'), 'FILE_DAMAGED'),
  row('a program before an archive', async () => Buffer.concat([mz, await aZip()]), 'FILE_TYPE_UNKNOWN'),

  // What looks strange and is not.
  row('a table and a note', () => aZip(), 'ZIP'),
  row(
    '10,000 members',
    () => rawZip(Array.from({ length: 10_000 }, (_, index) => ({ name: `자료/${index}.csv`, content: `a,b\n${index},1\n` }))),
    'ZIP',
  ),
  row('archives three deep', () => within(3, { name: 'a.csv', content: aCsv() }), 'ZIP'),
  row(
    'documents of every kind',
    async () =>
      beside({ name: 'a.docx', content: await aDocx() }, { name: 'a.xlsx', content: await anXlsx() }, { name: 'a.hwp', content: anHwp() }),
    'ZIP',
  ),
  row(
    'sources of every kind',
    () =>
      beside(
        ...['a.py', 'a.R', 'a.sql', 'a.js', 'a.sh', 'a.ipynb', 'a.html', 'Makefile', '.gitignore'].map((name) => ({
          name,
          content: '#!/usr/bin/env python3\nprint(1)\n',
        })),
      ),
    'ZIP',
  ),
  row('what Python leaves beside its sources', () => holding('__pycache__/a.cpython-313.pyc', bytes('f30d0d0a00000000')), 'ZIP'),
  row('a table that was packed by itself', () => holding('a.csv.gz', gzipSync(Buffer.from(aCsv()))), 'ZIP'),
  row('a text that begins like a program', () => holding('a.txt', 'MZ세대 조사 결과'), 'ZIP'),
  row('names in the writing of a Korean Windows', () => holding(Buffer.from('c0dab7e12e637376', 'hex'), aCsv(), { flags: 0 }), 'ZIP'),
  row('names in pieces, from a Mac', () => holding('자료/빈집.csv'.normalize('NFD'), aCsv(), { flags: 0 }), 'ZIP'),
  row(
    'names with dots and blanks',
    () => beside({ name: '..자료/a..b. c.csv' }, { name: '2025. 9. 자료 (최종).csv' }, { name: '...b/c' }),
    'ZIP',
  ),
  row('folders in the way of Windows', () => holding('자료\\빈집.csv', aCsv()), 'ZIP'),
  row('times in a name', () => holding('12:30 관측.csv', aCsv()), 'ZIP'),
  row('files and folders from Unix', () => beside({ name: 'a/', method: 0, mode: 0o040755 }, { name: 'a/b.csv', mode: 0o100644 }), 'ZIP'),
  row('a member of nothing', () => holding('empty.csv', ''), 'ZIP'),
  row('a comment', () => rawZip([table], { comment: Buffer.from('2025 자료') }), 'ZIP'),
  row('an end for large archives', () => rawZip([table], { zip64: { count: 1 } }), 'ZIP'),
  row('an object that somebody dropped in', () => holding('a.bin', dropped('자료.csv', Buffer.from(aCsv()))), 'ZIP'),
];
