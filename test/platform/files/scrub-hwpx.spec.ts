import { beforeAll, describe, expect, test } from '@jest/globals';

import { pagesOfHwp } from '../../../src/platform/files/preview-hwp.js';
import { scrub } from '../../../src/platform/files/scrub.js';
import { aJpeg, anHwpx, aPng } from '../../support/documents.js';
import { placesOf } from '../../support/hidden-text.js';
import { unzipped, zipOf, type Parts } from '../../support/zip.js';

const name = '강해린';
const utf16 = (text: string) => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);

/** A document with the name in every place known to carry one, and nowhere in its text. */
async function plantedHwpx(): Promise<Buffer> {
  const properties = { title: name, creator: name, subject: name, description: name, lastsaveby: name, keyword: name };
  const parts: Parts = await unzipped(
    await anHwpx({ text: '# 빈집 분석\n\n본문입니다.\n\n| 구 | 수 |\n|---|---|\n| 중구 | 12 |\n', properties }),
  );
  const change = (part: string, from: string | RegExp, to: string) => {
    const changed = String(parts[part]).replace(from, to);
    if (changed === String(parts[part])) throw new Error(`${part} has no ${String(from)}`);
    parts[part] = changed;
  };
  const items =
    '<opf:item id="image1" href="BinData/image1.jpg" media-type="image/jpg" isEmbeded="1"/><opf:item id="image2" href="BinData/image2.png" media-type="image/png" isEmbeded="1"/>' +
    `<opf:item id="image4" href="BinData/${name}.png" media-type="image/png" isEmbeded="1"/>` +
    `<opf:item id="image3" href="C:\\Users\\${name}\\사진.png" media-type="image/png" isEmbeded="0"/>` +
    '<opf:item id="headersc" href="Scripts/headerScripts" media-type="application/x-javascript"/><opf:item id="settings" href="settings.xml" media-type="application/xml"/>';
  change('Contents/content.hpf', '</opf:manifest>', `${items}</opf:manifest><!-- ${name} -->`);
  change('Contents/content.hpf', '</opf:spine>', '<opf:itemref idref="headersc" linear="yes"/></opf:spine>');
  change(
    'Contents/header.xml',
    '</hh:refList>',
    `<hh:trackChanges itemCnt="1"><hh:trackChange type="Insert" date="2025-09-01T00:00:00Z" authorID="1" id="1"/></hh:trackChanges><hh:trackChangeAuthors itemCnt="1"><hh:trackChangeAuthor name="${name}" mark="1" color="#FF0000" id="1"/></hh:trackChangeAuthors></hh:refList><hh:docOption><hh:linkinfo path="C:\\${name}.hwpx" pageInherit="0" footnoteInherit="0"/></hh:docOption>`,
  );
  const memo = `<hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="7" type="MEMO" name="" editable="1" dirty="0"><hp:parameters cnt="3" name=""><hp:stringParam name="Command">MEMO/65535/1/267/312/${name}/\\;;</hp:stringParam><hp:stringParam name="ID">memo1</hp:stringParam><hp:stringParam name="Author">${name}</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:pic id="8"><hp:shapeComment>그림입니다.&#10;원본 그림의 이름: ${name} 증명.jpg&#10;원본 그림의 크기: 가로 1pixel</hp:shapeComment></hp:pic></hp:run>`;
  change('Contents/section0.xml', /<hp:run /, `${memo}<hp:run `);
  change(
    'META-INF/container.xml',
    '</ocf:rootfiles>',
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles>',
  );
  const zip = await zipOf({
    ...parts,
    'Contents/memoExtended.xml': `<?xml version="1.0"?><?author ${name}?><hp:memos xmlns:hp="x"><hp:memo id="memo1" author='${name}'>내용</hp:memo></hp:memos>`,
    'settings.xml': `<?xml version="1.0"?><ha:HWPApplicationSetting xmlns:ha="a" xmlns:config="c"><ha:CaretPosition listIDRef="0"/><config:config-item-set name="PrintInfo"><config:config-item name="PrinterName">${name} 프린터</config:config-item></config:config-item-set></ha:HWPApplicationSetting>`,
    'version.xml': '<?xml version="1.0"?><hv:HCFVersion xmlns:hv="v" major="5" application="Hancom Office Hangul"/>',
    'META-INF/manifest.xml':
      '<odf:manifest xmlns:odf="o"><odf:file-entry odf:full-path="Scripts/headerScripts" odf:media-type="x"/></odf:manifest>',
    'META-INF/signatures.xml': `<signatures>${name}</signatures>`,
    'Preview/PrvText.txt': utf16(`작성자 ${name}`),
    'Preview/PrvImage.png': aPng([['tEXt', `Author\0${name}`]]),
    'Scripts/headerScripts': utf16(`// ${name}`),
    'DocHistory/VersionLog0.xml': `<log author="${name}"/>`,
    [`${name}.txt`]: '기타',
    [`BinData/${name}.png`]: aPng(),
    'BinData/image1.jpg': aJpeg([
      [0xe1, `Exif\0\0${name}`],
      [0xfe, name],
    ]),
    'BinData/image2.png': aPng([
      ['tEXt', `Author\0${name}`],
      ['iTXt', `Author\0\0\0\0\0${name}`],
    ]),
  });
  const comment = Buffer.from(name);
  zip.writeUInt16LE(comment.length, zip.length - 2);
  return Buffer.concat([zip, comment]);
}

