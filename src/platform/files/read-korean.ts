import { refusal, Refused } from '../../domain/refusal.js';
import { kordoc } from './kordoc.js';
import { readHwp } from './read-hwp.js';
import { readHwpx } from './read-hwpx.js';
import type { ReadMember } from './reading.js';
import type { TextCollector } from './text-collector.js';

/**
 * HWP and HWPX. Their reader knows the pages but leaves out what no page shows, and now and then a paragraph; so all paragraphs are
 * gone through besides, and those that it did not tell are told behind.
 * @returns how many pages it has; null where no word processor has laid it out.
 */
export async function readKorean(kind: 'HWP' | 'HWPX', bytes: Buffer, into: TextCollector, readMember: ReadMember): Promise<number | null> {
  const [told, all] = await Promise.allSettled([kordoc.textOf(bytes), (kind === 'HWP' ? readHwp : readHwpx)(bytes, into, readMember)]);
  const document = told.status === 'fulfilled' ? told.value : { pageCount: null, paragraphs: [] };
  for (const { page, text } of byPage(document.paragraphs)) into.add('TEXT', text, { page });
  const toldText = squeezed(document.paragraphs.map(({ text }) => text).join(''));
  const untold = all.status === 'fulfilled' ? (all.value ?? []) : [];
  // A document without a word may be one. Of one that breaks a reader nobody knows.
  const saysNothing = toldText === '' && untold.every(({ text }) => squeezed(text) === '');
  const broken = [told, all].find(({ status }) => status === 'rejected');
  if (saysNothing && broken) throw new Refused(refusal('FILE_DAMAGED'));
  for (const { text, isHidden } of untold) {
    const line = squeezed(text);
    if (line !== '' && !toldText.includes(line))
      into.add(isHidden ? 'COMMENT' : 'TEXT', text, { label: isHidden ? 'hidden' : 'beside the text' });
  }
  return document.pageCount;
}

/** One part a page: the lines of a document would be too many. */
function byPage(paragraphs: readonly { page: number | null; text: string }[]): { page: number | null; text: string }[] {
  const pages: { page: number | null; lines: string[] }[] = [];
  for (const { page, text } of paragraphs) {
    const last = pages.at(-1);
    if (last?.page === page) last.lines.push(text);
    else pages.push({ page, lines: [text] });
  }
  return pages.map(({ page, lines }) => ({ page, text: lines.join('\n') }));
}

/** Readers differ in blanks and in what they make of marks. */
const squeezed = (text: string): string => text.normalize('NFC').replace(/[\s\p{P}\p{S}\p{Cc}\p{Cf}]/gu, '');
