import { posix } from 'node:path';
import type { Entry } from 'yauzl';
import { refusal, Refused } from '../../domain/refusal.js';
import { attributeOf, rewriteXml, xmlText } from './xml.js';
import { openZip } from './zip-archive.js';

/** It is taken apart in memory. */
const maxUnpackedMb = 256;
const maxPartBytes = 128 * 1024 * 1024;

export interface Relation {
  id: string;
  /** The end of its type, e.g. `image`. */
  type: string;
  /** The part it leads to. */
  target: string;
}

/** An Office document as a graph of parts: who leads where inside it. Ways out of it are not told. */
export interface OfficePackage {
  contentOf(part: string): Promise<Buffer>;
  relationsOf(part: string): Promise<Relation[]>;
}

/** Refuses as `openZip` does. */
export async function openOfficePackage(bytes: Buffer): Promise<OfficePackage> {
  const zip = await openZip(bytes, maxUnpackedMb);
  const entries = new Map<string, Entry>(zip.entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  const contentOf = async (part: string) => {
    const entry = entries.get(part.toLowerCase());
    if (!entry) throw new Refused(refusal('FILE_DAMAGED'));
    return zip.contentOf(entry, maxPartBytes);
  };
  return {
    contentOf,
    async relationsOf(part) {
      const { dir, base } = posix.parse(part);
      const rels = posix.join(dir, '_rels', `${base}.rels`);
      if (!entries.has(rels.toLowerCase())) return [];
      const found = relationsIn(xmlText(await contentOf(rels)), dir);
      return found.flatMap(({ candidates, ...relation }) => {
        const target = candidates.find((candidate) => entries.has(candidate.toLowerCase()));
        return target === undefined ? [] : [{ ...relation, target: entries.get(target.toLowerCase())!.fileName }];
      });
    },
  };
}

function relationsIn(xml: string, folder: string): (Omit<Relation, 'target'> & { candidates: string[] })[] {
  const found: (Omit<Relation, 'target'> & { candidates: string[] })[] = [];
  rewriteXml(xml, {
    element(tag) {
      const isInside = tag.name === 'Relationship' && attributeOf(tag, 'TargetMode') !== 'External';
      if (isInside) {
        const type = attributeOf(tag, 'Type').split('/').at(-1)!;
        const candidates = placesOf(attributeOf(tag, 'Target').replaceAll('&amp;', '&'), folder);
        found.push({ id: attributeOf(tag, 'Id'), type, candidates });
      }
      return tag.raw;
    },
    text: (text) => text,
  });
  return found;
}

/** Where a target may lie: as it is written, or with its percent signs read. */
function placesOf(target: string, folder: string): string[] {
  const place = (path: string) => posix.join('/', path.startsWith('/') ? '' : folder, path).slice(1);
  try {
    return [place(target), place(decodeURIComponent(target))];
  } catch {
    return [place(target)];
  }
}
