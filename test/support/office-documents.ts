import { type Parts, zipOf } from './zip.js';

// Documents of Word, PowerPoint and Excel with what a test wants in them, as their programs lay them out.

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const R = `xmlns:r="${relationship}"`;
const P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

type Relations = Record<string, [type: string, target: string]>;

const relationsXml = (relations: Relations): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${Object.entries(relations)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${relationship}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const office = (main: string, type: string, root: string, relations: Relations, parts: Parts): Promise<Buffer> => {
  const folder = main.slice(0, main.indexOf('/'));
  return zipOf({
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    '_rels/.rels': relationsXml({ rId1: ['officeDocument', main] }),
    [main]: declaration + root,
    [`${folder}/_rels/${main.slice(folder.length + 1)}.rels`]: relationsXml(relations),
    ...parts,
  });
};

/** A Word document of this body; `relations` by their ids, their targets within the folder of its parts. */
export const docxOf = (body: string, relations: Relations = {}, parts: Parts = {}): Promise<Buffer> =>
  office(
    'word/document.xml',
    'wordprocessingml.document',
    `<w:document ${W} ${R} ${A}><w:body>${body}</w:body></w:document>`,
    relations,
    parts,
  );

export const wordStyles = `${declaration}<w:styles ${W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="a"><w:name w:val="본문"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`;
export const wordNotes = (...texts: string[]): string =>
  `${declaration}<w:footnotes ${W}>${texts.map((text, index) => `<w:footnote w:id="${index + 1}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote>`).join('')}</w:footnotes>`;

/** A paragraph of Word. */
export const wordParagraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const wordTable = (rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
export const wordPicture = (id: string): string =>
  `<w:p><w:r><w:drawing><a:graphic><a:graphicData><pic:pic xmlns:pic="urn:pic"><pic:cNvPr id="1" name="C:\\Users\\남궁도현\\그림.png" descr="남궁도현의 사진"/><a:blip r:embed="${id}"/></pic:pic></a:graphicData></a:graphic></w:drawing></w:r></w:p>`;

/** A slide of PowerPoint, its shapes written by the caller, with its relations; or one that is hidden. */
export interface Slide {
  shapes: string;
  isHidden?: boolean;
  relations?: Relations;
}

export const pptxOf = (slides: Slide[], parts: Parts = {}): Promise<Buffer> =>
  office(
    'ppt/presentation.xml',
    'presentationml.presentation',
    `<p:presentation ${P} ${R}><p:sldIdLst>${slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join('')}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>`,
    Object.fromEntries(slides.map((_, index) => [`rId${index + 1}`, ['slide', `slides/slide${index + 1}.xml`]])),
    {
      ...Object.fromEntries(
        slides.flatMap(({ shapes, isHidden, relations = {} }, index) => [
          [
            `ppt/slides/slide${index + 1}.xml`,
            `${declaration}<p:sld ${P} ${A} ${R}${isHidden ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`,
          ],
          [`ppt/slides/_rels/slide${index + 1}.xml.rels`, relationsXml(relations)],
        ]),
      ),
      ...parts,
    },
  );

export const slideText = (text: string, placeholder = ''): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="남궁도현의 도형" descr="남궁도현"/><p:nvPr>${placeholder && `<p:ph type="${placeholder}"/>`}</p:nvPr></p:nvSpPr><p:txBody>${text
    .split('\n')
    .map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`)
    .join('')}</p:txBody></p:sp>`;
export const slidePicture = (id: string): string =>
  `<p:pic><p:nvPicPr><p:cNvPr id="3" name="그림" descr="C:\\Users\\남궁도현\\a.png"/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill></p:pic>`;

/** A sheet of Excel: what stands between its first row and its last, and what stands before. */
export interface SheetOfCells {
  name: string;
  rows: string;
  before?: string;
  after?: string;
  isHidden?: boolean;
}

export const xlsxOf = (sheets: SheetOfCells[], { strings = [] as string[], formats = '' } = {}): Promise<Buffer> =>
  office(
    'xl/workbook.xml',
    'spreadsheetml.sheet',
    `<workbook ${S} ${R}><sheets>${sheets.map(({ name, isHidden }, index) => `<sheet name="${name}" sheetId="${index + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    {
      ...Object.fromEntries(
        sheets.map((_, index) => [`rId${index + 1}`, ['worksheet', `worksheets/sheet${index + 1}.xml`] as [string, string]]),
      ),
      rIdS: ['sharedStrings', 'sharedStrings.xml'],
      rIdF: ['styles', 'styles.xml'],
    },
    {
      ...Object.fromEntries(
        sheets.map(({ rows, before = '', after = '' }, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          `${declaration}<worksheet ${S} ${R}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
        ]),
      ),
      'xl/sharedStrings.xml': `${declaration}<sst ${S}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
      'xl/styles.xml': `${declaration}<styleSheet ${S}>${formats}</styleSheet>`,
    },
  );