let planted: Buffer;
let scrubbed: Buffer;
beforeAll(async () => {
  planted = await plantedHwpx();
  scrubbed = (await scrub('HWPX', planted))!;
});

const textOf = async (content: Buffer) => {
  const { parse } = await import('kordoc');
  const parsed = await parse(content);
  return parsed.success ? parsed.markdown : parsed.error;
};

describe('an HWPX for judges', () => {
  test('has the name in none of the places where it was', async () => {
    expect((await placesOf(name, planted)).toSorted()).toEqual(
      [
        'bytes',
        'BinData/image1.jpg',
        'BinData/image2.png',
        `BinData/${name}.png`,
        'Contents/content.hpf',
        'Contents/header.xml',
        'Contents/memoExtended.xml',
        'Contents/section0.xml',
        'DocHistory/VersionLog0.xml',
        'META-INF/signatures.xml',
        'Preview/PrvImage.png',
        'Preview/PrvText.txt',
        'Scripts/headerScripts',
        'settings.xml',
        `${name}.txt`,
      ].toSorted(),
    );
    expect(await placesOf(name, scrubbed)).toEqual([]);
  });

  test('keeps the parts that its content needs, mimetype first', async () => {
    expect(Object.keys(await unzipped(scrubbed))).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'Contents/content.hpf',
      'Contents/header.xml',
      'Contents/section0.xml',
      'settings.xml',
      'version.xml',
      'META-INF/manifest.xml',
      'BinData/part8.png',
      'BinData/image1.jpg',
      'BinData/image2.png',
    ]);
    expect(scrubbed.toString('latin1', 30, 57)).toBe('mimetypeapplication/hwp+zip');
  });

  test('mentions no part that it no longer has', async () => {
    const parts = await unzipped(scrubbed);
    const hpf = String(parts['Contents/content.hpf']);
    expect([...hpf.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'Contents/header.xml',
      'Contents/section0.xml',
      'BinData/image1.jpg',
      'BinData/image2.png',
      'BinData/part8.png',
      'settings.xml',
    ]);
    expect([...hpf.matchAll(/idref="([^"]*)"/g)].map(([, id]) => id)).toEqual(['header', 'section0']);
    expect(hpf).toContain('<opf:metadata><opf:title/><opf:language>ko</opf:language></opf:metadata>');
    expect([...String(parts['META-INF/container.xml']).matchAll(/full-path="([^"]*)"/g)].map(([, path]) => path)).toEqual([
      'Contents/content.hpf',
    ]);
    expect(String(parts['META-INF/manifest.xml'])).not.toContain('Scripts');
  });

  test('says what it said before', async () => {
    const before = await textOf(planted);
    expect(before).toContain('본문입니다.');
    expect(await textOf(scrubbed)).toBe(before);
  });

  test('keeps its pictures, and neither remarks nor who changed what', async () => {
    const parts = await unzipped(scrubbed);
    expect(String(parts['Contents/header.xml'])).not.toContain('trackChange');
    expect(String(parts['Contents/section0.xml'])).not.toMatch(/MEMO|<hp:ctrl><\/hp:ctrl>/);
    expect(String(parts['Contents/section0.xml'])).toContain('그림입니다.&#10;&#10;원본 그림의 크기: 가로 1pixel');
    expect(parts['BinData/image1.jpg']).toEqual(aJpeg());
    expect(parts['BinData/image2.png']).toEqual(aPng());
  });

  test('comes out the same each time, and out of itself', async () => {
    expect(await scrub('HWPX', planted)).toEqual(scrubbed);
    expect(await scrub('HWPX', scrubbed)).toEqual(scrubbed);
  });
});

