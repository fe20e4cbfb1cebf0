import { beforeAll, expect, test } from '@jest/globals';
import type { Bundle } from '../../../src/domain/bundle/bundle.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { another, changedAt, leavesOf } from '../../support/changed-leaves.js';
import { aSignedBundle, namedBy, publicOf, signedAnew, verdictOn } from '../../support/signed-bundle.js';

// That every single value is found takes minutes of a processor: test/hostile/bundle looks at all of them, this at the first of each line.
let full: Bundle;
beforeAll(() => void (full = aSignedBundle(aBundleSource({ entries: 4, judges: 3 }))));

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
    'revocations/*',
    'stages/1/advancement',
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

/** The first line of each kind, by its index. */
const firstOfKinds = (): number[] => [
  ...new Map(
    full.lines
      .map(({ id, content }, index) => ({ kind: id.replace(/[0-9a-f]{16}|\d{6}/g, '*'), index, content }))
      .filter(({ content }) => leavesOf(content).length > 0)
      .map(({ kind, index }) => [kind, index] as const)
      .toReversed(),
  ).values(),
];

/** The bundle with another first value in a line. */
function changedIn(index: number): Bundle {
  const [leaf] = leavesOf(full.lines[index]!.content, ['lines', index, 'content']);
  return changedAt(full, leaf!.path, another(leaf!.value));
}

test('a value that is changed in a line of each kind is found, and the line named', () => {
  expect(firstOfKinds().filter((index) => !namedBy(verdictOn(changedIn(index))).includes(full.lines[index]!.id))).toEqual([]);
});

test('and so is most of it that the owner of the key signs anew', () => {
  const missed = firstOfKinds().filter((index) => verdictOn(signedAnew(changedIn(index))).findings.length === 0);
  // What people wrote follows from nothing, nor does the name under which the audit trail has a revocation.
  expect(missed.map((index) => full.lines[index]!.id.replace(/[0-9a-f]{16}|\d{6}/, '*')).toSorted()).toEqual([
    'notes/left-out/*',
    'reasons/disqualifications/*',
    'revocations/*',
  ]);
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
