import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Bundle } from '../../../src/domain/bundle/bundle.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { another, changedAt, leavesOf, type Leaf } from '../../support/changed-leaves.js';
import { aSignedBundle, namedBy, publicOf, signedAnew, verdictOn } from '../../support/signed-bundle.js';

let full: Bundle;
beforeAll(() => void (full = aSignedBundle(aBundleSource({ entries: 4, judges: 3 }))));

/** The line that a leaf belongs to, or the manifest. */
const lineOf = (bundle: Bundle, { path }: Leaf): string => (path[0] === 'lines' ? bundle.lines[path[1] as number]!.id : 'manifest');

/** Each kind of value a few times: lists and lines of a kind are alike. */
const sampled = (leaves: Leaf[], bundle: Bundle, each: number): Leaf[] =>
  [...Map.groupBy(leaves, (leaf) => kindOf(bundle, leaf)).values()].flatMap((alike) => {
    const stride = Math.max(1, Math.floor(alike.length / each));
    return alike.filter((_, index) => index % stride === 0).slice(0, each);
  });
const kindOf = (bundle: Bundle, leaf: Leaf) =>
  [lineOf(bundle, leaf).replace(/[0-9a-f]{16}|\d{6}/g, '*'), ...leaf.path.slice(2).filter((key) => typeof key === 'string')].join(' ');

describe('whatever is changed without the key is found, and its line named', () => {
  const missedIn = (bundle: Bundle, leaves: Leaf[]) =>
    leaves.filter((leaf) => {
      const verdict = verdictOn(changedAt(bundle, leaf.path, another(leaf.value)));
      // Whatever is called by another format is no bundle at all.
      if (leaf.path.at(-1) === 'format') return verdict.findings.length === 0;
      // A line under another id is one that the manifest does not know, and the one that it knows is missing.
      return !namedBy(verdict).includes(leaf.path[0] === 'withheld' ? String(another(leaf.value)) : lineOf(bundle, leaf));
    });

  test('every single value of a full one', () => {
    const leaves = leavesOf(full);
    expect(leaves.length).toBeGreaterThan(1_900);
    expect(missedIn(full, leaves).map((leaf) => `${lineOf(full, leaf)} ${leaf.path.join('.')}`)).toEqual([]);
  }, 300_000);

  test('a value of each kind of a public one', () => {
    const bundle = publicOf(full);
    expect(missedIn(bundle, sampled(leavesOf(bundle), bundle, 1)).map((leaf) => `${lineOf(bundle, leaf)} ${leaf.path.join('.')}`)).toEqual(
      [],
    );
  });
});

describe('what the owner of the key changes and signs anew is found by computing', () => {
  // What people wrote, and salts, determine nothing.
  const isWritten = (id: string) => /^(notes|reasons)\//.test(id);
  // Nor do the name and the times under which the audit trail has a revocation.
  const isOnRecordAlone = (id: string, [key]: (string | number)[]) => id.startsWith('revocations/') && key !== 'award';
  const missedIn = (bundle: Bundle, each: number): string[] =>
    sampled(
      leavesOf(bundle).filter(
        (leaf) =>
          leaf.path[0] === 'lines' &&
          leaf.path[2] === 'content' &&
          !isWritten(lineOf(bundle, leaf)) &&
          !isOnRecordAlone(lineOf(bundle, leaf), leaf.path.slice(3)),
      ),
      bundle,
      each,
    ).flatMap((leaf) => {
      const id = lineOf(bundle, leaf);
      const verdict = verdictOn(signedAnew(changedAt(bundle, leaf.path, another(leaf.value))));
      const names = namedBy(verdict);
      const isIdentity = /^(entries|stages\/\d\/seats)\//.test(id) && names.includes('identities');
      return names.includes(id) || isIdentity ? [] : [`${id} ${leaf.path.slice(2).join('.')} ${JSON.stringify(leaf.value)} ${names[0]}`];
    });

  test('in the full bundle', () => expect(missedIn(full, 3).filter((missed) => !isNumberOfUnpublished(missed))).toEqual([]), 300_000);
  test('in the public one, whose confidential lines are not there', () => expect(missedIn(publicOf(full), 3)).toEqual([]), 300_000);

  /** The ranking does not hang on the number of an entry that was not published. */
  const isNumberOfUnpublished = (missed: string): boolean => {
    const [, entry] = /^entries\/(\w+) content\.number/.exec(missed) ?? [];
    return entry !== undefined && !full.lines.some(({ id }) => id === `published/${entry}`);
  };

  test('in the manifest', () => {
    const missed = leavesOf(full.manifest)
      .filter(({ path }) => path[0] !== 'lines' && path[0] !== 'confidential' && path[0] !== 'format')
      .filter(
        ({ path, value }) =>
          !namedBy(verdictOn(signedAnew({ ...full, manifest: changedAt(full.manifest, path, another(value)) }))).includes('manifest'),
      );
    expect(missed).toEqual([]);
  });

  test('a line that is dropped from the bundle and from the manifest', () => {
    const missed = full.lines
      .filter(({ id }) => !isWritten(id))
      .filter(({ id }) => {
        const without = <Line extends { id: string }>(lines: Line[]) => lines.filter((line) => line.id !== id);
        const { manifest } = full;
        const less = {
          ...full,
          lines: without(full.lines),
          manifest: { ...manifest, lines: without(manifest.lines), confidential: without(manifest.confidential) },
        };
        return verdictOn(signedAnew(less)).findings.length === 0;
      });
    expect(missed.map(({ id }) => id)).toEqual([]);
  }, 300_000);
});
