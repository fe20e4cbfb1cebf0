import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../../src/domain/refusal.js';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { preview } from '../../../src/platform/files/preview.js';
import { pagesOfHwp } from '../../../src/platform/files/preview-hwp.js';
import { aJpeg, aNotebook, anHwpx, aPdf, aPng } from '../../support/documents.js';
import { aRealHwp } from '../../support/hwp.js';
import {
  docxOf,
  pptxOf,
  slidePicture,
  slideText,
  wordNotes,
  wordParagraph,
  wordPicture,
  wordStyles,
  wordTable,
  xlsxOf,
} from '../../support/office-documents.js';
import { zipOf } from '../../support/zip.js';

const pagesOf = async (kind: FileKind, content: Buffer | string): Promise<string[]> => {
  const made = await preview(kind, Buffer.from(content));
  return (made?.pages ?? []).map(({ bytes }) => bytes.toString());
};
/** What is between the page's frame. */
const bodies = async (kind: FileKind, content: Buffer | string): Promise<string[]> =>
  (await pagesOf(kind, content)).map((page) => /<main>(.*)<\/main>/s.exec(page)?.[1] ?? page);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'NOT_REFUSED',
    (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
  );

describe('HWP and HWPX', () => {
  test.each<[FileKind, () => Promise<Buffer>]>([
    ['HWP', () => aRealHwp({ text: '# 빈집 분석\n\n| 구 | 빈집 |\n|---|---|\n| 중구 | 120 |' })],
    ['HWPX', () => anHwpx({ text: '# 빈집 분석\n\n| 구 | 빈집 |\n|---|---|\n| 중구 | 120 |' })],
  ])('%s: a drawing of each page with all its text', async (kind, document) => {
    const made = await preview(kind, await document());
    expect(made!.pages.map(({ mediaType }) => mediaType)).toEqual(['image/svg+xml']);
    const text = made!.pages[0]!.bytes.toString().replaceAll(/<[^>]*>/g, '');
    expect(['빈집분석', '중구', '120'].filter((word) => !text.replaceAll(/\s/g, '').includes(word))).toEqual([]);
  });

  test('a document of many pages: the first ones, and a page that says how many more there are', async () => {
    const text = Array.from({ length: 300 }, (_, line) => `${line}째 문단입니다.`).join('\n\n');
    const content = await anHwpx({ text });
    const all = await pagesOfHwp(content);
    const some = await pagesOfHwp(content, 3);
    expect(all.length).toBeGreaterThan(4);
    expect(some.slice(0, 3)).toEqual(all.slice(0, 3));
    expect(some.slice(3).map(({ bytes }) => bytes.toString())).toEqual([
      expect.stringContaining(`문서가 길어 이후 ${all.length - 3}쪽은 미리보기에 나오지 않습니다.`),
    ]);
  });

  test.each<[string, FileKind, () => Promise<Buffer>, string]>([
    ['no document at all', 'HWP', () => Promise.resolve(Buffer.from('no document')), 'FILE_DAMAGED'],
    ['an archive of something else', 'HWPX', () => zipOf({ 'a.txt': 'a' }), 'FILE_DAMAGED'],
  ])('%s is refused', async (_, kind, document, code) => {
    expect(await codeOf(preview(kind, await document()))).toBe(code);
  });
});

describe('DOCX', () => {
  test('headings, paragraphs, lists, tables, notes and pictures, on pages as Word broke them', async () => {
    const content = await docxOf(
      wordParagraph('빈집 분석', '<w:pStyle w:val="1"/>') +
        wordParagraph('방법', '<w:pStyle w:val="a"/>') +
        '<w:p><w:r><w:t>본문</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' +
        wordParagraph('하나', '<w:numPr/>') +
        wordParagraph('둘', '<w:numPr/>') +
        '<w:p><w:r><w:br w:type="page"/><w:t>둘째 쪽 &lt;표&gt;</w:t></w:r></w:p>' +
        wordTable([
          ['구', '빈집'],
          ['중구', '120'],
        ]) +
        wordPicture('rId7'),
      { rId5: ['styles', 'styles.xml'], rId6: ['footnotes', 'footnotes.xml'], rId7: ['image', 'media/image1.png'] },
      { 'word/styles.xml': wordStyles, 'word/footnotes.xml': wordNotes('각주입니다'), 'word/media/image1.png': aPng() },
    );
    expect(await bodies('DOCX', content)).toEqual([
      '<h1>빈집 분석</h1><h2>방법</h2><p>본문<sup>1</sup></p><ul><li>하나</li><li>둘</li></ul><hr><ol><li value="1">각주입니다</li></ol>',
      expect.stringMatching(
        /^<p>둘째 쪽 &lt;표&gt;<\/p><div class="scroll"><table><tr><th scope="col">구<\/th><th scope="col">빈집<\/th><\/tr><tr><td>중구<\/td><td>120<\/td><\/tr><\/table><\/div><p><img src="data:image\/png;base64,[\w+/=]+" alt="그림 1"><\/p>$/,
      ),
    ]);
  });

  test('what was deleted, is hidden or only remarked is not there, and what was inserted is', async () => {
    const content = await docxOf(
      '<w:p><w:ins w:author="김도현"><w:r><w:t>넣은 말</w:t></w:r></w:ins><w:del w:author="김도현"><w:r><w:delText>뺀 말</w:delText></w:r></w:del>' +
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨긴 말</w:t></w:r><w:r><w:instrText> AUTHOR 김도현 </w:instrText></w:r><w:commentRangeStart w:id="0"/></w:p>',
    );
    expect(await bodies('DOCX', content)).toEqual(['<p>넣은 말</p>']);
  });
});

