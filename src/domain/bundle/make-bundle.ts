import { type BundleLine, type BundleTools, hashOfLine, type Manifest, MANIFEST_FORMAT, type ManifestLine, stagePath } from './bundle.js';
import { bundleContents, byId } from './bundle-lines.js';
import type { BundleSource } from './bundle-source.js';
import { drawPseudonyms } from './pseudonyms.js';
import { countsOf } from './verify-bundle.js';

/** A bundle before it is signed. */
export interface UnsignedBundle {
  manifest: Manifest;
  open: BundleLine[];
  confidential: BundleLine[];
}

/** Puts a bundle together under pseudonyms and salts of its own. `draw` answers so many random bytes as hexadecimal digits. */
export function makeBundle(source: BundleSource, draw: (bytes: number) => string, tools: BundleTools): UnsignedBundle {
  const contents = bundleContents(
    source,
    drawPseudonyms(source, () => draw(8)),
    tools,
  );
  const salted = (lines: ReadonlyMap<string, unknown>): BundleLine[] =>
    [...lines].toSorted(byId).map(([id, content]) => ({ id, salt: draw(16), content }));
  const [open, confidential] = [salted(contents.open), salted(contents.confidential)];
  const listed = (lines: readonly BundleLine[]): ManifestLine[] => lines.map((line) => ({ id: line.id, hash: hashOfLine(line, tools) }));
  const named = [
    ...source.stages.map((stage) => ({ of: stagePath(stage.ordinal), ...stage })),
    ...(source.final ? [{ of: 'final', ...source.final }] : []),
  ];
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    competition: source.competition.slug,
    publication: source.publication.ordinal,
    settlements: named.map(({ of, settlement, inputsHash, engineVersion }) => ({ of, settlement, inputsHash, engineVersion })),
    audit: source.audit,
    counts: countsOf(
      [...open, ...confidential].map(({ id }) => id),
      source.stages.length,
    ),
    lines: listed(open),
    confidential: listed(confidential),
  };
  return { manifest, open, confidential };
}
