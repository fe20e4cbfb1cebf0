import { deflateRawSync } from 'node:zlib';
import * as documents from '../../support/documents.js';
import { locked, unzipped, zipOf } from '../../support/zip.js';
import {
  anHwpWith,
  bytes,
  dropped,
  frame,
  handlers,
  jscript,
  odf,
  office,
  program,
  sheet,
  slides,
  wide,
  withParts,
  word,
} from './document-parts.js';
import type { HostileFile } from './hostile-file.js';
import { macros } from './macros.js';

const programs: HostileFile[] = [
  [
    'a program among the pictures of a document',
    'a.docx',
    () => withParts(documents.aDocx(), { 'word/media/image1.png': program }),
    'FILE_HOLDS_PROGRAM',
  ],
  ['a program in HWPX', 'a.hwpx', () => withParts(documents.anHwpx(), { 'BinData/image1.png': bytes('7f454c46') }), 'FILE_HOLDS_PROGRAM'],
  ['a program by its name in HWPX', 'a.hwpx', () => withParts(documents.anHwpx(), { 'BinData/tool.exe': 'x' }), 'FILE_HOLDS_PROGRAM'],
  [
    'a program that was dropped into a document',
    'a.docx',
    () => withParts(documents.aDocx(), { 'word/embeddings/oleObject1.bin': dropped }),
    'FILE_HOLDS_PROGRAM',
  ],
  [
    'a program that was dropped into slides',
    'a.pptx',
    () => withParts(documents.aPptx(), { 'ppt/embeddings/oleObject1.bin': dropped }),
    'FILE_HOLDS_PROGRAM',
  ],
  [
    'a program that was dropped into HWP',
    'a.hwp',
    () => anHwpWith({ 'BinData/BIN0001.OLE': deflateRawSync(Buffer.concat([Buffer.alloc(4), dropped])) }),
    'FILE_HOLDS_PROGRAM',
  ],
  ['a program in HWP', 'a.hwp', () => anHwpWith({ 'BinData/BIN0001.exe': Buffer.alloc(90, 7) }), 'FILE_HOLDS_PROGRAM'],
  [
    'an archive nobody can look into, in a document',
    'a.xlsx',
    () => withParts(documents.anXlsx(), { 'xl/media/a.bin': bytes('526172211a0700') }),
    'FILE_HOLDS_ARCHIVE',
  ],
  [
    'a path out of a document',
    'a.docx',
    async () =>
      Buffer.from(
        (await withParts(documents.aDocx(), { 'aa/evil.xml': '' })).toString('latin1').replaceAll('aa/evil', '../evil'),
        'latin1',
      ),
    'FILE_PATH_UNSAFE',
  ],
];

const locks: HostileFile[] = [
  ['a PDF with a password', 'a.pdf', () => documents.aPdf({ password: 'secret' }), 'FILE_ENCRYPTED'],
  ['HWP with a password', 'a.hwp', () => documents.anHwp(1 << 1), 'FILE_ENCRYPTED'],
  ['HWP under a DRM system', 'a.hwp', () => documents.anHwp(1 << 4), 'FILE_ENCRYPTED'],
  ['HWP locked by a certificate', 'a.hwp', () => documents.anHwp(1 << 8), 'FILE_ENCRYPTED'],
  ['HWP locked by a certificate and DRM', 'a.hwp', () => documents.anHwp(1 << 10), 'FILE_ENCRYPTED'],
  [
    'an Office document with a password',
    'a.docx',
    () => documents.compoundFile({ EncryptionInfo: Buffer.alloc(9), EncryptedPackage: Buffer.alloc(5000) }),
    'FILE_ENCRYPTED',
  ],
  [
    'HWPX whose parts are locked',
    'a.hwpx',
    () => withParts(documents.anHwpx(), { 'META-INF/manifest.xml': '<odf:manifest xmlns:odf="a"><odf:encryption-data/></odf:manifest>' }),
    'FILE_ENCRYPTED',
  ],
  ['HWPX whose archive is locked', 'a.hwpx', async () => locked(await documents.anHwpx()), 'FILE_ENCRYPTED'],
  ['a workbook whose archive is locked', 'a.xlsx', async () => locked(await documents.anXlsx()), 'FILE_ENCRYPTED'],
];

