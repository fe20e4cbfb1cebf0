import { aJpeg, anHwpx, aPng } from './documents.js';
import { unzipped, zipOf, type Parts } from './zip.js';

type Put = (parts: Parts, secret: string) => void;

const utf16 = (text: string) => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);
const part =
  (path: string, content: (secret: string) => string | Buffer): Put =>
  (parts, secret) =>
    void (parts[path.replace('%', secret)] = content(secret));
/** More in front of a tag. */
const before =
  (path: string, tag: string, xml: (secret: string) => string): Put =>
  (parts, secret) => {
    const text = String(parts[path]);
    if (!text.includes(tag)) throw new Error(`${path} has no ${tag}`);
    parts[path] = text.replace(tag, xml(secret) + tag);
  };
const meta = (name: string) =>
  before('Contents/content.hpf', '</opf:metadata>', (s) => `<opf:meta name="${name}" content="text">${s}</opf:meta>`);
const item = (xml: (secret: string) => string) => before('Contents/content.hpf', '</opf:manifest>', xml);
const inHead = (xml: (secret: string) => string) => before('Contents/header.xml', '</hh:refList>', xml);
const inSection = (xml: (secret: string) => string) =>
  before(
    'Contents/section0.xml',
    '</hs:sec>',
    (s) => `<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">${xml(s)}</hp:run></hp:p>`,
  );
const field = (type: string, parameter: string, value: (secret: string) => string) =>
  inSection(
    (s) =>
      `<hp:ctrl><hp:fieldBegin id="7" type="${type}" name="" editable="1"><hp:parameters cnt="1" name=""><hp:stringParam name="${parameter}">${value(s)}</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>`,
  );
const picture =
  (path: string, content: (secret: string) => Buffer): Put =>
  (parts, secret) => {
    part(path, content)(parts, secret);
    item((s) => `<opf:item id="${path.replace(/\W/g, '')}" href="${path.replace('%', s)}" media-type="image/png" isEmbeded="1"/>`)(
      parts,
      secret,
    );
  };

