import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Bundle, BUNDLE_FORMAT, type BundleTools } from '../../domain/bundle/bundle.js';
import type { BundleNote, BundleSource } from '../../domain/bundle/bundle-source.js';
import { BundledLines } from '../../domain/bundle/bundled-lines.js';
import { makeBundle, type UnsignedBundle } from '../../domain/bundle/make-bundle.js';
import { recomputed } from '../../domain/bundle/verify-bundle.js';
import { canonicalText, sha256 } from '../../platform/audit/canonical.js';
import type { BundleTexts } from './bundle-source.queries.js';

const bundleTools: BundleTools = { textOf: canonicalText, hashOf: sha256 };

/** A bundle as it is stored, before its manifest is signed. */
export interface StoredBundle {
  /** RFC 8785 text. */
  manifest: string;
  /** Compressed: RFC 8785 texts with commas between them. */
  openLines: Uint8Array;
  confidentialLines: Uint8Array;
}

/** Estimates may differ in their last binary digit by the order of pseudonyms: another draw, and nothing hangs on it. */
const mostDraws = 8;

/**
 * Puts a bundle together, and verifies it before anybody gets it.
 * @throws Error when what was settled does not follow from itself: then nothing is to be published.
 */
export function storedBundle(texts: BundleTexts): StoredBundle {
  const source = sourceIn(texts);
  let found: string[] = [];
  for (let draw = 0; draw < mostDraws; draw++) {
    const made = makeBundle(source, (bytes) => randomBytes(bytes).toString('hex'), bundleTools);
    const findings = recomputed(new BundledLines(asBundle(made), bundleTools), made.manifest);
    if (findings.length === 0) return stored(made);
    found = findings.slice(0, 5).map(({ lines, en }) => `${lines[0]}: ${en}`);
  }
  throw new Error(`the settlement bundle does not follow from itself: ${found.join(' | ')}`);
}

const sourceIn = ({ stages, final, sheets, rest }: BundleTexts): BundleSource => ({
  ...rest,
  stages: stages.map((stage) => ({ ...stage, ...settledIn<BundleSource['stages'][number]>(stage) })),
  final: final && { ...final, ...settledIn<NonNullable<BundleSource['final']>>(final) },
  notes: [...rest.notes, ...(JSON.parse(sheets) as BundleNote[])],
});

const settledIn = <Settled extends { inputs: unknown; rows: unknown; engineVersion: string }>(texts: {
  inputs: string;
  rows: string;
  engineVersion: string;
}) =>
  ({ inputs: JSON.parse(texts.inputs), rows: JSON.parse(texts.rows), engineVersion: texts.engineVersion }) as Pick<
    Settled,
    'inputs' | 'rows' | 'engineVersion'
  >;

const asBundle = ({ manifest, open, confidential }: UnsignedBundle): Bundle => {
  return { format: BUNDLE_FORMAT, manifest, kid: '', signature: '', lines: [...open, ...confidential], withheld: [] };
};

const stored = ({ manifest, open, confidential }: UnsignedBundle): StoredBundle => ({
  manifest: canonicalText(manifest),
  openLines: gzipSync(open.map(canonicalText).join(',')),
  confidentialLines: gzipSync(confidential.map(canonicalText).join(',')),
});