const broken: HostileFile[] = [
  [
    'an Office document without its main part',
    'a.docx',
    () => zipOf({ '[Content_Types].xml': `<Types><Override PartName="/a" ContentType="${word}document.main+xml"/></Types>` }),
    'FILE_DAMAGED',
  ],
  ['HWPX without a section', 'a.hwpx', () => zipOf({ mimetype: 'application/hwp+zip', 'Contents/content.hpf': '<a/>' }), 'FILE_DAMAGED'],
  [
    'HWPX with a mimetype that is changed',
    'a.hwpx',
    async () => Buffer.from((await documents.anHwpx()).toString('latin1').replace('application/hwp+zip', 'application/hwp+zap'), 'latin1'),
    'FILE_DAMAGED',
  ],
  [
    'a document with two main parts of one name',
    'a.docx',
    async () =>
      Buffer.from(
        (await withParts(documents.aDocx(), { 'word/documenT.xml': '<a/>' })).toString('latin1').replaceAll('documenT', 'document'),
        'latin1',
      ),
    'FILE_DAMAGED',
  ],
  [
    'a document that is two',
    'a.docx',
    () =>
      zipOf({
        '[Content_Types].xml': `<Types><Override PartName="/a" ContentType="${word}document.main+xml"/><Override PartName="/a" ContentType="${sheet}sheet.main+xml"/></Types>`,
        a: '<a/>',
      }),
    'FILE_TYPE_UNKNOWN',
  ],
  [
    'a list of parts that grows to 70 MB',
    'a.docx',
    () => zipOf({ a: '', '[Content_Types].xml': Buffer.alloc(70 * 1024 * 1024, ' ') }),
    'FILE_UNPACKS_TOO_LARGE',
  ],
  ['a list of parts of 2 MB', 'a.docx', () => zipOf({ a: '', '[Content_Types].xml': Buffer.alloc(2 * 1024 * 1024, ' ') }), 'FILE_DAMAGED'],
  ['HWP that is only a beginning', 'a.hwp', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_DAMAGED'],
  ...[0, 44, 48, 68, 72, 76].map((at): HostileFile => [
    `HWP with a hole at ${at} of its header`,
    'a.hwp',
    () => {
      const file = documents.anHwp();
      file.fill(0x77, at + 8 < 30 ? 30 : at, at < 30 ? 32 : at + 4);
      return file;
    },
    at === 68 || at === 72 ? 'HWP' : 'FILE_DAMAGED',
  ]),
];

const others: HostileFile[] = (
  [
    ['a template of Word', office(`${word}template.main+xml`)],
    ['a template of Word for macros', office('application/vnd.ms-word.template.macroEnabledTemplate.main+xml')],
    ['a template of Excel', office(`${sheet}template.main+xml`)],
    ['a binary workbook', office('application/vnd.ms-excel.sheet.binary.macroEnabled.main')],
    ['an add-in of Excel', office('application/vnd.ms-excel.addin.macroEnabled.main+xml')],
    ['a template of PowerPoint', office(`${slides}template.main+xml`)],
    ['a slide show', office(`${slides}slideshow.main+xml`)],
    ['an add-in of PowerPoint', office('application/vnd.ms-powerpoint.addin.macroEnabled.main+xml')],
    ['a drawing of Visio', office('application/vnd.ms-visio.drawing.main+xml')],
    ['a text of OpenDocument', odf('text')],
    ['a table of OpenDocument', odf('spreadsheet')],
    ['slides of OpenDocument', odf('presentation')],
    ['a book', zipOf({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<a/>' })],
  ] as const
).map(([what, made]) => [what, 'a.docx', () => made, 'FILE_TYPE_UNKNOWN']);

const old = (['WordDocument', 'Workbook', 'PowerPoint Document', 'Book', 'VisioDocument', '__properties_version1.0'] as const).map(
  (stream): HostileFile => [
    `an older document of ${stream}`,
    'a.hwp',
    () => documents.compoundFile({ [stream]: Buffer.alloc(5000, 1) }),
    'FILE_TYPE_UNKNOWN',
  ],
);

const harmless: HostileFile[] = [
  ['HWPX called a ZIP', 'a.zip', () => documents.anHwpx(), 'HWPX'],
  [
    'HWPX with the frame of a script',
    'a.hwpx',
    () => withParts(documents.anHwpx(), { 'Scripts/headerScripts': wide(frame), 'Scripts/sourceScripts': wide(handlers) }),
    'HWPX',
  ],
  [
    'HWP with the frame of a script',
    'a.hwp',
    () => anHwpWith({ 'Scripts/DefaultJScript': jscript(frame, handlers), 'Scripts/JScriptVersion': Buffer.alloc(8) }),
    'HWP',
  ],
  [
    'HWP that is not packed, with the frame of a script',
    'a.hwp',
    () => anHwpWith({ 'Scripts/DefaultJScript': Buffer.alloc(16) }, 0),
    'HWP',
  ],
  ['HWP for distribution', 'a.hwp', () => documents.anHwp(0b101), 'HWP'],
  ['HWP with a picture', 'a.hwp', () => anHwpWith({ 'BinData/BIN0001.png': documents.aPng() }), 'HWP'],
  [
    'a document with its parts in another order',
    'a.docx',
    async () => zipOf(Object.fromEntries(Object.entries(await unzipped(await documents.aDocx())).toReversed())),
    'DOCX',
  ],
  [
    'a document whose list of parts is in UTF-16',
    'a.docx',
    async () =>
      withParts(documents.aDocx(), {
        '[Content_Types].xml': Buffer.from(`\ufeff${String((await unzipped(await documents.aDocx()))['[Content_Types].xml'])}`, 'utf16le'),
      }),
    'DOCX',
  ],
  [
    'a document that other programs wrote',
    'a.docx',
    async () =>
      withParts(documents.aDocx(), {
        '[Content_Types].xml': `<Types><Override ContentType='${word}document.main+xml' PartName='/word/document.xml' /></Types>`,
      }),
    'DOCX',
  ],
  [
    'a document with a link to a page',
    'a.docx',
    () =>
      withParts(documents.aDocx(), {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="r" Type="hyperlink" Target="https://data.busan.example" TargetMode="External"/></Relationships>',
      }),
    'DOCX',
  ],
  [
    'a document that speaks of DDE',
    'a.docx',
    () => withParts(documents.aDocx(), { 'word/header1.xml': '<w:hdr><w:t>DDEAUTO 는 쓰지 않는다</w:t></w:hdr>' }),
    'DOCX',
  ],
  [
    'a workbook with links to another one',
    'a.xlsx',
    () => withParts(documents.anXlsx(), { 'xl/externalLinks/externalLink1.xml': '<externalLink><externalBook/></externalLink>' }),
    'XLSX',
  ],
  [
    'slides with a workbook in them',
    'a.pptx',
    async () => withParts(documents.aPptx(), { 'ppt/embeddings/a.xlsx': await documents.anXlsx() }),
    'PPTX',
  ],
];

export const hostileDocuments: HostileFile[] = [...macros, ...programs, ...locks, ...broken, ...others, ...old, ...harmless];