test('PPTX: a page for each slide that is shown, its title first; nothing of notes, dates and footers', async () => {
  const content = await pptxOf(
    [
      { shapes: slideText('첫째 줄\n둘째 줄') + slideText('빈집 분석', 'ctrTitle') + slideText('남궁도현', 'ftr') },
      { shapes: slideText('숨은 슬라이드'), isHidden: true },
      { shapes: slidePicture('rId2'), relations: { rId2: ['image', '../media/image1.png'] } },
    ],
    { 'ppt/media/image1.png': aPng() },
  );
  expect(await bodies('PPTX', content)).toEqual([
    '<h1>빈집 분석</h1><p>첫째 줄</p><p>둘째 줄</p>',
    expect.stringMatching(/^<h1>슬라이드 2<\/h1><p><img src="data:image\/png;base64,[\w+/=]+" alt="그림 1"><\/p>$/),
  ]);
});

describe('tables', () => {
  test('XLSX: a page for each sheet, values as they are read, and nothing hidden', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot;\\ m&quot;월&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/></cellXfs>';
    const content = await xlsxOf(
      [
        {
          name: '빈집',
          before: '<cols><col min="3" max="3" hidden="1"/></cols>',
          rows:
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>비율</t></is></c><c r="C1" t="s"><v>1</v></c></row>' +
            '<row r="2" hidden="1"><c r="A2" t="s"><v>1</v></c></row>' +
            '<row r="3"><c r="A3" s="1"><v>45000</v></c><c r="B3" s="2"><f>1/8</f><v>0.125</v></c><c r="D3" s="3"><v>45000</v></c></row>' +
            '<row r="4"><c r="A4" t="str"><f>HYPERLINK("https://evil.example","눌러")</f><v>눌러</v></c><c r="B4"><v>0.30000000000000004</v></c></row>',
        },
        { name: '숨은 시트', rows: '<row><c t="inlineStr"><is><t>비밀</t></is></c></row>', isHidden: true },
      ],
      { strings: ['<r><t>날</t></r><r><t>짜</t></r><rPh><t>읽기</t></rPh>', '<t>감춘 말</t>'], formats },
    );
    const [page, ...others] = await bodies('XLSX', content);
    expect(others).toEqual([]);
    expect(page!.replace(/^.*<tbody>|<\/tbody>.*$/g, '')).toBe(
      '<tr><td class="n">2023-03-15</td><td class="n">12.5%</td><td class="n">2023-03-15</td></tr><tr><td>눌러</td><td class="n">0.3</td><td></td></tr>',
    );
    expect(/숨은|감춘|읽기|evil/.test(page!)).toBe(false);
  });

  test.each([
    ['commas', 'a,b\n1,"2, ""drei""\n4"\n', ['1', '2, &quot;drei&quot;\n4']],
    ['tabs', 'a\tb\r\n1\t2\r\n', ['1', '2']],
    ['semicolons', 'a;b\n1;2', ['1', '2']],
  ])('CSV with %s', async (_, text, cells) => {
    const [page] = await bodies('CSV', text);
    expect([...page!.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(([, cell]) => cell)).toEqual(cells);
  });

  test('CSV in CP949 is read as what it is', async () => {
    // 구,값
    expect((await bodies('CSV', Buffer.from('b1b82cb0aa0a312c320a', 'hex')))[0]).toContain(
      '<th scope="col">구</th><th scope="col">값</th>',
    );
  });

  test('a huge table: its beginning, and how much is left out', async () => {
    const wide = Array.from({ length: 80 }, (_, column) => `열${column}`).join(',');
    const [page] = await bodies('CSV', `${wide}\n${'1,2\n'.repeat(50_000)}`);
    expect([page!.match(/<tr>/g)!.length, page!.match(/<th /g)!.length]).toEqual([300, 50]);
    expect(page).toContain('이후 49701행과 오른쪽 30열은 미리보기에 나오지 않습니다.');
    expect(page).toContain('Not shown in this preview: 49701 more rows and 30 more columns.');
  });
});