test('an ordinary document keeps its text', async () => {
  const text = '# 분석 & 결과\n\n1 < 2 "인용" \'둘\'\n\n- 하나\n- 둘\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
  const content = await anHwpx({ text });
  expect(await textOf((await scrub('HWPX', content))!)).toBe(await textOf(content));
});

test('changes are accepted, and the drawn pages have no text that was deleted', async () => {
  const parts: Parts = await unzipped(await anHwpx({ text: '첫 문단입니다.\n' }));
  const changed =
    '<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>앞글<hp:deleteBegin Id="1" TcId="1"/>빠진말<hp:deleteEnd Id="1" TcId="1" paraend="0"/><hp:insertBegin Id="2" TcId="2"/>더한말<hp:insertEnd Id="2" TcId="2" paraend="0"/>뒷글</hp:t></hp:run><hp:linesegarray><hp:lineseg textpos="0" vertpos="0" vertsize="1000" textheight="1000" baseline="850" spacing="600" horzpos="0" horzsize="42520" flags="393216"/></hp:linesegarray></hp:p>';
  parts['Contents/section0.xml'] = String(parts['Contents/section0.xml']).replace('</hs:sec>', `${changed}</hs:sec>`);
  const planted = await zipOf(parts);
  const copy = (await scrub('HWPX', planted))!;
  expect(await textOf(copy)).toMatch(/첫 문단입니다\.\s+앞글더한말뒷글/);
  const drawn = async (bytes: Buffer) => (await pagesOfHwp(bytes)).map((page) => String(page.bytes).replace(/<[^>]*>|\s/g, '')).join('');
  expect(await drawn(planted)).toContain('빠진말');
  expect(await drawn(copy)).toContain('앞글더한말뒷글');
});

test.each<[string, (parts: Parts) => void, string]>([
  ['a locked part', (parts) => (parts['META-INF/manifest.xml'] = '<m><f><encryption-data/></f></m>'), 'FILE_ENCRYPTED'],
  ['no XML in a section', (parts) => (parts['Contents/section0.xml'] = '<hp:p name="never ends'), 'FILE_DAMAGED'],
  ['a section that is not closed', (parts) => (parts['Contents/section0.xml'] = '<hp:p><hp:run></hp:run>'), 'FILE_DAMAGED'],
  ['a section closed twice', (parts) => (parts['Contents/section0.xml'] = '<hp:p></hp:p></hp:p>'), 'FILE_DAMAGED'],
  ['an endless comment', (parts) => (parts['Contents/section0.xml'] = `<!-- ${'<'.repeat(500_000)}`), 'FILE_DAMAGED'],
])('a document with %s is refused', async (_case, spoil, code) => {
  const parts: Parts = await unzipped(await anHwpx());
  spoil(parts);
  await expect(scrub('HWPX', await zipOf(parts))).rejects.toMatchObject({ refusal: { code } });
});

test('a document that is no archive is refused', async () => {
  await expect(scrub('HWPX', Buffer.from('PK'))).rejects.toMatchObject({ refusal: { code: 'FILE_DAMAGED' } });
});
