import { compoundFile } from './documents.js';

// Pictures and objects as documents embed them, each as small as can be, with room for a text in the places where programs leave one.

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const uint32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer);
const uint16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer);

/** A grey pixel; the text in a comment, a plain text block and a program's extension. */
export function aGif(text = ''): Buffer {
  const block = Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text), Buffer.alloc(1)]);
  const hidden = [
    Buffer.concat([bytes('21fe'), block]),
    Buffer.concat([bytes('21ff0b'), Buffer.from('XMP DataXMP'), block]),
    Buffer.concat([bytes('21010c'), Buffer.alloc(12), block]),
  ];
  return Buffer.concat([
    Buffer.from('GIF89a'),
    bytes('0100 0100 80 00 00 808080 000000'),
    bytes('21ff0b'),
    Buffer.from('NETSCAPE2.0'),
    bytes('03 01 0000 00'),
    ...(text ? hidden : []),
    bytes('21f9 04 00 0a00 00 00'),
    bytes('2c 0000 0000 0100 0100 00 02 02 4401 00'),
    bytes('3b'),
    Buffer.from(text),
  ]);
}

/** One pixel under a header of version 5, which names its colour profile by a path. */
export function aBitmap(text = ''): Buffer {
  const profile = Buffer.from(text);
  const header = Buffer.alloc(124);
  uint32(124, 1, 1).copy(header, 0);
  uint16(1, 24).copy(header, 12);
  uint32(0, 4).copy(header, 16);
  uint32(text ? 0x4c494e4b : 0x73524742).copy(header, 56);
  if (text) uint32(124 + 4, profile.length).copy(header, 112);
  const size = 14 + 124 + 4;
  const file = Buffer.concat([Buffer.from('BM'), uint32(size, 0, 14 + 124), header, bytes('808080 00'), profile]);
  file.writeUInt32LE(file.length, 2);
  return file;
}

function box(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + content.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content]);
}

/** The beginnings of a JPEG 2000 picture; the text in boxes of XML and of vendors, in the header and in a comment of the codestream. */
export function aJpeg2000(text = ''): Buffer {
  const hidden = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(4 + hidden.length);
  const comment = Buffer.concat([bytes('ff64'), length, bytes('0001'), hidden]);
  const tile = Buffer.concat([comment, bytes('ff93 c0d0')]);
  const start = bytes('ff90 000a 0000 00000000 00 01');
  start.writeUInt32BE(start.length + tile.length, 6);
  const codestream = Buffer.concat([bytes('ff4f ff51 0006 00000001'), comment, start, tile, bytes('ffd9')]);
  const told = text ? [box('xml ', hidden), box('uuid', Buffer.concat([Buffer.alloc(16, 1), hidden]))] : [];
  return Buffer.concat([
    box('jP  ', bytes('0d0a870a')),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', Buffer.concat([box('ihdr', bytes('00000001 00000001 0001 07 07 00 00')), ...(text ? [box('xml ', hidden)] : [])])),
    ...told,
    box('jp2c', codestream),
    ...told,
  ]);
}

const record = (type: number, content: Buffer) => {
  const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)]);
  return Buffer.concat([uint32(type, 8 + padded.length), padded]);
};

/** An enhanced metafile with one line; the text in its description and in a program's record. */
export function anEmf(text = '', { plus }: { plus?: 'dual' | 'alone' } = {}): Buffer {
  const description = Buffer.from(text && `Program\0${text}\0\0`, 'utf16le');
  const header = Buffer.alloc(100);
  Buffer.from(' EMF').copy(header, 32);
  uint32(0x10000).copy(header, 36);
  uint32(description.length / 2, description.length && 108).copy(header, 52);
  const plusHeader = Buffer.concat([Buffer.from('EMF+'), uint16(0x4001, plus === 'dual' ? 1 : 0), uint32(12, 0)]);
  const comment = (content: Buffer) => record(70, Buffer.concat([uint32(content.length), content]));
  return Buffer.concat([
    record(1, Buffer.concat([header, description])),
    ...(plus ? [comment(Buffer.concat([plusHeader, Buffer.from(text)]))] : []),
    ...(text ? [comment(Buffer.from(`GDIC ${text}`))] : []),
    record(54, uint32(9, 9)),
    record(14, uint32(0, 16, 20)),
    Buffer.from(text),
  ]);
}

/** A placeable metafile with one line; the text in a message to a driver. */
export function aWmf(text = ''): Buffer {
  const message = Buffer.from(text);
  const escape = Buffer.concat([uint16(0x0626, 0x000f, message.length), message, Buffer.alloc(message.length % 2)]);
  const records = [escape, uint16(0x0213, 9, 9), uint16(0)].map((content) => Buffer.concat([uint32((4 + content.length) / 2), content]));
  const placeable = Buffer.concat([uint32(0x9ac6cdd7), Buffer.alloc(18)]);
  return Buffer.concat([placeable, uint16(1, 9, 0x300), Buffer.alloc(12), ...records, message]);
}

/** A circle and a word, as drawing programs save them; `picture` is drawn in it. */
export function anSvg(text = '', picture: Buffer = Buffer.alloc(0)): Buffer {
  const [title, editor, attributes] = text
    ? [
        `<title>${text}</title><metadata><rdf:RDF><dc:creator>${text}</dc:creator></rdf:RDF></metadata><desc>${text}</desc>`,
        `<sodipodi:namedview id="base" inkscape:path="${text}"><inkscape:grid/></sodipodi:namedview><!-- ${text} -->`,
        ` id="${text}" data-name="${text}" inkscape:label='${text}' sodipodi:docname="${text}.svg" onload="${text}()"`,
      ]
    : ['', '', ''];
  const style = text && `<style>/* ${text} */ .a { fill: #808080 }</style><script>'${text}'</script>`;
  return Buffer.from(
    `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="x" xmlns:inkscape="i"${attributes}>${title}${editor}${style}` +
      `<a xlink:href="file:///home/${text}"><circle id="dot" class="a" r="4"/></a><use href="#dot"/><text>빈집</text>` +
      `<image xlink:href="data:image/png;base64,${picture.toString('base64')}"/></svg>`,
  );
}

/** A table of another program: its picture, its own document and the properties of that. */
export function anOle(text = '', folder = 'ObjectPool'): Buffer {
  const hidden = Buffer.from(text, 'utf16le');
  const picture = anEmf(text);
  const presentation = Buffer.concat([uint32(0xffffffff, 14, 4, 1, 0xffffffff, 0, 0, 100, 100, picture.length), picture]);
  return compoundFile({
    '\x01CompObj': Buffer.from('Microsoft Excel'),
    '\x01Ole': Buffer.concat([uint32(0x02000001, 1, 0, 0, 0), text ? Buffer.concat([Buffer.from(text), hidden]) : Buffer.alloc(0)]),
    '\x02OlePres000': presentation,
    '\x05SummaryInformation': hidden,
    '\x05DocumentSummaryInformation': hidden,
    Workbook: Buffer.concat([Buffer.alloc(6000, 1), hidden]),
    [`${folder}/Data`]: hidden,
  });
}