const places: [place: string, put: Put][] = [
  ['the title', before('Contents/content.hpf', '</opf:metadata>', (s) => `<opf:title>${s}</opf:title>`)],
  ...['creator', 'subject', 'description', 'lastsaveby', 'keyword', 'CreatedDate'].map((name): [string, Put] => [
    `a property, ${name}`,
    meta(name),
  ]),
  ['a comment in XML', before('Contents/content.hpf', '</opf:manifest>', (s) => `<!-- ${s} --><?author ${s}?>`)],
  [
    'a picture in a file of its own',
    item((s) => `<opf:item id="link1" href="C:\\Users\\${s}\\a.png" media-type="image/png" isEmbeded="0"/>`),
  ],
  [
    'the author of changes',
    inHead((s) => `<hh:trackChangeAuthors itemCnt="1"><hh:trackChangeAuthor name="${s}" mark="1" id="1"/></hh:trackChangeAuthors>`),
  ],
  [
    'the document it was split from',
    before('Contents/header.xml', '</hh:head>', (s) => `<hh:docOption><hh:linkinfo path="C:\\${s}.hwpx"/></hh:docOption>`),
  ],
  ['the name of a style', before('Contents/header.xml', '</hh:styles>', (s) => `<hh:style id="90" type="PARA" name="${s}" engName=""/>`)],
  [
    'the English name of a style',
    before('Contents/header.xml', '</hh:styles>', (s) => `<hh:style id="91" type="PARA" name="본문" engName="${s}"/>`),
  ],
  ['the author of a memo', field('MEMO', 'Author', (s) => s)],
  ['the command of a memo', field('MEMO', 'Command', (s) => `MEMO/65535/1/267/312/${s}/\\;;`)],
  ['a deleted text', inSection((s) => `<hp:t>앞<hp:deleteBegin Id="1" TcId="1"/>${s}<hp:deleteEnd Id="1" TcId="1" paraend="0"/>뒤</hp:t>`)],
  [
    'a deleted text over several runs',
    inSection(
      (s) =>
        `<hp:t>앞<hp:deleteBegin Id="2" TcId="2"/></hp:t></hp:run><hp:run charPrIDRef="0" charTcId="2"><hp:t>${s}</hp:t></hp:run><hp:run charPrIDRef="0"><hp:t><hp:deleteEnd Id="2" TcId="2" paraend="0"/>뒤</hp:t>`,
    ),
  ],
  [
    'a deleted note',
    inSection(
      (s) =>
        `<hp:t><hp:deleteBegin Id="3" TcId="3"/></hp:t><hp:ctrl><hp:footNote number="1"><hp:subList><hp:p id="0"><hp:run charPrIDRef="0"><hp:t>${s}</hp:t></hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl><hp:t><hp:deleteEnd Id="3" TcId="3" paraend="0"/>뒤</hp:t>`,
    ),
  ],
  [
    'a memo',
    inSection(
      (s) =>
        `<hp:ctrl><hp:fieldBegin id="71" type="MEMO" name="" editable="1"><hp:parameters cnt="1" name=""><hp:stringParam name="ID">memo1</hp:stringParam></hp:parameters><hp:subList id="0"><hp:p id="0"><hp:run charPrIDRef="0"><hp:t>${s}</hp:t></hp:run></hp:p></hp:subList></hp:fieldBegin></hp:ctrl><hp:t>글</hp:t><hp:ctrl><hp:fieldEnd beginIDRef="71"/></hp:ctrl>`,
    ),
  ],
  [
    'a hidden comment',
    inSection(
      (s) =>
        `<hp:ctrl><hp:hiddenComment><hp:subList id="0"><hp:p id="0"><hp:run charPrIDRef="0"><hp:t>${s}</hp:t></hp:run></hp:p></hp:subList></hp:hiddenComment></hp:ctrl>`,
    ),
  ],
  ['the path of a link', field('HYPERLINK', 'Path', (s) => `https://blog.example/${s}`)],
  ['the command of a link', field('HYPERLINK', 'Command', (s) => `mailto\\:${s}@busan.example;2;0;0;`)],
  ['the command of a link to a file', field('HYPERLINK', 'Command', (s) => `C\\:\\\\${s}.hwpx;4;0;0;`)],
  ['the name of a field', inSection((s) => `<hp:ctrl><hp:fieldBegin id="8" type="CLICK_HERE" name="${s}" editable="1"/></hp:ctrl>`)],
  ['a bookmark', inSection((s) => `<hp:ctrl><hp:bookmark name="${s}"/></hp:ctrl>`)],
  [
    'the name of a picture in its description',
    inSection((s) => `<hp:pic id="8"><hp:shapeComment>그림입니다.&#10;원본 그림의 이름: ${s}.jpg</hp:shapeComment></hp:pic>`),
  ],
  ['the text of memos', part('Contents/memoExtended1.xml', (s) => `<hp:memos xmlns:hp="x"><hp:memo id="memo1">${s}</hp:memo></hp:memos>`)],
  [
    'an extension of memos',
    part('Contents/memoExtended.xml', (s) => `<hp:memos xmlns:hp="x"><hp:memo id="memo1" author='${s}'>내용</hp:memo></hp:memos>`),
  ],
  [
    'the printer',
    part('settings.xml', (s) => `<ha:HWPApplicationSetting xmlns:ha="a"><ha:PrinterName>${s}</ha:PrinterName></ha:HWPApplicationSetting>`),
  ],
  ['a signature', part('META-INF/signatures.xml', (s) => `<signatures>${s}</signatures>`)],
  ['the preview of its text', part('Preview/PrvText.txt', utf16)],
  ['the preview of its first page', part('Preview/PrvImage.png', (s) => aPng([['tEXt', `Author\0${s}`]]))],
  ['a script', part('Scripts/headerScripts', utf16)],
  ['the history', part('DocHistory/VersionLog0.xml', (s) => `<log author="${s}"/>`)],
  ['a part that nobody knows', part('own/own.xml', (s) => `<x>${s}</x>`)],
  ['the name of a part', part('%.txt', () => '1')],
  ['the name of a picture', picture('BinData/%.png', () => aPng())],
  ['a PNG', picture('BinData/image2.png', (s) => aPng([['iTXt', `Author\0\0\0\0\0${s}`]]))],
  ['a JPEG', picture('BinData/image1.jpg', (s) => aJpeg([[0xe1, `Exif\0\0${s}`]]))],
  ['a picture of an unknown format', picture('BinData/image3.tif', (s) => Buffer.from(`II*\0${s}`))],
  [
    'the workbook of a chart',
    part('Chart/chart1.xml', (s) => `<c:chartSpace xmlns:c="c"><c:f>'C:\\[${s}.xlsx]표'!$A$1</c:f></c:chartSpace>`),
  ],
];

export const placesInHwpx = [...places.map(([place]) => place), 'the comment of the archive'];

/** An HWPX of this text with one name in each place, by `secretOf` of its index. */
export async function aPlantedHwpx(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const parts: Parts = await unzipped(await anHwpx({ text: `# ${text}\n` }));
  for (const [index, [, put]] of places.entries()) put(parts, secretOf(index));
  const zip = await zipOf(parts);
  const comment = Buffer.from(secretOf(places.length));
  zip.writeUInt16LE(comment.length, zip.length - 2);
  return Buffer.concat([zip, comment]);
}
