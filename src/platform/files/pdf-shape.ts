import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';

const window = 64 * 1024;

/** Readers accept a little before the header, so we do; but not what is itself a program, a page or an archive. */
export function isPdf(head: Buffer): boolean {
  const text = head.toString('latin1');
  return /%PDF-\d/.test(text) && !/^(MZ|\x7fELF|GIF8|Rar!|7z\xbc\xaf|\s*<)/.test(text);
}

/** FILE_DAMAGED for a PDF without its end, FILE_ENCRYPTED for one whose trailer names an encryption. */
export async function checkPdf(bytes: StoredBytes): Promise<void> {
  const tail = (await bytes.tail(window)).toString('latin1');
  const start = [...tail.matchAll(/startxref\s+(\d{1,12})\s/g)].at(-1)?.[1];
  if (!tail.slice(-1024).includes('%%EOF') || start === undefined) throw new Refused(refusal('FILE_DAMAGED'));
  const section = (await bytes.read(Number(start), window)).toString('latin1');
  if (/\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(trailerIn(section) ?? trailerIn(tail) ?? '')) throw new Refused(refusal('FILE_ENCRYPTED'));
}

/** The dictionary of a cross-reference stream, or what follows the word `trailer`. */
function trailerIn(text: string): string | undefined {
  if (/^\s*\d+\s+\d+\s+obj/.test(text)) return text.slice(0, text.indexOf('stream'));
  const at = text.indexOf('trailer');
  return at < 0 ? undefined : text.slice(at, text.indexOf('startxref', at));
}
