import type { TextPart } from '../../domain/document.js';

/** A table or another plain text as it stands, in UTF-8, UTF-16 with a mark, or CP949. */
export const readPlain = (bytes: Buffer): TextPart[] => [{ where: 'TEXT', page: null, label: null, text: decoded(bytes) }];

function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // By the Encoding Standard 'euc-kr' is what Windows calls CP949.
    return new TextDecoder('euc-kr').decode(bytes);
  }
}
