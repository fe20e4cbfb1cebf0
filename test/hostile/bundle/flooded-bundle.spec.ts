import { expect, test } from '@jest/globals';
import { linesOf, shownPlainly } from '../../../src/cli/verify-bundle.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { aSignedBundle, verdictOn } from '../../support/signed-bundle.js';

test('very many lines that the manifest does not know are told of in a sentence, and none steers the terminal', () => {
  const bundle = aSignedBundle(aBundleSource({ entries: 4, judges: 3 }));
  const line = { ...bundle.lines[0]!, id: 'x\u001b[2J\u202e' };
  const added = Array.from({ length: 130_000 }, (_, index) => ({ ...line, id: `${line.id}${index}` }));
  const lines = linesOf(verdictOn({ ...bundle, lines: [...bundle.lines, ...added] }));
  expect(shownPlainly(lines[0]!)).toMatch(/^- x\\u001b\[2J\\u202e0: .*knows no such line\.$/);
  expect(lines.slice(-3, -2)).toEqual(['- 그 밖에 129950건 / and 129950 more']);
});
