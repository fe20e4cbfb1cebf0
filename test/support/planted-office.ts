import { zipOf, type Parts } from './zip.js';

/** What each place of a document says, by the name of the place. */
export type Planted = Record<string, string>;

/** Where something can be planted: where readers see it, and where a document keeps it to itself. */
export interface Places {
  shown: readonly string[];
  hidden: readonly string[];
}

const properties = ['creator', 'company', 'custom property'];

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
  `xmlns:r="${relationTypes}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
].join(' ');

const xml = (root: string, content: string, attributes = '') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} ${names}${attributes}>${content}</${root}>`;

type Link = [id: string, type: string, target: string, isExternal?: boolean];
const links = (...all: Link[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target, isExternal]) =>
        `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${target}"${isExternal ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const packageOf = (main: string, type: string, planted: Planted, parts: Parts) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    '_rels/.rels': links(['rId1', 'officeDocument', main]),
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${planted['creator']}</dc:creator></cp:coreProperties>`,
    'docProps/app.xml': `<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>7</Pages><Company>${planted['company']}</Company></Properties>`,
    'docProps/custom.xml': `<?xml version="1.0"?><Properties xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="담당"><vt:lpwstr>${planted['custom property']}</vt:lpwstr></property></Properties>`,
    ...parts,
  });

const paragraph = (text = '') => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const drawn = (text = '') => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`;
const chart = (planted: Planted) =>
  xml(
    'c:chartSpace',
    `<c:chart><c:title><c:tx><c:rich>${drawn(planted['chart title'])}</c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:pt idx="0"><c:v>${planted['chart series']}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:barChart></c:plotArea></c:chart>`,
  );

export const docxPlaces: Places = {
  shown: [
    'body',
    'split runs',
    'table',
    'nested table',
    'text box',
    'footnote',
    'endnote',
    'header',
    'footer',
    'inserted',
    'field',
    'chart title',
    'chart series',
    'picture description',
    'watermark',
  ],
  hidden: ['deleted', 'comment', 'comment author', 'change author', 'link', ...properties],
};

export const plantedDocx = (planted: Planted) => {
  const halves = [planted['split runs']!.slice(0, 3), planted['split runs']!.slice(3)];
  const box = `<w:txbxContent>${paragraph(planted['text box'])}</w:txbxContent>`;
  const body = [
    paragraph(planted['body']),
    `<w:p>${halves.map((half) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${half}</w:t></w:r>`).join('')}</w:p>`,
    `<w:tbl><w:tr><w:tc>${paragraph(planted['table'])}<w:tbl><w:tr><w:tc>${paragraph(planted['nested table'])}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wp:docPr id="1" name="x" descr="${planted['picture description']}"/><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    `<w:p><w:ins w:id="1" w:author="${planted['change author']}"><w:r><w:t>${planted['inserted']}</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>${planted['deleted']}</w:delText></w:r></w:del></w:p>`,
    `<w:p><w:r><w:instrText>HYPERLINK "${planted['field']}"</w:instrText></w:r></w:p>`,
  ];
  return packageOf('word/document.xml', 'wordprocessingml.document', planted, {
    'word/document.xml': xml('w:document', `<w:body>${body.join('')}</w:body>`),
    'word/_rels/document.xml.rels': links(
      ['rId1', 'chart', 'charts/chart1.xml'],
      ['rId2', 'hyperlink', `mailto:${planted['link']}`, true],
      ['rId3', 'footnotes', 'footnotes.xml'],
    ),
    'word/charts/chart1.xml': chart(planted),
    'word/footnotes.xml': xml('w:footnotes', `<w:footnote w:id="1">${paragraph(planted['footnote'])}</w:footnote>`),
    'word/endnotes.xml': xml('w:endnotes', `<w:endnote w:id="1">${paragraph(planted['endnote'])}</w:endnote>`),
    'word/header1.xml': xml('w:hdr', `${paragraph(planted['header'])}<w:p><v:textpath string="${planted['watermark']}"/></w:p>`),
    'word/footer1.xml': xml('w:ftr', paragraph(planted['footer'])),
    'word/comments.xml': xml(
      'w:comments',
      `<w:comment w:id="0" w:author="${planted['comment author']}">${paragraph(planted['comment'])}</w:comment>`,
    ),
  });
};

export const pptxPlaces: Places = {
  shown: ['title', 'table', 'shape', 'notes', 'chart title', 'chart series', 'diagram', 'picture description'],
  hidden: ['comment', 'comment author', 'layout', 'link', ...properties],
};

/** Two slides, whose files are numbered against their order; everything is planted on the second one. */
export const plantedPptx = (planted: Planted) => {
  const slide = (content: string) => xml('p:sld', `<p:cSld><p:spTree>${content}</p:spTree></p:cSld>`);
  const shape = (text = '') => `<p:sp><p:txBody>${drawn(text)}</p:txBody></p:sp>`;
  return packageOf('ppt/presentation.xml', 'presentationml.presentation', planted, {
    'ppt/presentation.xml': xml(
      'p:presentation',
      '<p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst>',
    ),
    'ppt/_rels/presentation.xml.rels': links(['rId1', 'slide', 'slides/slide1.xml'], ['rId2', 'slide', '/ppt/slides/slide2.xml']),
    'ppt/slides/slide2.xml': slide(shape('첫 장')),
    'ppt/slides/slide1.xml': slide(
      `${shape(planted['title'])}<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody>${drawn(planted['table'])}</a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame><p:grpSp>${shape(planted['shape'])}</p:grpSp><p:pic><p:cNvPr id="3" name="x" descr="${planted['picture description']}"/></p:pic>`,
    ),
    'ppt/slides/_rels/slide1.xml.rels': links(
      ['rId1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['rId2', 'chart', '../charts/chart1.xml'],
      ['rId3', 'diagramData', '../diagrams/data1.xml'],
      ['rId4', 'comments', '../comments/comment1.xml'],
      ['rId5', 'hyperlink', `file:///C:/${planted['link']}`, true],
      ['rId6', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
    ),
    'ppt/notesSlides/notesSlide1.xml': xml('p:notes', shape(planted['notes'])),
    'ppt/charts/chart1.xml': chart(planted),
    'ppt/diagrams/data1.xml': xml('dgm:dataModel', `<dgm:pt><dgm:t>${drawn(planted['diagram'])}</dgm:t></dgm:pt>`),
    'ppt/comments/comment1.xml': xml('p:cmLst', `<p:cm authorId="0"><p:text>${planted['comment']}</p:text></p:cm>`),
    'ppt/commentAuthors.xml': xml('p:cmAuthorLst', `<p:cmAuthor id="0" name="${planted['comment author']}"/>`),
    'ppt/slideLayouts/slideLayout1.xml': xml('p:sldLayout', shape(planted['layout'])),
  });
};

