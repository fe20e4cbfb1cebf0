import { aPng } from './documents.js';
import { zipOf, type Parts } from './zip.js';

/** A place in a document where a name can be, and what puts it there. */
export type Place<D> = readonly [place: string, put: (document: D, secret: string) => void];

const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An Office document of parts and relationships, to plant names in before it is packed. */
export class OfficeDraft {
  private readonly parts: Parts = {};
  private readonly types: string[] = [];
  private readonly relations = new Map<string, string[]>();
  /** Pieces of XML that go into a part, by the mark in its text (`{{body}}`). */
  private readonly pieces = new Map<string, string[]>();
  private count = 0;

  /** A part with its content type (after `application/`). */
  add(path: string, type: string, content: string | Buffer): this {
    this.parts[path] = content;
    this.types.push(`<Override PartName="/${path}" ContentType="application/${type}"/>`);
    return this;
  }

  /** Answers the id of the relationship. */
  relate(from: string, type: string, target: string, external = false): string {
    const id = `rIdP${++this.count}`;
    const uri = type.includes(':') ? type : `${officeDocument}/${type}`;
    const mode = external ? ' TargetMode="External"' : '';
    const found = this.relations.get(from) ?? [];
    this.relations.set(from, [...found, `<Relationship Id="${id}" Type="${uri}" Target="${target}"${mode}/>`]);
    return id;
  }

  /** A part that another one leads to; answers the id. */
  attach(from: string, type: string, path: string, contentType: string, content: string | Buffer): string {
    this.add(path, contentType, content);
    return this.relate(from, type, `/${path}`);
  }

  /** More for the place of a mark. */
  put(mark: string, xml: string): void {
    this.pieces.set(mark, [...(this.pieces.get(mark) ?? []), xml]);
  }

