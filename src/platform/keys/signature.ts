import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalText, sha256 } from '../audit/canonical.js';

/** A JSON object that carries its own signature: Ed25519 over the RFC 8785 text of `payload`. */
export interface Signed<T> {
  payload: T;
  kid: string;
  /** base64url */
  signature: string;
}

export const publicPemOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** Names a public key: the first 16 hexadecimal digits of the SHA-256 of its DER form. */
export const kidOf = (publicPem: string): string => sha256(createPublicKey(publicPem).export({ type: 'spki', format: 'der' })).slice(0, 16);

export function signPayload<T>(payload: T, privateKey: KeyObject): Signed<T> {
  const signature = sign(null, Buffer.from(canonicalText(payload)), privateKey).toString('base64url');
  return { payload, kid: kidOf(publicPemOf(privateKey)), signature };
}

/** Whether this very payload was signed with the private half of a public key that the reader already trusts. */
export function isSignedBy(signed: Signed<unknown>, pinnedPublicPem: string): boolean {
  const bytes = Buffer.from(signed.signature, 'base64url');
  // base64url has several spellings of one value; only the one we write counts.
  if (bytes.toString('base64url') !== signed.signature) return false;
  if (signed.kid !== kidOf(pinnedPublicPem)) return false;
  return verify(null, Buffer.from(canonicalText(signed.payload)), createPublicKey(pinnedPublicPem), bytes);
}
