import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';

const window = 256 * 1024;
/** Longer than whatever is looked for, so that nothing is missed between two windows. */
const overlap = 64;
/** A document of a thousand pages has some ten thousand. */
const mostObjects = 500_000;
const mostSigns = 5_000;

/** What lies where in a PDF, by its own words. */
export interface PdfSigns {
  /** The byte at which an object begins, by its number: where several have it, the last. */
  objects: Map<number, number>;
  /** The numbers of objects that say that they hold others, the order of the file, or its root. */
  holders: Set<number>;
  orders: Set<number>;
  roots: Set<number>;
  /** The bytes behind the words `trailer`. */
  trailers: number[];
}

/** Goes once through a PDF whose own order is broken, as programs do that repair one. FILE_DAMAGED for one that holds more than any document. */
export async function signsIn(bytes: StoredBytes): Promise<PdfSigns> {
  const signs: PdfSigns = { objects: new Map(), holders: new Set(), orders: new Set(), roots: new Set(), trailers: [] };
  const of = { '/ObjStm': signs.holders, '/XRef': signs.orders, '/Catalog': signs.roots };
  let last: number | null = null;
  for (let at = 0; at < bytes.size; at += window) {
    const text = (await bytes.read(at, window + overlap)).toString('latin1');
    for (const match of text.matchAll(/(?<!\d)(\d{1,8})\s{1,8}\d{1,5}\s{1,8}obj\b|\btrailer\b|\/(?:ObjStm|XRef|Catalog)\b/g)) {
      if (match.index >= window) break;
      const [found, number] = match;
      if (number !== undefined) signs.objects.set((last = Number(number)), at + match.index);
      else if (found === 'trailer') signs.trailers.push(at + match.index + found.length);
      else if (last !== null) of[found as keyof typeof of].add(last);
    }
    if (signs.objects.size > mostObjects || signs.trailers.length > mostSigns || signs.holders.size > mostSigns)
      throw new Refused(refusal('FILE_DAMAGED'));
  }
  return signs;
}
