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

export const signPayload = <T>(payload: T, privateKey: KeyObject): Signed<T> => ({
  payload,
  kid: kidOf(publicPemOf(privateKey)),
  signature: signatureOf(canonicalText(payload), privateKey),
});

/** Of a text that is the canonical one already; base64url. */
export const signatureOf = (text: string, privateKey: KeyObject): string => sign(null, Buffer.from(text), privateKey).toString('base64url');

/** Whether this very payload was signed with the private half of a public key that the reader already trusts. */
export function isSignedBy(signed: Signed<unknown>, pinnedPublicPem: string): boolean {
  return signed.kid === kidOf(pinnedPublicPem) && isTextSignedBy(canonicalText(signed.payload), signed.signature, pinnedPublicPem);
}

/** The same for a text that is the canonical one already. */
export function isTextSignedBy(text: string, signature: string, pinnedPublicPem: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // base64url has several spellings of one value; only the one we write counts.
  return bytes.toString('base64url') === signature && verify(null, Buffer.from(text), createPublicKey(pinnedPublicPem), bytes);
}
