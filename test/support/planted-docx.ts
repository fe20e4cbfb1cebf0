import { aJpeg, aPng } from './documents.js';
import { anEmf, anOle } from './embedded.js';
import { OfficeDraft, type Place, placesInEveryOffice, withProperties } from './office-draft.js';
import { hiddenInDocx } from './planted-docx-hidden.js';

const main = 'word/document.xml';
const word = 'vnd.openxmlformats-officedocument.wordprocessingml.';
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 w15"';

type Put = Place<OfficeDraft>[1];
const paragraph = (xml: string) => `<w:p>${xml}</w:p>`;
const run = (xml: string) => paragraph(`<w:r>${xml}</w:r>`);
const body =
  (xml: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put('body', xml(secret));
const setting =
  (xml: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put('settings', xml(secret));
const style =
  (xml: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put('styles', xml(secret));
const part =
  (type: string, path: string, root: (secret: string) => string): Put =>
  (draft, secret) =>
    void draft.attach(main, type, path, `${word}${type}+xml`, root(secret));
const link =
  (target: (secret: string) => string): Put =>
  (draft, secret) => {
    const id = draft.relate(main, 'hyperlink', target(secret), true);
    draft.put('body', paragraph(`<w:hyperlink r:id="${id}"><w:r><w:t>자료</w:t></w:r></w:hyperlink>`));
  };
const field = (instruction: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>결과</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const picture = (id: string, attributes = '', inside = '') =>
  run(
    `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="그림 1"${attributes}>${inside}</wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="그림"${attributes}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
  );
const shown =
  (path: string, content: (secret: string) => Buffer): Put =>
  (draft, secret) =>
    draft.put('body', picture(draft.attach(main, 'image', path.replace('%', secret), 'octet-stream', content(secret))));
const described =
  (attributes: (secret: string) => string, inside: (secret: string, draft: OfficeDraft) => string = () => ''): Put =>
  (draft, secret) => {
    const id = draft.attach(main, 'image', `word/media/p${secret.slice(-3)}.png`, 'octet-stream', aPng());
    draft.put('body', picture(id, attributes(secret), inside(secret, draft)));
  };
const who = (secret: string, at = '2025-09-01T00:00:00Z') => `w:id="9" w:author="${secret}" w:date="${at}"`;

const places: Place<OfficeDraft>[] = [
  ['the author of an insertion', body((s) => paragraph(`<w:ins ${who(s)}><w:r><w:t>넣은 글</w:t></w:r></w:ins>`))],
  ['a deleted text', body((s) => paragraph(`<w:del ${who('x')}><w:r><w:delText>${s}</w:delText></w:r></w:del>`))],
  ['the author of a deletion', body((s) => paragraph(`<w:del ${who(s)}><w:r><w:delText>뺀 글</w:delText></w:r></w:del>`))],
  [
    'the author of a moved text',
    body((s) => paragraph(`<w:moveFromRangeStart w:id="4" w:name="move1" w:author="${s}"/><w:moveFromRangeEnd w:id="4"/>`)),
  ],
  ['the author of a new place', body((s) => paragraph(`<w:moveTo ${who(s)}><w:r><w:t>옮긴 글</w:t></w:r></w:moveTo>`))],
  [
    'the author of another format',
    body((s) => paragraph(`<w:r><w:rPr><w:b/><w:rPrChange ${who(s)}><w:rPr/></w:rPrChange></w:rPr><w:t>굵은 글</w:t></w:r>`)),
  ],
  ['the author of another paragraph', body((s) => paragraph(`<w:pPr><w:pPrChange ${who(s)}><w:pPr/></w:pPrChange></w:pPr>`))],
  ['the author of an inserted end of a paragraph', body((s) => paragraph(`<w:pPr><w:rPr><w:ins ${who(s)}/></w:rPr></w:pPr>`))],
  [
    'the author of an inserted row',
    body((s) => `<w:tbl><w:tblPr/><w:tr><w:trPr><w:ins ${who(s)}/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>`),
  ],
  ['an author without a prefix', body((s) => paragraph(`<w:ins author="${s}"/>`))],
  [
    'the name of a comment',
    part('comments', 'word/comments.xml', (s) => `<w:comments ${namespaces}><w:comment w:id="0" w:author="${s}"/></w:comments>`),
  ],
  [
    'people',
    (draft, s) =>
      void draft.attach(
        main,
        'http://schemas.microsoft.com/office/2011/relationships/people',
        'word/people.xml',
        `${word}people+xml`,
        `<w15:people ${namespaces}><w15:person w15:author="${s}"/></w15:people>`,
      ),
  ],
  [
    'an extended comment',
    (draft, s) =>
      void draft.attach(
        main,
        'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
        'word/commentsExtended.xml',
        `${word}commentsExtended+xml`,
        `<w15:commentsEx ${namespaces}><w15:commentEx w15:paraId="${s}"/></w15:commentsEx>`,
      ),
  ],
  ['who may edit a place', body((s) => paragraph(`<w:permStart w:id="1" w:ed="${s}"/><w:permEnd w:id="1"/>`))],
  ['a bookmark', body((s) => paragraph(`<w:bookmarkStart w:id="5" w:name="${s}"/><w:bookmarkEnd w:id="5"/>`))],
  ['a link to a bookmark', body((s) => paragraph(`<w:hyperlink w:anchor="${s}"><w:r><w:t>표</w:t></w:r></w:hyperlink>`))],
  ['the tip of a link', body((s) => paragraph(`<w:hyperlink w:anchor="_Toc1" w:tooltip="${s}"><w:r><w:t>표</w:t></w:r></w:hyperlink>`))],
  ['a link to a file', link((s) => `file:///C:\\Users\\${s}\\보고서.docx`)],
  ['a link to a server', link((s) => `\\\\${s}\\share\\x.docx`)],
  ['a link to a mailbox', link((s) => `mailto:${s}@busan.example`)],
  ['a link to a page', link((s) => `https://${encodeURIComponent(s)}.example/`)],
  ['the alias of a control', body((s) => `<w:sdt><w:sdtPr><w:alias w:val="${s}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`)],
  [
    'the data behind a control',
    body((s) => `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/${s}" w:storeItemID="1"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`),
  ],
  [
    'a smart tag',
    body((s) =>
      paragraph(
        `<w:smartTag w:uri="urn:${s}" w:element="PersonName"><w:smartTagPr><w:attr w:name="x" w:val="1"/></w:smartTagPr><w:r><w:t>글</w:t></w:r></w:smartTag>`,
      ),
    ),
  ],
  [
    'an element of XML',
    body((s) => `<w:customXml w:uri="${s}" w:element="x"><w:customXmlPr><w:placeholder w:val="x"/></w:customXmlPr><w:p/></w:customXml>`),
  ],
  ['a field of a picture in a file', body((s) => field(` INCLUDEPICTURE "C:\\\\${s}\\\\x.png" \\* MERGEFORMAT `))],
  ['a field of a citation', body((s) => field(` ADDIN ZOTERO_ITEM CSL_CITATION {"author":"${s}"} `))],
  ['a field of merged mail', body((s) => field(` MERGEFIELD ${s} `))],
  ['a field in one piece', body((s) => paragraph(`<w:fldSimple w:instr=" DOCPROPERTY ${s} "><w:r><w:t>결과</w:t></w:r></w:fldSimple>`))],
  ['a field in several pieces', body((s) => field(` LINK Excel.Sheet "</w:instrText></w:r><w:r><w:instrText>${s}.xlsx" `))],
  [
    'a field of a form',
    body((s) =>
      run(
        `<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="${s}"/><w:textInput><w:default w:val="${s}"/></w:textInput></w:ffData></w:fldChar>`,
      ),
    ),
  ],
  ['the title of a picture', described((s) => ` title="${s}"`)],
  ['the description of a picture', described((s) => ` descr="C:\\${s}.png"`)],
  [
    'a link of a picture',
    described(
      () => '',
      (s, draft) => `<a:hlinkClick r:id="${draft.relate(main, 'hyperlink', `file:///${s}`, true)}" tooltip="x"/>`,
    ),
  ],
  [
    'an extension of a picture',
    described(
      () => '',
      (s) => `<a:extLst><a:ext uri="${s}"/></a:extLst>`,
    ),
  ],
  ['the text of a PNG', shown('word/media/e.png', (s) => aPng([['tEXt', `Author\0${s}`]]))],
  ['the EXIF of a JPEG', shown('word/media/f.jpg', (s) => aJpeg([[0xe1, `Exif\0\0${s}`]]))],
  ['the description of a metafile', shown('word/media/g.emf', anEmf)],
  ['a picture of an unknown format', shown('word/media/h.tif', (s) => Buffer.from(`II*\0${s}`))],
  ['the name of a picture', shown('word/media/%.png', () => aPng())],
  [
    'a picture in a file',
    (draft, s) =>
      draft.put('body', run(`<w:drawing><a:blip r:link="${draft.relate(main, 'image', `file:///C:/${s}/x.png`, true)}"/></w:drawing>`)),
  ],
  [
    'an older drawing',
    body((s) => run(`<w:pict><v:shape id="${s}" type="#_x0000_t75" alt="${s}" o:title="${s}" style="width:1pt"/></w:pict>`)),
  ],
  ['the drawing inside an older one', body((s) => run(`<w:pict><v:shape o:gfxdata="${Buffer.from(s).toString('base64')}"/></w:pict>`))],
  [
    'an older drawing beside a newer one',
    body((s) =>
      run(
        `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:shape alt="${s}"/></w:pict></mc:Fallback></mc:AlternateContent>`,
      ),
    ),
  ],
  [
    'a way to draw that nobody knows',
    body((s) =>
      run(
        `<mc:AlternateContent><mc:Choice Requires="w15"><w15:x val="${s}"/></mc:Choice><mc:Fallback><w:t>옛</w:t></mc:Fallback></mc:AlternateContent>`,
      ),
    ),
  ],
  [
    'an embedded object',
    (draft, s) =>
      draft.put(
        'body',
        run(
          `<w:object><v:shape/><o:OLEObject Type="Embed" ProgID="${s}" r:id="${draft.attach(main, 'oleObject', 'word/embeddings/oleObject1.bin', 'octet-stream', anOle(s))}"/></w:object>`,
        ),
      ),
  ],
  [
    'an embedded workbook',
    (draft, s) =>
      draft.put(
        'body',
        run(
          `<w:object><o:OLEObject r:id="${draft.attach(main, 'package', 'word/embeddings/book.xlsx', 'octet-stream', Buffer.from(`PK ${s}`))}"/></w:object>`,
        ),
      ),
  ],
  [
    'a document inside',
    (draft, s) =>
      draft.put('body', `<w:altChunk r:id="${draft.attach(main, 'aFChunk', 'word/afchunk.mht', 'octet-stream', Buffer.from(s))}"/>`),
  ],
  [
    'a control',
    (draft, s) =>
      draft.put(
        'body',
        run(`<w:control r:id="${draft.attach(main, 'control', 'word/activeX/activeX1.xml', 'xml', `<ax name="${s}"/>`)}" w:name="${s}"/>`),
      ),
  ],
  [
    'the title of a table',
    body(
      (s) =>
        `<w:tbl><w:tblPr><w:tblCaption w:val="${s}"/><w:tblDescription w:val="${s}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`,
    ),
  ],
  ['ids of sessions of writing', body((s) => `<w:p w:rsidR="${s}" w:rsidRDefault="${s}" w14:paraId="${s}"/>`)],
  ['an attribute that nobody knows', body((s) => `<w:p w15:x="${s}" xmlns:own="urn:${s}" own:author="${s}"/>`)],
  ['an element that nobody knows', body((s) => `<w:p><own:x xmlns:own="urn:x">${s}</own:x></w:p>`)],
  ['text where none belongs', body((s) => `<w:p>${s}</w:p>`)],
  ['a name by its numbers', body((s) => `<w:p w:rsidR="${s.replace(/[가-힣]/g, (letter) => `&#${letter.codePointAt(0)};`)}"/>`)],
  ['protection', setting((s) => `<w:documentProtection w:edit="readOnly" w:hash="${s}"/><w:writeProtection w:hash="${s}"/>`)],
  ['sessions of writing', setting((s) => `<w:rsids><w:rsidRoot w:val="${s}"/></w:rsids><w15:docId w15:val="${s}"/>`)],
  ['a schema', setting((s) => `<w:attachedSchema w:val="urn:${s}"/><w:saveThroughXslt w:solutionID="${s}"/>`)],
  ['a setting of compatibility', setting((s) => `<w:compat><w:compatSetting w:name="${s}" w:uri="urn:own" w:val="1"/></w:compat>`)],
  ['captions', setting((s) => `<w:captions><w:caption w:name="${s}"/></w:captions>`)],
  ['the name of a style', style((s) => `<w:style w:type="paragraph" w:customStyle="1" w:styleId="own1"><w:name w:val="${s}"/></w:style>`)],
  [
    'the id of a style',
    style((s) => `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${s}"><w:name w:val="own"/><w:basedOn w:val="${s}"/></w:style>`),
  ],
  [
    'another name of a style',
    style(
      (s) => `<w:style w:type="paragraph" w:styleId="own3"><w:name w:val="Normal"/><w:aliases w:val="${s}"/><w:rsid w:val="1"/></w:style>`,
    ),
  ],
  ['a list of styles', style((s) => `<w:latentStyles><w:lsdException w:name="${s}"/></w:latentStyles>`)],
  [
    'the name of a numbering',
    part(
      'numbering',
      'word/numbering.xml',
      (s) =>
        `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="${s}"/><w:tmpl w:val="${s}"/><w:name w:val="${s}"/></w:abstractNum></w:numbering>`,
    ),
  ],
  ['the header of a part', part('header', 'word/header1.xml', (s) => `<w:hdr ${namespaces}><w:p w:rsidR="${s}"/></w:hdr>`)],
  [
    'building blocks',
    part('glossaryDocument', 'word/glossary/document.xml', (s) => `<w:glossaryDocument ${namespaces}>${s}</w:glossaryDocument>`),
  ],
  ['pasted pages', part('webSettings', 'word/webSettings.xml', (s) => `<w:webSettings ${namespaces}>${s}</w:webSettings>`)],
  [
    'an embedded font',
    (draft, s) => void draft.attach('word/fontTable.xml', 'font', `word/fonts/${s}.odttf`, 'octet-stream', Buffer.from(s)),
  ],
  [
    'a chart',
    (draft, s) =>
      void draft.attach(
        main,
        'chart',
        'word/charts/chart1.xml',
        'vnd.openxmlformats-officedocument.drawingml.chart+xml',
        `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:ser><c:f>'C:\\[${s}.xlsx]표'!$A$1</c:f></c:ser></c:plotArea></c:chart></c:chartSpace>`,
      ),
  ],
];

export const placesInDocx = [...placesInEveryOffice(main), ...places, ...hiddenInDocx];

/** A document of Word with one name in each place, by `secretOf` of its index. */
export function aPlantedDocx(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const draft = withProperties(new OfficeDraft());
  draft.add(
    main,
    `${word}document.main+xml`,
    `{{comment}}<w:document ${namespaces}><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p>{{body}}</w:body></w:document>`,
  );
  draft.relate('', 'officeDocument', main);
  draft.attach(main, 'settings', 'word/settings.xml', `${word}settings+xml`, `<w:settings ${namespaces}>{{settings}}</w:settings>`);
  draft.attach(main, 'styles', 'word/styles.xml', `${word}styles+xml`, `<w:styles ${namespaces}>{{styles}}</w:styles>`);
  draft.attach(main, 'fontTable', 'word/fontTable.xml', `${word}fontTable+xml`, `<w:fonts ${namespaces}/>`);
  for (const [index, [, put]] of placesInDocx.entries()) put(draft, secretOf(index));
  return draft.packed();
}
