import { decodeCp949 } from '../csv/cp949.js';
import type { TextCollector } from './text-collector.js';

/** A table or another plain text as it stands, in UTF-8, UTF-16 with a mark, or CP949. */
export function readPlain(bytes: Buffer, into: TextCollector): void {
  into.add('TEXT', decoded(bytes));
}

function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  return utf8OrCp949(bytes);
}

/** What is neither is told as far as it goes. */
export function utf8OrCp949(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeCp949(bytes) ?? new TextDecoder('euc-kr').decode(bytes);
  }
}
