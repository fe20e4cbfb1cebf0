import type { FileKind } from './file-kind.js';
import { judgeFile } from './judge-file.js';
import { memoryBytes } from './memory-bytes.js';
import { readArchive } from './read-archive.js';
import { readJpeg, readPng } from './read-image.js';
import { readKorean } from './read-korean.js';
import { readNotebook } from './read-notebook.js';
import { readOffice } from './read-office.js';
import { readPdf } from './read-pdf.js';
import { readPlain } from './read-plain.js';
import type { Reading, ReadMember } from './reading.js';
import { TextCollector } from './text-collector.js';

/** Files in an archive or a document, and files in those. */
const deepest = 2;
const plainNames =
  /\.(txt|md|py|r|rmd|sql|jsonl?|xml|html?|css|[jt]s|ya?ml|toml|ini|cfg|log|[ct]sv|java|scala|sas|do|m|bat|sh|ps1|tex|geojson)$/i;

type Reader = (bytes: Buffer, into: TextCollector, readMember: ReadMember) => Promise<number | null> | void | Promise<void>;

const readers: Record<FileKind, Reader> = {
  PDF: readPdf,
  HWP: (bytes, into, readMember) => readKorean('HWP', bytes, into, readMember),
  HWPX: (bytes, into, readMember) => readKorean('HWPX', bytes, into, readMember),
  DOCX: (bytes, into, readMember) => readOffice('DOCX', bytes, into, readMember),
  PPTX: (bytes, into, readMember) => readOffice('PPTX', bytes, into, readMember),
  XLSX: (bytes, into, readMember) => readOffice('XLSX', bytes, into, readMember),
  ZIP: readArchive,
  IPYNB: readNotebook,
  CSV: readPlain,
  PNG: readPng,
  JPEG: readJpeg,
};

/** Reads a document; null for a picture that says nothing. Refuses with FILE_ENCRYPTED, FILE_DAMAGED or FILE_UNPACKS_TOO_LARGE. */
export async function read(kind: FileKind, bytes: Buffer): Promise<Reading | null> {
  const into = new TextCollector();
  const pageCount = (await readers[kind](bytes, into, memberReader(into, 1))) ?? null;
  const saysNothing = (kind === 'PNG' || kind === 'JPEG') && into.parts.length === 0;
  return saysNothing ? null : { pageCount, parts: into.parts };
}

/** A file within another one costs nothing but its own text. */
function memberReader(into: TextCollector, depth: number): ReadMember {
  return async (name, content) => {
    if (depth > deepest || into.isFull) return;
    const collected = new TextCollector(into, name);
    const kind = await judgeFile(memoryBytes(content), name).then(
      (judged) => judged.kind,
      () => null,
    );
    try {
      if (kind) await readers[kind](content, collected, memberReader(collected, depth + 1));
      else if (plainNames.test(name) && !content.subarray(0, 8192).includes(0)) readPlain(content, collected);
    } catch {
      // Refused, or broken its reader.
    }
  };
}
