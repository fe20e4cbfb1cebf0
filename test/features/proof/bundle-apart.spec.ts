import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { BUNDLE_FORMAT } from '../../../src/domain/bundle/bundle.js';
import { verifyBundle } from '../../../src/domain/bundle/verify-bundle.js';
import { bundleApart } from '../../../src/features/proof/bundle-apart.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { tools } from '../../support/signed-bundle.js';

test('a bundle that is put together in a thread holds as well', async () => {
  const { stages, final, ...rest } = aBundleSource({ entries: 4, judges: 3 });
  const texts = <Settled extends { inputs: unknown; rows: unknown }>(settled: Settled) => ({
    ...settled,
    inputs: canonicalText(settled.inputs),
    rows: canonicalText(settled.rows),
  });
  const { manifest, openLines, confidentialLines } = await bundleApart(
    { stages: stages.map(texts), final: texts(final!), sheets: '[]', rest },
    0,
  );
  const lines = [openLines, confidentialLines].flatMap((packed) => JSON.parse(`[${gunzipSync(packed).toString('utf8')}]`) as unknown[]);
  const document = canonicalText({ format: BUNDLE_FORMAT, manifest: JSON.parse(manifest), lines, kid: 'kid', signature: '', withheld: [] });
  expect(verifyBundle(document, { kid: 'kid', isSigned: (signed) => signed === manifest }, tools).findings).toEqual([]);
});
