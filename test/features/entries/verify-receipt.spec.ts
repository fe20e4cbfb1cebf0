import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Receipt } from '../../../src/domain/receipt.js';
import { verifyReceipt } from '../../../src/features/entries/verify-receipt.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { kidOf, publicPemOf, type Signed, signPayload } from '../../../src/platform/keys/signature.js';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = publicPemOf(privateKey);
const { privateKey: otherKey } = generateKeyPairSync('ed25519');
const hash = (digit: string): string => digit.repeat(64);

const receipt: Receipt = {
  format: 'pado-receipt-2',
  receiptId: '5a3c9f0e-1b2d-4c3e-8f4a-6b7c8d9e0f1a',
  competition: 'busan-2025',
  entryNumber: '2025-분석-012',
  version: 2,
  serverTime: '2025-10-10T08:59:59.123Z',
  deadline: '2025-10-10T09:00:00.000Z',
  memberIds: ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002'],
  textSha256: hash('a'),
  files: [
    { slot: 'DATA', sha256: hash('b'), size: 1024 },
    { slot: 'REPORT', sha256: hash('c'), size: 40_000_000 },
  ],
  audit: { seq: 4711, hash: hash('d') },
};
const signed = signPayload(receipt, privateKey);
const text = canonicalText(signed);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Every value of a JSON text by its path, and how to write another in its place. */
function leavesOf(value: Json, path: string[] = []): [path: string[], value: string | number][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function withValue(path: string[], value: unknown): string {
  const copy = structuredClone(signed) as unknown as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[path.at(-1)!] = value;
  return canonicalText(copy);
}

/** The same text with another character at a place; a digit stays a digit, so that shapes hold. */
function altered(value: string, at: number): string {
  const character = value.charAt(at);
  const other = /[0-9]/.test(character) ? String((Number(character) + 1) % 10) : character === 'a' ? 'b' : 'a';
  return value.slice(0, at) + other + value.slice(at + 1);
}

describe('a genuine receipt', () => {
  test.each([
    ['as it was handed out', text],
    ['with the newline that a shell adds', `${text}\n`],
  ])('%s', (_, given) => {
    expect(verifyReceipt(given, pem)).toEqual({ ok: true, receipt });
  });
});

test('a receipt of the first format, which told no deadline, holds as ever', () => {
  const { deadline: _, ...rest } = receipt;
  const first: Receipt = { ...rest, format: 'pado-receipt-1' };
  expect(verifyReceipt(canonicalText(signPayload(first, privateKey)), pem)).toEqual({ ok: true, receipt: first });
});

describe('a forged receipt', () => {
  test('is found whichever byte of whichever value was changed', () => {
    const accepted: string[] = [];
    const leaves = leavesOf(signed as unknown as Json);
    // Eight of the receipt itself, two members, three of each file, two of the audit head, the key and the signature.
    expect(leaves).toHaveLength(8 + 2 + 2 * 3 + 2 + 2);
    for (const [path, value] of leaves) {
      const forgeries =
        typeof value === 'number'
          ? [value + 1, value - 1, value * 10]
          : [...value].map((_, at) => altered(value, at)).concat('', `${value}0`);
      for (const forgery of forgeries) if (verifyReceipt(withValue(path, forgery), pem).ok) accepted.push(`${path.join('.')}: ${forgery}`);
    }
    expect(accepted).toEqual([]);
  });

  const another = signPayload({ ...receipt, version: 3 }, privateKey);
  const unsigned = (changes: object): string => canonicalText({ ...signed, ...changes });
  test.each([
    ['another receipt’s signature', unsigned({ signature: another.signature }), 'SIGNATURE_WRONG'],
    ['another receipt’s content', unsigned({ payload: another.payload }), 'SIGNATURE_WRONG'],
    ['signed with another key', canonicalText(signPayload(receipt, otherKey)), 'OTHER_KEY'],
    [
      'signed with another key that claims our name',
      canonicalText({ ...signPayload(receipt, otherKey), kid: kidOf(pem) }),
      'SIGNATURE_WRONG',
    ],
    ['a signature spelled in another way', unsigned({ signature: `${signed.signature}=` }), 'SIGNATURE_WRONG'],
    ['an extra field beside the content', unsigned({ note: '대상' }), 'NOT_A_RECEIPT'],
    ['an extra field in the content', unsigned({ payload: { ...receipt, note: '대상' } }), 'NOT_A_RECEIPT'],
    ['an extra field, signed', canonicalText(signPayload({ ...receipt, note: '대상' }, privateKey)), 'NOT_A_RECEIPT'],
    ['an extra field in a file', unsigned({ payload: { ...receipt, files: [{ ...receipt.files[0], name: 'x' }] } }), 'NOT_A_RECEIPT'],
    ['a file left out', unsigned({ payload: { ...receipt, files: receipt.files.slice(1) } }), 'SIGNATURE_WRONG'],
    ['members in another order', unsigned({ payload: { ...receipt, memberIds: receipt.memberIds.toReversed() } }), 'SIGNATURE_WRONG'],
    ['a missing field', unsigned({ payload: { ...receipt, audit: undefined } }), 'NOT_A_RECEIPT'],
    ['another paper with our signature', canonicalText(signPayload({ format: 'pado-publication-1' }, privateKey)), 'NOT_A_RECEIPT'],
    ['a key that stands twice', text.replace('"version":2', '"version":3,"version":2'), 'NOT_AS_ISSUED'],
    ['a text formatted anew', JSON.stringify(signed, null, 2), 'NOT_AS_ISSUED'],
    ['keys in another order', JSON.stringify({ signature: signed.signature, kid: signed.kid, payload: receipt }), 'NOT_AS_ISSUED'],
    ['a number in another spelling', text.replace('"size":1024', '"size":1024.0'), 'NOT_AS_ISSUED'],
    ['only the content', canonicalText(receipt), 'NOT_A_RECEIPT'],
    ['no JSON', '접수증', 'NOT_A_RECEIPT'],
    ['nothing', '', 'NOT_A_RECEIPT'],
    ['null', 'null', 'NOT_A_RECEIPT'],
  ])('%s', (_, given, why) => {
    expect(verifyReceipt(given, pem)).toEqual({ ok: false, why });
  });

  test.each([
    ['no key', ''],
    ['a name', 'pado'],
    ['half a key', pem.slice(0, 60)],
  ])('against %s nothing can be told', (_, key) => {
    expect(verifyReceipt(text, key)).toEqual({ ok: false, why: 'KEY_UNREADABLE' });
  });

  test('a key of another kind is another key', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(verifyReceipt(text, publicKey.export({ type: 'spki', format: 'pem' }).toString())).toEqual({ ok: false, why: 'OTHER_KEY' });
  });

  test('the receipt that all this is tried on is itself genuine', () => {
    const whole: Signed<Receipt> = JSON.parse(withValue(['payload', 'version'], 2));
    expect(verifyReceipt(canonicalText(whole), pem)).toEqual({ ok: true, receipt });
  });
});
