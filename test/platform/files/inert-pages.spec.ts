import { describe, expect, test } from '@jest/globals';
import { Refused } from '../../../src/domain/refusal.js';
import type { FileKind } from '../../../src/platform/files/file-kind.js';
import { previewApart } from '../../../src/platform/files/preview-apart.js';
import { inertSvg } from '../../../src/platform/files/preview-svg.js';
import { preview } from '../../../src/platform/files/preview.js';
import { anHwpx, aPng } from '../../support/documents.js';
import { aRealHwp } from '../../support/hwp.js';
import { docxOf, pptxOf, slideText, wordParagraph, wordTable, xlsxOf } from '../../support/office-documents.js';
import { zipOf } from '../../support/zip.js';

// Every "<" of a page begins a tag, since text is escaped. So a page is inert if all its tags and attributes are of these.
const tags = new Set(
  'html head meta title style body main h1 h2 h3 h4 h5 h6 p br span strong sup ul ol li hr pre code div table caption thead tbody tr th td img'.split(
    ' ',
  ),
);
const attributes: Record<string, RegExp> = {
  lang: /^(ko|en)$/,
  charset: /^utf-8$/,
  name: /^viewport$/,
  content: /^width=device-width,initial-scale=1$/,
  class: /^(note|scroll|n)$/,
  role: /^region$/,
  tabindex: /^0$/,
  'aria-label': /^[^<>]*$/,
  alt: /^그림 \d+$/,
  src: /^data:image\/(png|jpeg|gif);base64,[\w+/=]+$/,
  scope: /^col$/,
  colspan: /^\d+$/,
  value: /^\d+$/,
  style: /^margin-left:[\d.]+em$/,
};
const parts = /<!doctype html>|<\/([a-z0-9]+)>|<([a-z0-9]+)((?:\s[a-z-]+(?:="[^"<>]*")?)*)>/g;

/** What a page has that it may not have. */
function strangersIn(page: string): string[] {
  const found: string[] = [];
  for (const [, closed, opened, written = ''] of page.matchAll(parts)) {
    if (!tags.has(closed ?? opened ?? 'html')) found.push(`<${closed ?? opened}>`);
    for (const [, name, value] of written.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g))
      if (!attributes[name!]?.test(value ?? '')) found.push(`${name}=${value}`);
  }
  const rest = page.replace(parts, '');
  if (rest.includes('<')) found.push(rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60));
  return found;
}

const evil = `"'><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">눌러</a><iframe src=//evil.example></iframe>`;
const xml = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const hostile: [string, FileKind, () => Promise<Buffer> | Buffer][] = [
  [
    'text and tables of Word',
    'DOCX',
    () =>
      docxOf(
        wordParagraph(xml) +
          wordTable([
            [xml, xml],
            [xml, xml],
          ]) +
          wordParagraph(`<![CDATA[${evil}]]>`),
      ),
  ],
  [
    'a link of Word',
    'DOCX',
    () =>
      docxOf(`<w:p><w:hyperlink r:id="rId9" w:tooltip="${xml}"><w:r><w:t>눌러</w:t></w:r></w:hyperlink></w:p>`, {
        rId9: ['hyperlink', 'javascript:alert(1)'],
      }),
  ],
  [
    'a picture of Word that is none',
    'DOCX',
    () =>
      docxOf(
        '<w:p><w:r><a:blip r:embed="rId3"/></w:r></w:p>',
        { rId3: ['image', 'media/a.svg'] },
        { 'word/media/a.svg': `<svg onload="alert(1)">${evil}</svg>` },
      ),
  ],
  ['slides', 'PPTX', () => pptxOf([{ shapes: slideText(xml, 'title') + slideText(xml) }])],
  [
    'formulas, names and cells of sheets',
    'XLSX',
    () =>
      xlsxOf([
        {
          name: xml,
          rows: `<row><c t="str"><f>HYPERLINK(&quot;javascript:alert(1)&quot;)</f><v>${xml}</v></c><c t="inlineStr"><is><t>=cmd|' /C calc'!A0</t></is></c></row>`,
        },
      ]),
  ],
  ['fields of a table', 'CSV', () => Buffer.from(`${evil.replaceAll(',', ' ')},b\n"${evil.replaceAll('"', '""')}",=1+1\n`)],
  [
    'sources and outputs of a notebook',
    'IPYNB',
    () =>
      Buffer.from(
        JSON.stringify({
          nbformat: 4,
          cells: [
            {
              cell_type: 'markdown',
              source: `# ${evil}\n${evil}\n- ${evil}\n**${evil}**\n![${evil}](javascript:alert(1))\n\`\`\`${evil}\n${evil}\n\`\`\``,
            },
            { cell_type: 'raw', source: evil },
            {
              cell_type: 'code',
              source: evil,
              outputs: [
                { output_type: 'stream', text: evil },
                { output_type: 'error', ename: evil, evalue: evil },
                { output_type: 'display_data', data: { 'text/html': evil, 'image/svg+xml': `<svg onload="alert(1)"/>` } },
                { output_type: 'display_data', data: { 'image/png': Buffer.from(evil).toString('base64') } },
                { output_type: 'execute_result', data: { 'text/markdown': evil } },
                { output_type: 'execute_result', data: { 'text/plain': evil } },
              ],
            },
            { cell_type: 'code', source: { toString: 'evil' }, outputs: 'none' },
          ],
        }),
      ),
  ],
  [
    'names and members of an archive',
    'ZIP',
    () => zipOf({ [`a${evil.replaceAll('/', '-')}.txt`]: evil, 'b.html': evil, 'c.csv': `${evil},1\n2,3\n`, 'd.ipynb': '[1]' }),
  ],
];

