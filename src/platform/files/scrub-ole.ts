import { Refused } from '../../domain/refusal.js';
import { type CompoundEntry, type CompoundFile, openCompoundFile } from './compound-file.js';

/** What kind of object it is; what it says of links only where that is too short for a path; the picture that is shown of it. */
const isHarmless = ({ name, size }: CompoundEntry) =>
  name === '\x01CompObj' || name === '\x03ObjInfo' || (name === '\x01Ole' && size <= 20);
const isPicture = ({ name }: CompoundEntry) => name.startsWith('\x02OlePres');

/** Names that the programs behind objects always give, and none that people choose. */
const programsNames =
  /^(Root Entry|Ole10Native|ObjectPool|_\d+|Workbook|Book|WordDocument|[01]Table|Data|Package|CONTENTS|Contents|OOXMLChartContents|PowerPoint Document|Pictures|Current User|Equation Native|_VBA_PROJECT_CUR|VBA|dir|PROJECT|PROJECTwm)$/;
/** A control character in front marks streams of the object system itself. */
const isProgramsName = (name: string) => (name.charCodeAt(0) < 6 && /^[A-Za-z0-9]+$/.test(name.slice(1))) || programsNames.test(name);

/**
 * An embedded object of an HWP or Office document that still shows its picture and cannot be opened any more: its own document, with its
 * properties and whatever its program wrote, is blanked in place. Null when names in it may be a person's, or it cannot be read.
 */
export async function scrubOle(content: Buffer, picture: (content: Buffer) => Buffer | null): Promise<Buffer | null> {
  try {
    const source = {
      size: content.length,
      read: (start: number, length: number) => Promise.resolve(content.subarray(start, start + length)),
    };
    const file = await openCompoundFile(source);
    return file.entries.every(({ name }) => isProgramsName(name)) ? await blankedBut(file, content, picture) : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** Everything begins as zeros, so that nothing is left in free sectors and behind the ends of streams. */
async function blankedBut(file: CompoundFile, content: Buffer, picture: (content: Buffer) => Buffer | null): Promise<Buffer> {
  const scrubbed = Buffer.alloc(content.length);
  for (const [start, end] of await file.tables()) content.copy(scrubbed, start, start, end);
  for (const entry of file.entries) {
    copyEntry(content, scrubbed, entry);
    if (!isHarmless(entry) && !isPicture(entry)) continue;
    const pieces = await file.piecesOf(entry);
    const stream = Buffer.concat(pieces.map(([start, end]) => content.subarray(start, end)));
    const kept = isPicture(entry) ? scrubPresentation(stream, picture) : stream;
    let at = 0;
    for (const [start, end] of pieces) at += kept?.copy(scrubbed, start, at, at + end - start) ?? 0;
  }
  return scrubbed;
}

/** Without the times at which it was made and changed. */
function copyEntry(content: Buffer, scrubbed: Buffer, { at, name }: CompoundEntry): void {
  content.copy(scrubbed, at, at, at + 128);
  scrubbed.fill(0, at + 2 * name.length, at + 64);
  scrubbed.fill(0, at + 100, at + 116);
}

const metafile = 3;
const enhancedMetafile = 14;

/** [MS-OLEDS] 2.3.4: a standard format, no target device (which is a printer's name), and a metafile of the same length as before. */
function scrubPresentation(stream: Buffer, picture: (content: Buffer) => Buffer | null): Buffer | null {
  const headerSize = 40;
  if (stream.length < headerSize || stream.readUInt32LE(0) !== 0xffffffff || stream.readUInt32LE(8) !== 4) return null;
  const format = stream.readUInt32LE(4);
  const end = headerSize + stream.readUInt32LE(36);
  if ((format !== metafile && format !== enhancedMetafile) || end > stream.length) return null;
  const shown = picture(stream.subarray(headerSize, end));
  return shown && Buffer.concat([stream.subarray(0, headerSize), shown]);
}
