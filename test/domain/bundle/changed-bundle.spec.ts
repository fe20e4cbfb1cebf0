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

test('the contest has all that a ranking may hang on', () => {
  const ids = full.lines.map(({ id }) => id.replace(/[0-9a-f]{16}|\d{6}/g, '*'));
  expect([...new Set(ids)]).toEqual([
    'audit',
    'awards/decision',
    'awards/earlier',
    'awards/rule',
    'edition',
    'final/entries/*',
    'final/parts/bonus/*',
    'final/penalties/*',
    'final/results/*',
    'final/rule',
    'final/settlement',
    'final/tracks/1',
    'final/tracks/2',
    'published/*',
    'stages/1/corrections/*',
    'stages/1/entries/*',
    'stages/1/judges',
    'stages/1/results/*',
    'stages/1/rubric',
    'stages/1/rule',
    'stages/1/settlement',
    'stages/1/sheets/*',
    'stages/1/tracks/1',
    'stages/1/tracks/2',
    'stages/2/entries/*',
    'stages/2/judges',
    'stages/2/results/*',
    'stages/2/rubric',
    'stages/2/rule',
    'stages/2/settlement',
    'stages/2/sheets/*',
    'stages/2/tracks/1',
    'stages/2/tracks/2',
    'tracks/1',
    'tracks/2',
    'entries/*',
    'identities',
    'notes/left-out/*',
    'reasons/disqualifications/*',
    'stages/1/seats/*',
    'stages/2/seats/*',
  ]);
  const contentOf = (id: string) => JSON.stringify(full.lines.filter((line) => line.id.startsWith(id)).map(({ content }) => content));
  expect(contentOf('stages/1/rule')).toContain('ADJUSTED');
  expect(contentOf('stages/1/results')).toContain('"tieBrokenBy":"DECISION"');
  expect(contentOf('final/results')).toContain('"tieBrokenBy":"DECISION"');
  expect(contentOf('final/entries')).toContain('DISQUALIFIED');
  expect(contentOf('awards/decision')).toMatch(/"departures":\[\{/);
});

test('as it was made it is genuine, full and public', () => {
  expect(verdictOn(full).findings).toEqual([]);
  expect(verdictOn(publicOf(full)).findings).toEqual([]);
});

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
    expect(leaves.length).toBeGreaterThan(2_000);
    expect(missedIn(full, leaves).map((leaf) => `${lineOf(full, leaf)} ${leaf.path.join('.')}`)).toEqual([]);
  }, 300_000);

  test('a value of each kind of a public one', () => {
    const bundle = publicOf(full);
    expect(missedIn(bundle, sampled(leavesOf(bundle), bundle, 1)).map((leaf) => `${lineOf(bundle, leaf)} ${leaf.path.join('.')}`)).toEqual(
      [],
    );
  });

  const at = (bundle: Bundle, part: string) => bundle.lines.findIndex(({ id }) => id.startsWith(part));

  test('a line that is dropped, twice there, elsewhere or added', () => {
    const index = at(full, 'stages/1/sheets/000007');
    const line = full.lines[index]!;
    const dropped = { ...full, lines: full.lines.toSpliced(index, 1) };
    const twice = { ...full, lines: full.lines.toSpliced(index, 0, line) };
    const elsewhere = { ...full, lines: [...full.lines.toSpliced(index, 1), line] };
    const added = { ...full, lines: [...full.lines, { ...line, id: 'stages/1/sheets/000099' }] };
    expect([dropped, twice, added].map((bundle) => verdictOn(bundle).findings.map(({ lines, en }) => [lines, en]))).toEqual([
      [[['stages/1/sheets/000007'], 'It is missing.']],
      [[['stages/1/sheets/000007'], 'It is there twice.']],
      [[['stages/1/sheets/000099'], 'The manifest, which is signed, knows no such line.']],
    ]);
    expect(verdictOn(elsewhere).findings.map(({ en }) => en)).toEqual(['It stands elsewhere than in the manifest.']);
  });

  test('an open line that is withheld, and a confidential one that is left out alone', () => {
    const index = at(full, 'stages/1/sheets/000007');
    const hidden = publicOf(full);
    const open = {
      ...hidden,
      lines: hidden.lines.filter(({ id }) => id !== full.lines[index]!.id),
      withheld: [...hidden.withheld, full.lines[index]!.id],
    };
    const alone = { ...full, lines: full.lines.filter(({ id }) => id !== 'identities'), withheld: ['identities'] };
    expect(namedBy(verdictOn(open))).toEqual(['stages/1/sheets/000007']);
    expect(verdictOn(alone).findings).toHaveLength(1);
  });
});

describe('what the owner of the key changes and signs anew is found by computing', () => {
  // What people wrote, and salts, determine nothing.
  const isWritten = (id: string) => /^(notes|reasons)\//.test(id);
  const missedIn = (bundle: Bundle, each: number): string[] =>
    sampled(
      leavesOf(bundle).filter((leaf) => leaf.path[0] === 'lines' && leaf.path[2] === 'content' && !isWritten(lineOf(bundle, leaf))),
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