  packed(): Promise<Buffer> {
    const filled = (xml: string) => xml.replace(/\{\{(\w+)\}\}/g, (_, mark: string) => (this.pieces.get(mark) ?? []).join(''));
    const defaults =
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>';
    const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${this.types.join('')}</Types>`;
    const rels = [...this.relations].map(([part, relations]) => {
      const slash = part.lastIndexOf('/');
      const path = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
      return [
        path,
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
      ];
    });
    const parts = Object.entries(this.parts).map(([path, content]) => [
      path,
      typeof content === 'string' ? head + filled(content) : content,
    ]);
    return zipOf(Object.fromEntries([['[Content_Types].xml', types], ...rels, ...parts]) as Parts);
  }
}

const opc = 'http://schemas.openxmlformats.org/package/2006/relationships';
const microsoft = 'http://schemas.microsoft.com/office';

/** Properties, signatures, data and programs that documents of all three kinds may have. `main` is the path of the main part. */
export const placesInEveryOffice = (main: string): Place<OfficeDraft>[] => {
  const folder = main.slice(0, main.indexOf('/'));
  const core = (draft: OfficeDraft, tag: string, secret: string) => draft.put('core', `<${tag}>${secret}</${tag}>`);
  const app = (draft: OfficeDraft, tag: string, secret: string) => draft.put('app', `<${tag}>${secret}</${tag}>`);
  return [
    ...[
      'dc:creator',
      'cp:lastModifiedBy',
      'dc:title',
      'dc:subject',
      'dc:description',
      'cp:keywords',
      'cp:category',
      'cp:contentStatus',
      'cp:version',
      'dc:identifier',
    ].map((tag): Place<OfficeDraft> => [`core properties, ${tag}`, (draft, secret) => core(draft, tag, secret)]),
    ...['Company', 'Manager', 'Template', 'HyperlinkBase', 'TitlesOfParts', 'HLinks', 'Application', 'DigSig'].map(
      (tag): Place<OfficeDraft> => [`app properties, ${tag}`, (draft, secret) => app(draft, tag, secret)],
    ),
    [
      'a custom property',
      (draft, secret) => draft.put('custom', `<property pid="2" name="담당"><vt:lpwstr>${secret}</vt:lpwstr></property>`),
    ],
    [
      'the name of a custom property',
      (draft, secret) => draft.put('custom', `<property pid="3" name="${secret}"><vt:lpwstr>1</vt:lpwstr></property>`),
    ],
    [
      'the thumbnail',
      (draft, secret) =>
        void draft.attach('', `${opc}/metadata/thumbnail`, 'docProps/thumbnail.png', 'octet-stream', aPng([['tEXt', `Author\0${secret}`]])),
    ],
    [
      'a signature',
      (draft, secret) =>
        void draft.attach('', `${opc}/digital-signature/origin`, '_xmlsignatures/sig1.xml', 'xml', `<Signature>${secret}</Signature>`),
    ],
    ['custom XML', (draft, secret) => void draft.attach(main, 'customXml', 'customXml/item1.xml', 'xml', `<root>${secret}</root>`)],
    [
      'properties of custom XML',
      (draft, secret) => void draft.add('customXml/itemProps1.xml', 'xml', `<ds:datastoreItem ds:itemID="${secret}"/>`),
    ],
    [
      'a part that nobody knows',
      (draft, secret) => void draft.attach(main, `urn:x:${folder}`, `${folder}/unknown.xml`, 'xml', `<root>${secret}</root>`),
    ],
    ['a part that nothing leads to', (draft, secret) => void draft.add(`${folder}/stray.xml`, 'xml', `<root>${secret}</root>`)],
    [
      'the name of a part',
      (draft, secret) =>
        void draft.attach(main, 'theme', `${folder}/theme/${secret}.xml`, 'vnd.openxmlformats-officedocument.theme+xml', theme('', '')),
    ],
    [
      'the name of a theme',
      (draft, secret) =>
        void draft.attach(main, 'theme', `${folder}/theme/theme8.xml`, 'vnd.openxmlformats-officedocument.theme+xml', theme(secret, '')),
    ],
    [
      'the name of a scheme of colours',
      (draft, secret) =>
        void draft.attach(main, 'theme', `${folder}/theme/theme9.xml`, 'vnd.openxmlformats-officedocument.theme+xml', theme('', secret)),
    ],
    [
      'macros',
      (draft, secret) =>
        void draft.attach(
          main,
          `${microsoft}/2006/relationships/vbaProject`,
          `${folder}/vbaProject.bin`,
          'vnd.ms-office.vbaProject',
          Buffer.from(secret),
        ),
    ],
    [
      'a label of sensitivity',
      (draft, secret) =>
        void draft.attach(
          '',
          `${microsoft}/2020/02/relationships/classificationlabels`,
          'docMetadata/LabelInfo.xml',
          'xml',
          `<clbl:label id="${secret}"/>`,
        ),
    ],
    [
      'a task pane',
      (draft, secret) =>
        void draft.attach(
          '',
          `${microsoft}/2011/relationships/webextensiontaskpanes`,
          'webextensions/taskpanes.xml',
          'xml',
          `<wetp:taskpane store="${secret}"/>`,
        ),
    ],
    [
      'the printer',
      (draft, secret) =>
        void draft.attach(
          main,
          'printerSettings',
          `${folder}/printerSettings/printerSettings1.bin`,
          'octet-stream',
          Buffer.from(secret, 'utf16le'),
        ),
    ],
    ['a comment in XML', (draft, secret) => draft.put('comment', `<!-- ${secret} --><?author ${secret}?>`)],
  ];
};

function theme(name: string, colours: string): string {
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${colours}"><a:dk1><a:srgbClr val="000000"/></a:dk1></a:clrScheme></a:themeElements></a:theme>`;
}

/** The parts with properties, filled by the places above. */
export function withProperties(draft: OfficeDraft): OfficeDraft {
  draft.attach(
    '',
    `${opc}/metadata/core-properties`,
    'docProps/core.xml',
    'vnd.openxmlformats-package.core-properties+xml',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{{core}}</cp:coreProperties>',
  );
  draft.attach(
    '',
    'extended-properties',
    'docProps/app.xml',
    'vnd.openxmlformats-officedocument.extended-properties+xml',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{{app}}</Properties>',
  );
  draft.attach(
    '',
    'custom-properties',
    'docProps/custom.xml',
    'vnd.openxmlformats-officedocument.custom-properties+xml',
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{{custom}}</Properties>',
  );
  return draft;
}
