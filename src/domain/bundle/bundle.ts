/** What a settlement bundle and its manifest call themselves. A change of what their lines mean is another number. */
export const BUNDLE_FORMAT = 'pado-bundle-1';
export const MANIFEST_FORMAT = 'pado-bundle-manifest-2';
/** Before bundles said who went on from stage to stage, and by what an award is revoked. */
export const EARLIER_MANIFEST_FORMAT = 'pado-bundle-manifest-1';

/**
 * Everything that a published ranking follows from, line by line. The manifest has a hash of each line and is signed, so that lines can be
 * left out and the rest still verifies.
 */
export interface Bundle {
  format: typeof BUNDLE_FORMAT;
  manifest: Manifest;
  /** Ed25519 over the RFC 8785 text of the manifest, base64url, and the name of the key. */
  signature: string;
  kid: string;
  /** In the order of the manifest. */
  lines: BundleLine[];
  /** The ids of the confidential lines where they are left out; empty in a full bundle. */
  withheld: string[];
}

/** One thing that determines the ranking, or explains it. */
export interface BundleLine {
  /** Like `stages/1/sheets/000123`. */
  id: string;
  /** 32 hexadecimal digits: without them nobody can try what a line that is left out may say. */
  salt: string;
  content: unknown;
}

/** A line in the manifest: its id and the SHA-256 of the RFC 8785 text of the line. */
export interface ManifestLine {
  id: string;
  hash: string;
}

/** What is signed. */
export interface Manifest {
  format: typeof MANIFEST_FORMAT | typeof EARLIER_MANIFEST_FORMAT;
  /** The slug of the edition, and which of its publications it is, from 1. */
  competition: string;
  publication: number;
  /** What was settled, in the order of the stages, the final last. */
  settlements: SettlementName[];
  /** The head of the audit trail at publication. */
  audit: { seq: number; hash: string };
  counts: { stages: number; entries: number; sheets: number; published: number };
  /** Enough to recompute every score, place and award; without names, reasons or comments. */
  lines: ManifestLine[];
  /** Who stands under the pseudonyms, why people decided as they did, and which sheets do not count. */
  confidential: ManifestLine[];
}

interface SettlementName {
  /** `stages/1` or `final`. */
  of: string;
  settlement: string;
  /** SHA-256 of what was settled, as it was published. */
  inputsHash: string;
  engineVersion: string;
}

/** What the domain needs from outside: RFC 8785 texts, and SHA-256 as hexadecimal digits. */
export interface BundleTools {
  textOf: (value: unknown) => string;
  hashOf: (text: string) => string;
}

/** The hash by which the manifest knows a line. */
export const hashOfLine = ({ id, salt, content }: BundleLine, { textOf, hashOf }: BundleTools): string =>
  hashOf(textOf({ id, salt, content }));

/** Where a track, stage, entry or list stands in the ids of lines. */
export const stagePath = (ordinal: number): string => `stages/${ordinal}`;
export const numbered = (index: number): string => String(index + 1).padStart(6, '0');
