import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { type Bundle, BUNDLE_FORMAT, type BundleLine, type BundleTools, hashOfLine } from '../../src/domain/bundle/bundle.js';
import type { BundleSource } from '../../src/domain/bundle/bundle-source.js';
import { makeBundle } from '../../src/domain/bundle/make-bundle.js';
import { type BundleVerdict, type PinnedKey, verifyBundle } from '../../src/domain/bundle/verify-bundle.js';
import { canonicalText, sha256 } from '../../src/platform/audit/canonical.js';
import { Signer } from '../../src/platform/keys/signer.js';

export const tools: BundleTools = { textOf: canonicalText, hashOf: sha256 };
const signer = new Signer(generateKeyPairSync('ed25519').privateKey);

const pinnedKey: PinnedKey = {
  kid: signer.kid,
  isSigned: (text, signature) => verify(null, Buffer.from(text), createPublicKey(signer.publicPem), Buffer.from(signature, 'base64url')),
};

const signed = (manifest: Bundle['manifest'], lines: BundleLine[], withheld: string[]): Bundle => {
  const { kid, signature } = signer.sign(manifest);
  return { format: BUNDLE_FORMAT, manifest, kid, signature, lines, withheld };
};

/** A full bundle, as it is handed to auditors. */
export function aSignedBundle(source: BundleSource): Bundle {
  const { manifest, open, confidential } = makeBundle(source, (bytes) => randomBytes(bytes).toString('hex'), tools);
  return signed(manifest, [...open, ...confidential], []);
}

/** The same as anybody may have it. */
export function publicOf({ manifest, kid, signature, lines, format }: Bundle): Bundle {
  const confidential = new Set(manifest.confidential.map(({ id }) => id));
  return { format, manifest, kid, signature, lines: lines.filter(({ id }) => !confidential.has(id)), withheld: [...confidential] };
}

/** What the owner of the key can do: hashes every line anew and signs whatever comes of it. */
export function signedAnew({ manifest, lines, withheld }: Bundle): Bundle {
  const hashes = new Map(lines.map((line) => [line.id, hashOfLine(line, tools)]));
  const anew = (listed: Bundle['manifest']['lines']) => listed.map(({ id, hash }) => ({ id, hash: hashes.get(id) ?? hash }));
  return signed({ ...manifest, lines: anew(manifest.lines), confidential: anew(manifest.confidential) }, lines, withheld);
}

export const verdictOn = (bundle: unknown): BundleVerdict => verifyBundle(canonicalText(bundle), pinnedKey, tools);

/** Every line that a verdict names. */
export const namedBy = ({ findings }: BundleVerdict): string[] => findings.flatMap(({ lines }) => lines);
