import { crc32 } from 'node:zlib';
import { aNotebook, aPng, anHwp } from './documents.js';
import { korean } from './hidden-text.js';
import { aPlantedDocx } from './planted-docx.js';
import { zipOf } from './zip.js';

interface Member {
  name: Buffer | string;
  content: Buffer | string;
  extra?: Buffer;
  comment?: string;
}

/** A ZIP written byte by byte: owners, comments and names in any encoding. */
function archive(members: Member[], comment: string): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, content, extra = Buffer.alloc(0), comment: about = '' } of members) {
    const [path, body, remark] = [Buffer.from(name as string), Buffer.from(content as string), Buffer.from(about)];
    const sizes = uint32(crc32(body), body.length, body.length);
    const flags = uint16(typeof name === 'string' ? 0x800 : 0);
    const common = Buffer.concat([uint16(20), flags, uint16(0, 0, 0x21), sizes, uint16(path.length, extra.length)]);
    local.push(Buffer.from('PK\x03\x04'), common, path, extra, body);
    central.push(
      Buffer.from('PK\x01\x02'),
      uint16(0x31e),
      common,
      uint16(remark.length, 0, 0),
      uint32(0o100644 * 65536, at),
      path,
      extra,
      remark,
    );
    at += 30 + path.length + extra.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.from(comment);
  return Buffer.concat([
    ...local,
    directory,
    Buffer.from('PK\x05\x06'),
    uint16(0, 0, members.length, members.length),
    uint32(directory.length, at),
    uint16(end.length),
    end,
  ]);
}

const uint16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);
const uint32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const field = (id: number, content: Buffer) => Buffer.concat([uint16(id, content.length), content]);

const places: [place: string, members: (secret: string) => Member[] | Promise<Member[]>][] = [
  ['the comment of a member', (s) => [{ name: 'a.txt', content: '1', comment: s }]],
  ['the owner of a member', (s) => [{ name: 'b.txt', content: '1', extra: field(0x7875, Buffer.from(s)) }]],
  ['a field that nobody knows', (s) => [{ name: 'c.txt', content: '1', extra: field(0x1234, Buffer.from(s)) }]],
  ['a history', (s) => [{ name: '.git/config', content: `[user]\nname = ${s}` }]],
  [
    'what Mac OS adds',
    (s) => [
      { name: '__MACOSX/._a.txt', content: s },
      { name: '.DS_Store', content: s },
    ],
  ],
  [
    'what Windows adds',
    (s) => [
      { name: 'Thumbs.db', content: s },
      { name: 'desktop.ini', content: s },
    ],
  ],
  ['a lock', (s) => [{ name: '~$보고서.docx', content: s }]],
  [
    'settings of programs',
    (s) => [
      { name: '.idea/workspace.xml', content: s },
      { name: '.Rhistory', content: s },
      { name: 'a.Rproj', content: s },
    ],
  ],
  ['earlier versions', (s) => [{ name: '.ipynb_checkpoints/a.ipynb', content: aNotebook(s) }]],
  [
    'a home in a name',
    (s) => [
      { name: `home/${s}/work/d.py`, content: '1' },
      { name: `Users/${s}/e.py`, content: '1' },
    ],
  ],
  ['a home in a source', (s) => [{ name: 'f.py', content: `open('/home/${s}/a.csv')` }]],
  ['a home in a source of Windows', (s) => [{ name: 'g.R', content: korean(`# 자료\nread.csv("C:/Users/${s}/가.csv")`) }]],
  ['a file of settings', (s) => [{ name: 'h.json', content: JSON.stringify({ root: `C:\\Users\\${s}\\work` }) }]],
  ['a notebook', (s) => [{ name: 'i.ipynb', content: aNotebook(`open('/home/${s}/a.csv')`) }]],
  ['a picture', (s) => [{ name: 'j.png', content: aPng([['tEXt', `Author\0${s}`]]) }]],
  ['a document', async (s) => [{ name: 'k.docx', content: await aPlantedDocx(() => s, '보고서') }]],
  ['an archive in it', async (s) => [{ name: 'l.zip', content: await zipOf({ 'x.txt': '1', 'a/.git': s, 'b/x.pkl': s }) }]],
  ['a document that has no copy', (s) => [{ name: `${s}.hwp`, content: anHwp() }]],
  [
    'a file of unknown kind',
    (s) => [
      { name: 'm.pkl', content: Buffer.from(`\x80\x04${s}`, 'utf8') },
      { name: `${s}.pkl`, content: '\0' },
    ],
  ],
  ['a page', (s) => [{ name: 'n.html', content: `<meta name="author" content="${s}">` }]],
  ['the ending of a file', (s) => [{ name: `x.${s}`, content: '1' }]],
];

export const placesInArchive = [...places.map(([place]) => place), 'the folder around everything', 'the comment of the archive'];

/** A ZIP with one name in each place, by `secretOf` of its index. */
export async function aPlantedArchive(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const members: Member[] = [{ name: 'README.md', content: text }];
  for (const [index, [, make]] of places.entries()) members.push(...(await make(secretOf(index))));
  const folder = korean(`${secretOf(places.length)}_보고서/`);
  const around = members.map(({ name, ...member }) => ({ ...member, name: Buffer.concat([folder, korean(name as string)]) }));
  return archive(around, secretOf(places.length + 1));
}
