import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BUNDLE_FORMAT, type Manifest } from '../../domain/bundle/bundle.js';
import { canonicalText } from '../../platform/audit/canonical.js';
import type { BundleRow } from './bundle.queries.js';

/** A bundle as the RFC 8785 text that is handed out, piece by piece; without its confidential lines they are named as withheld. */
export async function* bundleDocument(
  row: Omit<BundleRow, 'confidentialLines'> & { confidentialLines?: Buffer },
): AsyncGenerator<string | Buffer> {
  const { manifest, kid, signature, openLines, confidentialLines } = row;
  const withheld = confidentialLines ? [] : (JSON.parse(manifest) as Manifest).confidential.map(({ id }) => id);
  yield `{"format":${JSON.stringify(BUNDLE_FORMAT)},"kid":${JSON.stringify(kid)},"lines":[`;
  yield* unpacked(openLines);
  if (confidentialLines) {
    yield ',';
    yield* unpacked(confidentialLines);
  }
  yield `],"manifest":${manifest},"signature":${JSON.stringify(signature)},"withheld":${canonicalText(withheld)}}`;
}

async function* unpacked(lines: Buffer): AsyncGenerator<Buffer> {
  for await (const piece of Readable.from([lines]).pipe(createGunzip())) yield piece as Buffer;
}