test('IPYNB: texts, code, printed output and pictures; what would run is named and left out', async () => {
  const notebook = {
    nbformat: 4,
    cells: [
      {
        cell_type: 'markdown',
        source: ['# 제목\n', '\n', '본문 **굵게** <script>alert(1)</script> [눌러](javascript:alert(1))\n', '- 하나\n', '- 둘\n'],
      },
      {
        cell_type: 'code',
        source: 'print("<b>")',
        outputs: [
          { output_type: 'stream', text: ['\u001b[31m<b>\u001b[0m\n'] },
          { output_type: 'display_data', data: { 'text/html': '<script>alert(2)</script>', 'application/javascript': 'alert(3)' } },
          {
            output_type: 'display_data',
            data: { 'image/png': aPng([['tEXt', 'Author\0남궁도현']]).toString('base64'), 'text/plain': '<Figure>' },
          },
          { output_type: 'error', ename: 'KeyError', evalue: "'x'", traceback: ['File "/home/남궁도현/a.py"'] },
        ],
      },
    ],
  };
  const [page, ...others] = await bodies('IPYNB', JSON.stringify(notebook));
  expect(others).toEqual([]);
  expect(page!.replace(/base64,[\w+/=]+/, 'base64,…')).toBe(
    '<h1>제목</h1><p>본문 <strong>굵게</strong> &lt;script&gt;alert(1)&lt;/script&gt; [눌러](javascript:alert(1))</p><ul><li>하나</li><li>둘</li></ul>' +
      '<pre><code>print(&quot;&lt;b&gt;&quot;)</code></pre><pre><code>&lt;b&gt;\n</code></pre>' +
      '<p class="note">이 출력은 움직이거나 실행되는 형식이어서 미리보기에 나오지 않습니다.<br><span lang="en">This output would have to run and is not shown.</span></p>' +
      '<p><img src="data:image/png;base64,…" alt="그림 1"></p><pre><code>KeyError: &#39;x&#39;</code></pre>',
  );
});

test('ZIP: a list, then what can be read of it', async () => {
  const content = await zipOf({
    'code/main.py': 'print(1 < 2)',
    'data/a.csv': 'a,b\n1,2\n',
    'a.bin': Buffer.from([0, 1, 2]),
    'b.ipynb': 'no notebook',
  });
  const pages = await bodies('ZIP', content);
  expect(pages.length).toBe(4);
  expect([...pages[0]!.matchAll(/<td>([^<]*)<\/td><td class="n">([^<]*)</g)].map(([, name, size]) => [name, size])).toEqual([
    ['code/main.py', '12'],
    ['data/a.csv', '8'],
    ['a.bin', '3'],
    ['b.ipynb', '11'],
  ]);
  expect(pages[1]).toBe('<h1>code/main.py</h1><pre><code>print(1 &lt; 2)</code></pre>');
  expect(pages[3]).toContain('파일을 읽을 수 없어');
});

test.each<[FileKind, () => Buffer, string]>([
  ['PNG', () => aPng([['tEXt', 'Author\0Kim Dohyeon']]), 'image/png'],
  ['JPEG', () => aJpeg([[0xfe, 'Kim Dohyeon'] as never]), 'image/jpeg'],
])('%s is its own page, cleaned', async (kind, content, mediaType) => {
  const made = await preview(kind, content());
  expect(made!.pages.map((page) => [page.mediaType, page.bytes.includes('Dohyeon')])).toEqual([[mediaType, false]]);
});

test('PDF is shown by its copy', async () => {
  expect(await preview('PDF', await aPdf())).toBeNull();
});

describe('whatever the kind', () => {
  const documents: [FileKind, () => Promise<Buffer | string> | Buffer | string][] = [
    ['HWP', () => aRealHwp()],
    ['HWPX', () => anHwpx()],
    ['DOCX', () => docxOf(wordParagraph('본문'))],
    ['PPTX', () => pptxOf([{ shapes: slideText('본문') }])],
    ['XLSX', () => xlsxOf([{ name: '표', rows: '<row><c t="inlineStr"><is><t>본문</t></is></c></row>' }])],
    ['CSV', () => 'a,b\n1,2\n'],
    ['IPYNB', () => aNotebook()],
    ['ZIP', () => zipOf({ 'a.txt': 'a' })],
  ];

  test.each(documents)('%s: the same bytes give the same pages, whatever was shown before', async (kind, document) => {
    const content = await document();
    const first = await pagesOf(kind, content);
    await pagesOf('HWPX', await anHwpx({ text: '다른 문서' }));
    expect([first.length > 0, await pagesOf(kind, content)]).toEqual([true, first]);
  });

  test.each(documents.filter(([kind]) => !kind.startsWith('HWP')))('%s: a whole HTML page in Korean', async (kind, document) => {
    const [page] = await pagesOf(kind, await document());
    expect(page).toMatch(
      /^<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" [^>]*><title>[^<]+<\/title><style>/,
    );
  });
});
