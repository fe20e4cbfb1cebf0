import { pageLimits } from '../../domain/slot-rule.js';
import { refusal, Refused } from '../../domain/refusal.js';
import { PdfObjects } from './pdf-objects.js';
import { isRef, NotAPdfValue, type PdfDictionary, type PdfValue } from './pdf-value.js';
import type { StoredBytes } from './stored-bytes.js';

const patienceMs = 5000;
/** The leaves and branches of a tree of pages that are looked at. */
const maxNodes = 20_000;

export interface PdfFacts {
  /** Counted leaf by leaf, since the number that a file states of itself may be any; `pageLimits.most` + 1 for any more. Null: not countable in time. */
  pageCount: number | null;
  /** Whether it runs something when it is opened. */
  holdsMacros: boolean;
}

/** What is to be known of a PDF before its team may use it. A file that other programs repair is let through uncounted; FILE_ENCRYPTED. */
export async function factsOfPdf(bytes: StoredBytes): Promise<PdfFacts> {
  try {
    const objects = await PdfObjects.open(bytes);
    if (objects.trailers.some((trailer) => trailer.get('/Encrypt') instanceof Map || isRef(trailer.get('/Encrypt'))))
      throw new Refused(refusal('FILE_ENCRYPTED'));
    const root = await objects.resolved(objects.trailers.find((trailer) => trailer.has('/Root'))?.get('/Root'));
    if (!(root instanceof Map)) throw new NotAPdfValue();
    return { holdsMacros: await runsSomething(objects, root), pageCount: await countPages(objects, root) };
  } catch (error) {
    const isUnreadable = error instanceof NotAPdfValue || (error instanceof Refused && error.refusal.code === 'FILE_DAMAGED');
    if (!isUnreadable) throw error;
    return { pageCount: null, holdsMacros: false };
  }
}

async function countPages(objects: PdfObjects, root: PdfDictionary): Promise<number | null> {
  const ends = Date.now() + patienceMs;
  const seen = new Set<number>();
  const open: PdfValue[] = [root.get('/Pages') ?? null];
  let [pages, nodes] = [0, 0];
  while (open.length > 0) {
    const next = open.pop()!;
    // A branch that leads back to itself has been counted.
    if (isRef(next) && seen.size === seen.add(next.ref).size) continue;
    nodes += 1;
    if (nodes > maxNodes || Date.now() > ends) return null;
    const node = await objects.resolved(next);
    if (!(node instanceof Map)) continue;
    const kids = await objects.resolved(node.get('/Kids'));
    if (Array.isArray(kids)) open.push(...kids.slice(0, maxNodes));
    else pages += 1;
    if (pages > pageLimits.most) return pages;
  }
  return pages;
}

/** Scripts of the document, or an action at its opening that is one or starts a program. Going to a page is neither. */
async function runsSomething(objects: PdfObjects, root: PdfDictionary): Promise<boolean> {
  const names = await objects.resolved(root.get('/Names'));
  if (names instanceof Map && names.has('/JavaScript')) return true;
  const additional = await objects.resolved(root.get('/AA'));
  const actions = [root.get('/OpenAction'), ...(additional instanceof Map ? additional.values() : [])];
  for (const action of actions) {
    const found = await objects.resolved(action);
    const kind = found instanceof Map ? await objects.resolved(found.get('/S')) : null;
    if (kind === '/JavaScript' || kind === '/Launch') return true;
  }
  return false;
}