describe('pages of a document that means harm', () => {
  test.each(hostile)('%s: nothing but what the page itself is made of', async (_, kind, document) => {
    const made = await preview(kind, await document());
    expect(made!.pages.length).toBeGreaterThan(0);
    expect(made!.pages.flatMap(({ bytes }) => strangersIn(bytes.toString()))).toEqual([]);
  });

  test('the test itself would find them', () => {
    expect(strangersIn(`<p onclick="x()">a</p>${evil}`).length).toBeGreaterThan(4);
    expect(strangersIn('<p>a < b</p>')).toEqual(['< b']);
  });
});

describe('a drawing that means harm', () => {
  const drawn = (content: string, attributes = ''): string =>
    inertSvg(`<svg xmlns="http://www.w3.org/2000/svg" width="10" ${attributes}>${content}</svg>`);
  const empty = '<svg xmlns="http://www.w3.org/2000/svg" width="10"></svg>';

  test.each([
    ['scripts', '<script>alert(1)</script><script href="//evil.example/a.js"/>'],
    ['foreign elements', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//evil.example"/></body></foreignObject>'],
    ['the same with a prefix', '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script><x:rect/>'],
    ['links and what they hold', '<a href="javascript:alert(1)"><rect width="1"/></a>'],
    ['animations', '<set attributeName="href" to="javascript:alert(1)"/><animate attributeName="x"/>'],
    ['styles', '<style>@import "//evil.example/a.css"; rect { fill: url(//evil.example/a.svg#b) }</style>'],
    ['what draws another file', '<use href="//evil.example/a.svg#b"/><use xlink:href="data:image/svg+xml;base64,AAAA#x"/>'],
    ['descriptions', '<title>남궁도현</title><desc>남궁도현</desc><metadata>남궁도현</metadata>'],
    ['loose text, comments, instructions and documents types', '남궁도현<!-- 남궁도현 --><?xml-stylesheet href="//evil.example/a.css"?>'],
    ['text of an entity', '<!DOCTYPE svg [<!ENTITY a "남궁도현">]>'],
  ])('%s are left out', (_, content) => {
    expect(drawn(content)).toBe(empty);
  });

  test.each([
    ['what acts', 'onload="alert(1)" onclick="alert(1)" ONLOAD="alert(1)"'],
    ['styles', 'style="fill:url(//evil.example/a)"'],
    [
      'addresses',
      'fill="url(//evil.example/a#b)" clip-path="url(a.svg#b)" mask="url(\'//evil.example\')" stroke="url(https://evil.example)"',
    ],
    [
      'functions',
      'transform="expression(alert(1))" fill="image-set(a)" stroke="var(--a)" opacity="attr(data-a)" d="M0 0&quot;/&gt;&lt;script&gt;"',
    ],
    ['names of others', 'data-author="남궁도현" inkscape:label="남궁도현" aria-label="남궁도현" class="남궁도현"'],
    ['bases', 'xml:base="//evil.example/" href="//evil.example" xlink:href="javascript:alert(1)"'],
  ])('attributes: %s', (_, attributes) => {
    expect(drawn('', attributes)).toBe(empty);
  });

  test('shapes, own references and text stay, under names of our own', () => {
    expect(
      drawn(
        '<defs><clipPath id="남궁도현"><rect x="1"/></clipPath></defs><g clip-path="url(#남궁도현)"><text x="1" font-family="남궁도현체">가&lt;나<tspan>다</tspan></text></g>',
      ),
    ).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" width="10"><style>.f1{font-family:'Noto Sans KR','Noto Sans CJK KR','Malgun Gothic','Apple SD Gothic Neo','Nanum Gothic',sans-serif}</style>` +
        '<defs><clipPath id="n1"><rect x="1"></rect></clipPath></defs><g clip-path="url(#n1)"><text x="1" class="f1">가&lt;나<tspan>다</tspan></text></g></svg>',
    );
  });

  test('pictures are cleaned, and only those that are pictures stay', () => {
    const png = aPng([['tEXt', 'Author\0Kim Dohyeon']]);
    const inner = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><rect x="1"/></svg>',
    ).toString('base64');
    const [good, none, text, nested] = [
      `data:image/png;base64,${png.toString('base64')}`,
      'https://evil.example/a.png',
      'data:text/html;base64,PHNjcmlwdD4=',
      `data:image/svg+xml;base64,${inner}`,
    ].map((href) => drawn(`<image width="1" href="${href}"/>`));
    expect([good!.includes(aPng().toString('base64')), none, text]).toEqual([
      true,
      empty.replace('></svg>', '><image width="1"></image></svg>'),
      empty.replace('></svg>', '><image width="1"></image></svg>'),
    ]);
    const within = Buffer.from(/base64,([^"]+)/.exec(nested!)![1]!, 'base64').toString();
    expect(within).toBe('<svg xmlns="http://www.w3.org/2000/svg"><rect x="1"></rect></svg>');
  });

  test('what is no drawing is refused', () => {
    for (const text of ['', 'text', '<p>a</p>', '<svg>', '<html><svg></svg></html>']) expect(() => inertSvg(text)).toThrow(Refused);
  });
});

describe('a document that breaks its reader', () => {
  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'NOT_REFUSED',
      (error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
    );

  test.each<[string, FileKind, () => Promise<Buffer> | Buffer, string]>([
    ['half an HWP', 'HWP', async () => (await aRealHwp()).subarray(0, 3_000), 'FILE_DAMAGED'],
    ['a notebook that is a list', 'IPYNB', () => Buffer.from('[1,2]'), 'FILE_DAMAGED'],
    ['Word whose parts are no XML', 'DOCX', () => docxOf('<![CDATA['), 'FILE_DAMAGED'],
    ['an archive that unpacks to too much', 'ZIP', () => zipOf({ a: '', b: Buffer.alloc(80 * 1024 * 1024) }), 'FILE_UNPACKS_TOO_LARGE'],
  ])('%s is refused, and the next document is read', async (_, kind, document, code) => {
    expect(await codeOf(previewApart(kind, await document()))).toBe(code);
    expect((await previewApart('HWPX', await anHwpx()))?.pages.length).toBe(1);
  });

  test('one that takes too long is given up', async () => {
    const long = await anHwpx({ text: Array.from({ length: 3_000 }, (_, line) => `${line}째 문단입니다.`).join('\n\n') });
    expect(await codeOf(previewApart('HWPX', long, 300))).toBe('FILE_DAMAGED');
  });

  test('elements nested without end do not exhaust the reader', async () => {
    const deep = `${'<w:sdt>'.repeat(100_000)}${wordParagraph('본문')}${'</w:sdt>'.repeat(100_000)}`;
    expect((await preview('DOCX', await docxOf(deep)))!.pages.length).toBeLessThan(2);
  });
});
