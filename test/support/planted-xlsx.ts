import { aPng } from './documents.js';
import { OfficeDraft, type Place, placesInEveryOffice, withProperties } from './office-draft.js';

const main = 'xl/workbook.xml';
const sheet = 'xl/worksheets/sheet1.xml';
const excel = 'vnd.openxmlformats-officedocument.spreadsheetml.';
const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" ' +
  'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"';
const drawing = 'xl/drawings/drawing1.xml';

type Put = Place<OfficeDraft>[1];
const into =
  (mark: string, xml: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put(mark, xml(secret));
const part =
  (from: string, type: string, path: string, root: (secret: string) => string): Put =>
  (draft, secret) =>
    void draft.attach(
      from,
      type.startsWith('ms:') ? `http://schemas.microsoft.com/office/${type.slice(3)}` : type,
      path,
      `${excel}x+xml`,
      root(secret),
    );
const formula = (text: (secret: string) => string): Put => into('rows', (s) => `<row r="9"><c r="A9"><f>${text(s)}</f><v>1</v></c></row>`);
const anchor = (inside: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col></xdr:from>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;

const places: Place<OfficeDraft>[] = [
  [
    'where the workbook lay',
    into(
      'workbook',
      (s) =>
        `<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${s}\\문서\\"/></mc:Choice></mc:AlternateContent>`,
    ),
  ],
  ['who may write', into('workbook', (s) => `<fileSharing userName="${s}" readOnlyRecommended="1"/>`)],
  ['the version of the file', into('workbook', (s) => `<fileVersion appName="xl" codeName="{${s}}"/>`)],
  ['the document of a revision', into('workbook', (s) => `<xr:revisionPtr documentId="8_{${s}}"/>`)],
  [
    "somebody's view",
    into('workbook', (s) => `<customWorkbookViews><customWorkbookView name="${s} - 보기" guid="{1}"/></customWorkbookViews>`),
  ],
  ['the code name of the workbook', into('workbook', (s) => `<workbookPr codeName="${s}"/>`)],
  ['protection', into('workbook', (s) => `<workbookProtection workbookPassword="${s}"/>`)],
  ['publishing', into('workbook', (s) => `<webPublishObjects><webPublishObject destinationFile="C:\\${s}.htm"/></webPublishObjects>`)],
  ['the name of cells', into('names', (s) => `<definedName name="${s}">자료!$A$1</definedName>`)],
  ['what a name is for', into('names', (s) => `<definedName name="own1" comment="${s}" description="${s}">자료!$A$1</definedName>`)],
  ['a name in another workbook', into('names', (s) => `<definedName name="own2">'C:\\${s}\\[x.xlsx]표'!$A$1</definedName>`)],
  [
    'cells by their name, in a formula',
    (draft, s) => {
      draft.put('names', `<definedName name="${s}">자료!$A$1</definedName>`);
      draft.put('rows', `<row r="8"><c r="A8"><f>SUM(${s})+1</f><v>1</v></c></row>`);
    },
  ],
  ['a formula to another workbook', formula((s) => `'C:\\${s}\\[x.xlsx]표'!A1`)],
  ['a formula that leads to a page', formula((s) => `HYPERLINK("https://x.example/${s}","자료")`)],
  ['a formula that leads to a file', formula((s) => `_xlfn.IMAGE("${s}")`)],
  [
    'the note of a cell',
    part(sheet, 'comments', 'xl/comments1.xml', (s) => `<comments ${namespaces}><authors><author>${s}</author></authors></comments>`),
  ],
  ['the drawing of a note', part(sheet, 'vmlDrawing', 'xl/drawings/vmlDrawing1.vml', (s) => `<xml>${s}</xml>`)],
  [
    'a conversation',
    part(
      sheet,
      'ms:2017/10/relationships/threadedComment',
      'xl/threadedComments/threadedComment1.xml',
      (s) => `<ThreadedComments>${s}</ThreadedComments>`,
    ),
  ],
  [
    'people',
    part(
      main,
      'ms:2017/10/relationships/person',
      'xl/persons/person.xml',
      (s) => `<personList><person displayName="${s}" userId="${s}"/></personList>`,
    ),
  ],
  [
    'a connection',
    part(
      main,
      'connections',
      'xl/connections.xml',
      (s) => `<connections ${namespaces}><connection name="${s}" sourceFile="C:\\${s}"/></connections>`,
    ),
  ],
  ['a query', part(sheet, 'queryTable', 'xl/queryTables/queryTable1.xml', (s) => `<queryTable ${namespaces} name="${s}"/>`)],
  [
    'a link to a workbook',
    (draft, s) => {
      draft.attach(
        main,
        'externalLink',
        'xl/externalLinks/externalLink1.xml',
        `${excel}externalLink+xml`,
        `<externalLink ${namespaces}><externalBook><sheetNames><sheetName val="${s}"/></sheetNames></externalBook></externalLink>`,
      );
      draft.relate('xl/externalLinks/externalLink1.xml', 'externalLinkPath', `file:///C:/${s}.xlsx`, true);
    },
  ],
  [
    'who refreshed a pivot',
    part(
      main,
      'pivotCacheDefinition',
      'xl/pivotCache/pivotCacheDefinition1.xml',
      (s) => `<pivotCacheDefinition ${namespaces} refreshedBy="${s}"/>`,
    ),
  ],
  ['a pivot', part(sheet, 'pivotTable', 'xl/pivotTables/pivotTable1.xml', (s) => `<pivotTableDefinition ${namespaces} name="${s}"/>`)],
  ['a slicer', part(sheet, 'ms:2007/relationships/slicer', 'xl/slicers/slicer1.xml', (s) => `<slicers><slicer name="${s}"/></slicers>`)],
  [
    'the log of changes',
    part(main, 'revisionHeaders', 'xl/revisions/revisionHeaders.xml', (s) => `<headers ${namespaces}><header userName="${s}"/></headers>`),
  ],
  ['who has it open', part(main, 'usernames', 'xl/revisions/userNames.xml', (s) => `<users ${namespaces}><userInfo name="${s}"/></users>`)],
  ['the order of calculation', part(main, 'calcChain', 'xl/calcChain.xml', (s) => `<calcChain ${namespaces}><c r="${s}"/></calcChain>`)],
  ['a map of XML', part(main, 'xmlMaps', 'xl/xmlMaps.xml', (s) => `<MapInfo ${namespaces}><Map Name="${s}"/></MapInfo>`)],
  ['values of other kinds', part(main, 'sheetMetadata', 'xl/metadata.xml', (s) => `<metadata ${namespaces}><x val="${s}"/></metadata>`)],
  [
    'the model of data',
    (draft, s) =>
      void draft.attach(
        main,
        'http://schemas.microsoft.com/office/2011/relationships/powerPivotData',
        'xl/model/item.data',
        'octet-stream',
        Buffer.from(s),
      ),
  ],
  ['the code name of a sheet', into('sheet', (s) => `<sheetPr codeName="${s}"/>`)],
  [
    'a range that some may change',
    into('sheet', (s) => `<protectedRanges><protectedRange name="${s}" securityDescriptor="${s}"/></protectedRanges>`),
  ],
  ['a scenario', into('sheet', (s) => `<scenarios><scenario name="x" user="${s}" comment="${s}"/></scenarios>`)],
  ["somebody's view of a sheet", into('sheet', (s) => `<customSheetViews><customSheetView guid="{${s}}"/></customSheetViews>`)],
  ['a rule for input', into('sheet', (s) => `<dataValidations><dataValidation prompt="${s}" error="${s}"/></dataValidations>`)],
  [
    'a link to a file',
    (draft, s) => draft.put('links', `<hyperlink ref="A1" r:id="${draft.relate(sheet, 'hyperlink', `file:///\\\\${s}\\x.xlsx`, true)}"/>`),
  ],
  ['the tip of a link', into('links', (s) => `<hyperlink ref="A2" location="자료!A1" tooltip="${s}" display="${s}"/>`)],
  ['a link to a place in a file', into('links', (s) => `<hyperlink ref="A3" location="[${s}.xlsx]자료!A1"/>`)],
  [
    'a control',
    (draft, s) =>
      draft.put(
        'sheet',
        `<controls><control name="${s}" r:id="${draft.attach(sheet, 'ctrlProp', 'xl/ctrlProps/ctrlProp1.xml', 'xml', `<formControlPr fmlaMacro="${s}"/>`)}"/></controls>`,
      ),
  ],
  [
    'an embedded object',
    (draft, s) =>
      draft.put(
        'sheet',
        `<oleObjects><oleObject progId="${s}" r:id="${draft.attach(sheet, 'oleObject', 'xl/embeddings/oleObject1.bin', 'octet-stream', Buffer.from(s))}"/></oleObjects>`,
      ),
  ],
  ['an extension of a sheet', into('sheet', (s) => `<extLst><ext uri="{1}"><x15:x name="${s}"/></ext></extLst>`)],
  ['the id of a row', into('rows', (s) => `<row r="7" xr:uid="{${s}}" x15ac:own="${s}"/>`)],
  [
    'the name of a table',
    (draft, s) =>
      draft.put(
        'tables',
        `<tablePart r:id="${draft.attach(sheet, 'table', 'xl/tables/table1.xml', `${excel}table+xml`, `<table ${namespaces} id="1" name="${s}" displayName="${s}" ref="A1:B2" comment="${s}" xr:uid="{${s}}"><tableColumns count="1"><tableColumn id="1" name="구" uniqueName="${s}"><xmlColumnPr xpath="/${s}"/></tableColumn></tableColumns><tableStyleInfo name="${s}"/></table>`)}"/>`,
      ),
  ],
  [
    'the name of a style',
    into(
      'styles',
      (s) =>
        `<cellStyles><cellStyle name="${s}" xfId="0"/></cellStyles><tableStyles defaultTableStyle="${s}"><tableStyle name="${s}"/></tableStyles>`,
    ),
  ],
  [
    'the name of a drawing',
    into('drawing', (s) =>
      anchor(`<xdr:sp macro="[0]!${s}" textlink="${s}"><xdr:nvSpPr><xdr:cNvPr id="2" name="${s}" descr="${s}"/></xdr:nvSpPr></xdr:sp>`),
    ),
  ],
  [
    'the text of a picture',
    (draft, s) =>
      draft.put(
        'drawing',
        anchor(
          `<xdr:pic><xdr:blipFill><a:blip r:embed="${draft.attach(drawing, 'image', 'xl/media/image1.png', 'octet-stream', aPng([['tEXt', `Author\0${s}`]]))}"/></xdr:blipFill></xdr:pic>`,
        ),
      ),
  ],
  [
    'the name of a picture',
    (draft, s) =>
      draft.put(
        'drawing',
        anchor(
          `<xdr:pic><xdr:blipFill><a:blip r:embed="${draft.attach(drawing, 'image', `xl/media/${s}.png`, 'octet-stream', aPng())}"/></xdr:blipFill></xdr:pic>`,
        ),
      ),
  ],
  [
    'a chart',
    (draft, s) =>
      void draft.attach(
        drawing,
        'chart',
        'xl/charts/chart1.xml',
        'vnd.openxmlformats-officedocument.drawingml.chart+xml',
        `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/><c:printSettings><c:headerFooter><c:oddHeader>${s}</c:oddHeader></c:headerFooter></c:printSettings></c:chartSpace>`,
      ),
  ],
];

export const placesInXlsx = [...placesInEveryOffice(main), ...places];

/** A workbook with one name in each place, by `secretOf` of its index. */
export function aPlantedXlsx(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const draft = withProperties(new OfficeDraft());
  const id = draft.attach(
    main,
    'worksheet',
    sheet,
    `${excel}worksheet+xml`,
    `<worksheet ${namespaces}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>{{rows}}</sheetData>{{sheet}}<hyperlinks>{{links}}</hyperlinks><drawing r:id="{{drawingId}}"/><tableParts>{{tables}}</tableParts></worksheet>`,
  );
  const drawingId = draft.attach(
    sheet,
    'drawing',
    drawing,
    'vnd.openxmlformats-officedocument.drawing+xml',
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{{drawing}}</xdr:wsDr>',
  );
  draft.put('drawingId', drawingId);
  draft.attach(main, 'styles', 'xl/styles.xml', `${excel}styles+xml`, `<styleSheet ${namespaces}>{{styles}}</styleSheet>`);
  draft.add(
    main,
    `${excel}sheet.main+xml`,
    `{{comment}}<workbook ${namespaces}>{{workbook}}<sheets><sheet name="자료" sheetId="1" r:id="${id}"/></sheets><definedNames>{{names}}</definedNames></workbook>`,
  );
  draft.relate('', 'officeDocument', main);
  for (const [index, [, put]] of placesInXlsx.entries()) put(draft, secretOf(index));
  return draft.packed();
}
