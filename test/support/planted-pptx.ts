import { aPng } from './documents.js';
import { OfficeDraft, type Place, placesInEveryOffice, withProperties } from './office-draft.js';

const main = 'ppt/presentation.xml';
const slide = 'ppt/slides/slide1.xml';
const power = 'vnd.openxmlformats-officedocument.presentationml.';
const namespaces =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"';

type Put = Place<OfficeDraft>[1];
const into =
  (mark: string, xml: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put(mark, xml(secret));
const part =
  (from: string, type: string, path: string, root: (secret: string) => string): Put =>
  (draft, secret) =>
    void draft.attach(from, type, path.replace('%', secret), `${power}x+xml`, root(secret));
const shape = (attributes: string, inside = '', text = '글') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="3" ${attributes}>${inside}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
const properties = (xml: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="4" name="x"/><p:cNvSpPr/><p:nvPr>${xml}</p:nvPr></p:nvSpPr><p:spPr/></p:sp>`;
const link =
  (target: (secret: string) => string): Put =>
  (draft, secret) =>
    draft.put('tree', shape('name="x"', `<a:hlinkClick r:id="${draft.relate(slide, 'hyperlink', target(secret), true)}"/>`));
const object = (secret: string, draft: OfficeDraft) =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="6" name="${secret}"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><mc:AlternateContent><mc:Choice Requires="v"><p:oleObj name="${secret}"/></mc:Choice><mc:Fallback><p:oleObj name="${secret}" progId="Excel.Sheet.12" r:id="${draft.attach(slide, 'package', 'ppt/embeddings/book1.xlsx', 'octet-stream', Buffer.from(secret))}"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${draft.attach(slide, 'image', 'ppt/media/object.png', 'octet-stream', aPng())}"/></p:blipFill><p:spPr/></p:pic></p:oleObj></mc:Fallback></mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>`;

const places: Place<OfficeDraft>[] = [
  [
    'authors of comments',
    part(
      main,
      'commentAuthors',
      'ppt/commentAuthors.xml',
      (s) => `<p:cmAuthorLst ${namespaces}><p:cmAuthor name="${s}" initials="${s}"/></p:cmAuthorLst>`,
    ),
  ],
  [
    'authors of newer comments',
    part(
      main,
      'http://schemas.microsoft.com/office/2018/10/relationships/authors',
      'ppt/authors.xml',
      (s) => `<p188:authorLst xmlns:p188="x"><p188:author name="${s}" userId="${s}" providerId="AD"/></p188:authorLst>`,
    ),
  ],
  [
    'a comment',
    part(slide, 'comments', 'ppt/comments/comment1.xml', (s) => `<p:cmLst ${namespaces}><p:cm><p:text>${s}</p:text></p:cm></p:cmLst>`),
  ],
  [
    'a newer comment',
    part(
      slide,
      'http://schemas.microsoft.com/office/2018/10/relationships/comments',
      'ppt/comments/modernComment_1.xml',
      (s) => `<p188:cmLst xmlns:p188="x"><p188:cm authorId="${s}"/></p188:cmLst>`,
    ),
  ],
  [
    'notes to a slide',
    part(slide, 'notesSlide', 'ppt/notesSlides/notesSlide1.xml', (s) => `<p:notes ${namespaces}><a:t>${s}</a:t></p:notes>`),
  ],
  [
    'the header of notes',
    part(main, 'notesMaster', 'ppt/notesMasters/notesMaster1.xml', (s) => `<p:notesMaster ${namespaces}><a:t>${s}</a:t></p:notesMaster>`),
  ],
  [
    'the header of handouts',
    part(
      main,
      'handoutMaster',
      'ppt/handoutMasters/handoutMaster1.xml',
      (s) => `<p:handoutMaster ${namespaces}><a:t>${s}</a:t></p:handoutMaster>`,
    ),
  ],
  [
    'properties of the presentation',
    part(main, 'presProps', 'ppt/presProps.xml', (s) => `<p:presentationPr ${namespaces}><p:htmlPubPr title="${s}"/></p:presentationPr>`),
  ],
  ['properties of the window', part(main, 'viewProps', 'ppt/viewProps.xml', (s) => `<p:viewPr ${namespaces}><p:x val="${s}"/></p:viewPr>`)],
  [
    'tags of the presentation',
    part(main, 'tags', 'ppt/tags/tag1.xml', (s) => `<p:tagLst ${namespaces}><p:tag name="X" val="${s}"/></p:tagLst>`),
  ],
  [
    'tags of a shape',
    (draft, s) =>
      draft.put(
        'tree',
        properties(
          `<p:custDataLst><p:tags r:id="${draft.attach(slide, 'tags', 'ppt/tags/tag2.xml', `${power}tags+xml`, `<p:tagLst ${namespaces}><p:tag name="X" val="${s}"/></p:tagLst>`)}"/></p:custDataLst>`,
        ),
      ),
  ],
  [
    'changes of others',
    part(
      main,
      'http://schemas.microsoft.com/office/2016/11/relationships/changesInfo',
      'ppt/changesInfos/changesInfo1.xml',
      (s) => `<pc:chgInfo xmlns:pc="x" userId="${s}" name="${s}"/>`,
    ),
  ],
  [
    'the history of revisions',
    part(
      main,
      'http://schemas.microsoft.com/office/2015/10/relationships/revisionInfo',
      'ppt/revisionInfo.xml',
      (s) => `<p1510:revInfo xmlns:p1510="x"><p1510:client id="${s}"/></p1510:revInfo>`,
    ),
  ],
  ['a slide show of some slides', into('presentation', (s) => `<p:custShowLst><p:custShow name="${s}" id="0"/></p:custShowLst>`)],
  ['who may change it', into('presentation', (s) => `<p:modifyVerifier hashValue="${s}"/>`)],
  ['a photo album', into('presentation', (s) => `<p:photoAlbum name="${s}"/>`)],
  [
    'an embedded font',
    (draft, s) =>
      draft.put(
        'presentation',
        `<p:embeddedFontLst><p:embeddedFont><p:font typeface="x"/><p:regular r:id="${draft.attach(main, 'font', 'ppt/fonts/font1.fntdata', 'octet-stream', Buffer.from(s))}"/></p:embeddedFont></p:embeddedFontLst>`,
      ),
  ],
  [
    'a section',
    into(
      'presentation',
      (s) => `<p:extLst><p:ext uri="{1}"><p14:sectionLst><p14:section name="${s}"/></p14:sectionLst></p:ext></p:extLst>`,
    ),
  ],
  ['the name of a shape', into('tree', (s) => shape(`name="${s}"`))],
  ['the title of a shape', into('tree', (s) => shape(`name="x" title="${s}"`))],
  ['the description of a shape', into('tree', (s) => shape(`name="x" descr="C:\\Users\\${s}\\a.png"`))],
  [
    'an extension of a shape',
    into('tree', (s) => shape('name="x"', `<a:extLst><a:ext uri="{1}"><x:creationId xmlns:x="urn:x" id="${s}"/></a:ext></a:extLst>`)),
  ],
  ['a link to a file', link((s) => `file:///C:/Users/${s}/a.pptx`)],
  ['a link to a mailbox', link((s) => `mailto:${s}@busan.example`)],
  ['a link to a page', link((s) => `https://blog.example/${encodeURIComponent(s)}`)],
  ['a link to a program', into('tree', (s) => shape('name="x"', `<a:hlinkClick r:id="" action="ppaction://program?file=${s}"/>`))],
  ['the tip of a link', into('tree', (s) => shape('name="x"', `<a:hlinkHover r:id="" tooltip="${s}"/>`))],
  ['a bookmark in a text', into('tree', (s) => `<p:sp><p:txBody><a:p><a:r><a:rPr bmk="${s}"/><a:t>글</a:t></a:r></a:p></p:txBody></p:sp>`)],
  ['a field', into('tree', (s) => `<p:sp><p:txBody><a:p><a:fld id="{${s}}" type="slidenum"><a:t>1</a:t></a:fld></a:p></p:txBody></p:sp>`)],
  ['a sound', into('tree', (s) => shape('name="x"', `<a:hlinkClick r:id=""><a:snd r:embed="" name="${s}.wav"/></a:hlinkClick>`))],
  [
    'a video',
    (draft, s) =>
      draft.put(
        'tree',
        properties(
          `<a:videoFile r:link="${draft.attach(slide, 'video', 'ppt/media/media1.mp4', 'octet-stream', Buffer.from(s))}"/><p:extLst><p:ext uri="x"><p14:media r:embed="${draft.relate(slide, 'http://schemas.microsoft.com/office/2007/relationships/media', '/ppt/media/media1.mp4')}"/></p:ext></p:extLst>`,
        ),
      ),
  ],
  [
    'the text of a picture',
    (draft, s) =>
      draft.put(
        'tree',
        `<p:pic><p:blipFill><a:blip r:embed="${draft.attach(slide, 'image', 'ppt/media/image1.png', 'octet-stream', aPng([['iTXt', `Author\0\0\0\0\0${s}`]]))}"/></p:blipFill></p:pic>`,
      ),
  ],
  [
    'the name of a picture',
    (draft, s) =>
      draft.put(
        'tree',
        `<p:pic><p:blipFill><a:blip r:embed="${draft.attach(slide, 'image', `ppt/media/${s}.png`, 'octet-stream', aPng())}"/></p:blipFill></p:pic>`,
      ),
  ],
  [
    'a picture in a file',
    (draft, s) =>
      draft.put(
        'tree',
        `<p:pic><p:blipFill><a:blip r:link="${draft.relate(slide, 'image', `file:///C:/${s}.png`, true)}"/></p:blipFill></p:pic>`,
      ),
  ],
  ['an embedded object', (draft, s) => draft.put('tree', object(s, draft))],
  [
    'a control',
    (draft, s) =>
      draft.put(
        'slide',
        `<p:controls><p:control name="${s}" r:id="${draft.attach(slide, 'control', 'ppt/activeX/activeX1.xml', 'xml', `<ax v="${s}"/>`)}"/></p:controls>`,
      ),
  ],
  ['an animation', into('slide', (s) => `<p:timing><p:tnLst><p:cmd cmd="${s}"/></p:tnLst></p:timing>`)],
  [
    'a transition',
    into('slide', (s) => `<p:transition><p:sndAc><p:stSnd><p:snd name="${s}" r:embed=""/></p:stSnd></p:sndAc></p:transition>`),
  ],
  ['the name of a slide', into('slideName', (s) => s)],
  [
    'the name of a layout',
    (draft, s) =>
      void draft.attach(
        slide,
        'slideLayout',
        'ppt/slideLayouts/slideLayout1.xml',
        `${power}slideLayout+xml`,
        `<p:sldLayout ${namespaces} matchingName="${s}"><p:cSld name="${s}"/></p:sldLayout>`,
      ),
  ],
  [
    'the name of a style of tables',
    part(
      main,
      'tableStyles',
      'ppt/tableStyles.xml',
      (s) => `<a:tblStyleLst ${namespaces} def="{1}"><a:tblStyle styleId="{1}" styleName="${s}"/></a:tblStyleLst>`,
    ),
  ],
  ['an older drawing', part(slide, 'vmlDrawing', 'ppt/drawings/vmlDrawing1.vml', (s) => `<xml ${namespaces}><v:shape alt="${s}"/></xml>`)],
  [
    'a diagram',
    (draft, s) =>
      void draft.attach(
        slide,
        'diagramData',
        'ppt/diagrams/data1.xml',
        'vnd.openxmlformats-officedocument.drawingml.diagramData+xml',
        `<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"><dgm:ptLst><dgm:pt modelId="1"><dgm:prSet phldrT="${s}" loTypeId="urn:${s}"/></dgm:pt></dgm:ptLst></dgm:dataModel>`,
      ),
  ],
  [
    'the layout of a diagram',
    (draft, s) =>
      void draft.attach(
        slide,
        'diagramLayout',
        'ppt/diagrams/layout1.xml',
        'vnd.openxmlformats-officedocument.drawingml.diagramLayout+xml',
        `<dgm:layoutDef xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" uniqueId="${s}"><dgm:title val="${s}"/><dgm:desc val="${s}"/></dgm:layoutDef>`,
      ),
  ],
  [
    'the workbook of a chart',
    (draft, s) => {
      const chart = 'ppt/charts/chart1.xml';
      draft.attach(
        slide,
        'chart',
        chart,
        'vnd.openxmlformats-officedocument.drawingml.chart+xml',
        `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ${namespaces}><c:pivotSource><c:name>${s}</c:name></c:pivotSource><c:chart/><c:externalData r:id="rIdBook"/></c:chartSpace>`,
      );
      draft.attach(chart, 'package', 'ppt/embeddings/book2.xlsx', 'octet-stream', Buffer.from(s));
    },
  ],
];

export const placesInPptx = [...placesInEveryOffice(main), ...places];

/** A presentation with one name in each place, by `secretOf` of its index. */
export function aPlantedPptx(secretOf: (index: number) => string, text: string): Promise<Buffer> {
  const draft = withProperties(new OfficeDraft());
  const id = draft.attach(
    main,
    'slide',
    slide,
    `${power}slide+xml`,
    `<p:sld ${namespaces}><p:cSld name="{{slideName}}"><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shape('name="제목 1"', '', text)}{{tree}}</p:spTree></p:cSld>{{slide}}</p:sld>`,
  );
  draft.add(
    main,
    `${power}presentation.main+xml`,
    `{{comment}}<p:presentation ${namespaces}><p:sldIdLst><p:sldId id="256" r:id="${id}"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>{{presentation}}</p:presentation>`,
  );
  draft.relate('', 'officeDocument', main);
  for (const [index, [, put]] of placesInPptx.entries()) put(draft, secretOf(index));
  return draft.packed();
}
