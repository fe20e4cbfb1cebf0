import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON as RFC 8785 writes it: one text for one value, whatever the order its keys were written in. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('only JSON values have a canonical text');
  return text;
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