export const xlsxPlaces: Places = {
  shown: [
    'shared text',
    'inline text',
    'number',
    'formula text',
    'sheet name',
    'hidden sheet',
    'header',
    'shape',
    'chart title',
    'chart series',
    'name of a cell',
    'format of a number',
  ],
  hidden: ['comment', 'comment author', 'thread', 'person', 'link', ...properties],
};

export const plantedXlsx = (planted: Planted) => {
  const sheet = (rows: string, more = '') => xml('worksheet', `<sheetData>${rows}</sheetData>${more}`);
  return packageOf('xl/workbook.xml', 'spreadsheetml.sheet', planted, {
    'xl/workbook.xml': xml(
      'workbook',
      `<sheets><sheet name="${planted['sheet name']}" sheetId="1" r:id="rId1"/><sheet name="숨김" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="이름">"${planted['name of a cell']}"</definedName></definedNames>`,
    ),
    'xl/_rels/workbook.xml.rels': links(['rId1', 'worksheet', 'worksheets/sheet1.xml'], ['rId2', 'worksheet', 'worksheets/sheet2.xml']),
    'xl/styles.xml': xml(
      'styleSheet',
      `<numFmts><numFmt numFmtId="164" formatCode="0&quot;${planted['format of a number']}&quot;"/></numFmts>`,
    ),
    'xl/sharedStrings.xml': xml(
      'sst',
      `<si><r><t>${planted['shared text']!.slice(0, 2)}</t></r><r><t>${planted['shared text']!.slice(2)}</t></r></si>`,
    ),
    'xl/worksheets/sheet1.xml': sheet(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>${planted['inline text']}</t></is></c><c r="C1"><v>${planted['number']}</v></c><c r="D1" t="str"><f>CONCAT("${planted['formula text']}",A1)</f><v>x</v></c></row>`,
      `<headerFooter><oddHeader>&amp;L&amp;"맑은 고딕,보통"&amp;12${planted['header']}</oddHeader></headerFooter>`,
    ),
    'xl/worksheets/sheet2.xml': sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${planted['hidden sheet']}</t></is></c></row>`),
    'xl/worksheets/_rels/sheet1.xml.rels': links(
      ['rId1', 'drawing', '../drawings/drawing1.xml'],
      ['rId2', 'comments', '../comments1.xml'],
      ['rId3', 'threadedComment', '../threadedComments/threadedComment1.xml'],
      ['rId4', 'hyperlink', `mailto:${planted['link']}`, true],
    ),
    'xl/drawings/drawing1.xml': xml('xdr:wsDr', `<xdr:sp><xdr:txBody>${drawn(planted['shape'])}</xdr:txBody></xdr:sp>`),
    'xl/drawings/_rels/drawing1.xml.rels': links(['rId1', 'chart', '../charts/chart1.xml']),
    'xl/charts/chart1.xml': chart(planted),
    'xl/comments1.xml': xml(
      'comments',
      `<authors><author>${planted['comment author']}</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>${planted['comment']}</t></r></text></comment></commentList>`,
    ),
    'xl/threadedComments/threadedComment1.xml': xml(
      'ThreadedComments',
      `<threadedComment ref="A1"><text>${planted['thread']}</text></threadedComment>`,
    ),
    'xl/persons/person.xml': xml('personList', `<person displayName="${planted['person']}" id="{1}"/>`),
  });
};
