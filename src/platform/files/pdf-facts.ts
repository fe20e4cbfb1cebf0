import { pageLimits } from '../../domain/slot-rule.js';
import { refusal, Refused } from '../../domain/refusal.js';
import { PdfObjects } from './pdf-objects.js';
import { isRef, NotAPdfValue, type PdfDictionary, type PdfValue } from './pdf-value.js';
import type { StoredBytes } from './stored-bytes.js';

/** For counting; to look through a large file that must be repaired takes seconds before. */
const patienceMs = 5000;
/** The leaves and branches of a tree of pages that are looked at. */
const maxNodes = 20_000;
const mostRoots = 20;

export interface PdfFacts {
  /** Counted leaf by leaf, since the number that a file states of itself may be any; `pageLimits.most` + 1 for any more. Null: not countable in time. */
  pageCount: number | null;
  /** Whether it runs something when it is opened. */
  holdsMacros: boolean;
}

/**
 * What is to be known of a PDF before its team may use it. One whose order is broken is looked through for its objects, as programs do that
 * repair it; what is no document even so is let through uncounted. FILE_ENCRYPTED.
 */
export async function factsOfPdf(bytes: StoredBytes): Promise<PdfFacts> {
  return (
    (await unlessUnreadable(async () => newestOf(await PdfObjects.open(bytes), Date.now() + patienceMs))) ??
    (await unlessUnreadable(async () => mostOf(await PdfObjects.repaired(bytes.inOrder()), Date.now() + patienceMs))) ?? {
      pageCount: null,
      holdsMacros: false,
    }
  );
}

async function unlessUnreadable(facts: () => Promise<PdfFacts>): Promise<PdfFacts | null> {
  try {
    return await facts();
  } catch (error) {
    const isUnreadable = error instanceof NotAPdfValue || (error instanceof Refused && error.refusal.code === 'FILE_DAMAGED');
    if (!isUnreadable) throw error;
    return null;
  }
}

/** By the newest root of a file that is in order. */
async function newestOf(objects: PdfObjects, ends: number): Promise<PdfFacts> {
  refuseEncrypted(objects);
  const root = await objects.resolved(objects.trailers.find((trailer) => trailer.has('/Root'))?.get('/Root'));
  if (!(root instanceof Map)) throw new NotAPdfValue();
  return factsOfRoot(objects, root, ends);
}

/** By whichever root leads to most pages: programs that repair a file do not agree about which of several it is. */
async function mostOf(objects: PdfObjects, ends: number): Promise<PdfFacts> {
  refuseEncrypted(objects);
  const all: PdfFacts[] = [];
  const seen = new Set<number>();
  for (const trailer of objects.trailers) {
    const named = trailer.get('/Root');
    if (!isRef(named) || seen.has(named.ref) || seen.size >= mostRoots) continue;
    seen.add(named.ref);
    const root = await objects.resolved(named).catch(() => null);
    if (root instanceof Map) all.push(await factsOfRoot(objects, root, ends));
  }
  if (all.length === 0) throw new NotAPdfValue();
  const counts = all.map(({ pageCount }) => pageCount);
  const isUncounted = counts.includes(null);
  return { pageCount: isUncounted ? null : Math.max(...counts.map(Number)), holdsMacros: all.some(({ holdsMacros }) => holdsMacros) };
}

function refuseEncrypted({ trailers }: PdfObjects): void {
  const isEncrypted = trailers.some((trailer) => trailer.get('/Encrypt') instanceof Map || isRef(trailer.get('/Encrypt')));
  if (isEncrypted) throw new Refused(refusal('FILE_ENCRYPTED'));
}

const factsOfRoot = async (objects: PdfObjects, root: PdfDictionary, ends: number): Promise<PdfFacts> => ({
  holdsMacros: await runsSomething(objects, root),
  pageCount: await countPages(objects, root, ends),
});

async function countPages(objects: PdfObjects, root: PdfDictionary, ends: number): Promise<number | null> {
  const seen = new Set<number>();
  const open: PdfValue[] = [root.get('/Pages') ?? null];
  let [pages, nodes] = [0, 0];
  while (open.length > 0) {
    const next = open.pop()!;
    // A branch that leads back to itself has been counted.
    if (isRef(next) && seen.size === seen.add(next.ref).size) continue;
    nodes += 1;
    // So many branches have no document's pages.
    if (nodes > maxNodes) return pageLimits.most + 1;
    if (Date.now() > ends) return null;
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
