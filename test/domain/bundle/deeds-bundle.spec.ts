import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Bundle, EARLIER_MANIFEST_FORMAT } from '../../../src/domain/bundle/bundle.js';
import type { AdvancementSource, BundleSource } from '../../../src/domain/bundle/bundle-source.js';
import type { AdvancementLine } from '../../../src/domain/bundle/line-contents.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { aSignedBundle, publicOf, signedAnew, verdictOn } from '../../support/signed-bundle.js';

type Told = NonNullable<AdvancementLine>;
const id = 'stages/1/advancement';
let full: Bundle;
beforeAll(() => void (full = aSignedBundle(aBundleSource({ entries: 5, judges: 3 }))));

const contentOf = (bundle: Bundle, line: string) => bundle.lines.find((one) => one.id === line)!.content;
const withLine = (bundle: Bundle, line: string, content: unknown): Bundle =>
  signedAnew({ ...bundle, lines: bundle.lines.map((one) => (one.id === line ? { ...one, content } : one)) });
const without = (bundle: Bundle, isOne: (line: string) => boolean): Bundle => {
  const kept = <Line extends { id: string }>(lines: Line[]) => lines.filter((line) => !isOne(line.id));
  const { manifest } = bundle;
  return { ...bundle, lines: kept(bundle.lines), manifest: { ...manifest, lines: kept(manifest.lines) } };
};
const shortened = (line: string) => line.replace(/[0-9a-f]{16}/, '*');
/** Which lines each finding names, of the full bundle and of the public one. */
const foundIn = (bundle: Bundle): string[][] => {
  const [whole, open] = [bundle, publicOf(bundle)].map((one) => verdictOn(one).findings.map(({ lines }) => lines.map(shortened)));
  expect(open).toEqual(whole);
  return whole!;
};
const notesOn = (bundle: Bundle): string[] => {
  const { findings, notes } = verdictOn(bundle);
  return findings.length > 0 ? findings.map(({ lines, en }) => `${lines.join()}: ${en}`) : notes.map(({ en }) => en);
};

describe('who goes on from stage to stage', () => {
  test('an edition in which the best went on holds, and there is nothing to tell', () => {
    const line = contentOf(full, id) as Told;
    expect({ to: line.to, advanced: line.advanced.length, left: line.left, earlier: line.earlier }).toEqual({
      to: 2,
      advanced: 6,
      left: [],
      earlier: null,
    });
    expect([notesOn(full), notesOn(publicOf(full))]).toEqual([[], []]);
  });

  const placeOf = (entry: string) => (contentOf(full, `stages/1/results/${entry}`) as { place: number | null }).place;
  const entriesOfTrack = (track: number) =>
    full.lines.flatMap(({ id: line, content }) => {
      const [, entry] = /^stages\/1\/entries\/(.*)/.exec(line) ?? [];
      return entry && (content as { track: number }).track === track ? [entry] : [];
    });
  const at = (place: number) => entriesOfTrack(1).find((entry) => placeOf(entry) === place)!;
  const choice = [id, 'stages/1/results/*'];
  const takers = ['stages/2/entries/*', id];

  test.each<[string, (line: Told) => Told, string[][]]>([
    ['the best is kept out', (line) => ({ ...line, advanced: line.advanced.filter((entry) => entry !== at(1)) }), [choice, takers]],
    [
      'another goes on instead of the third',
      (line) => ({ ...line, advanced: line.advanced.map((entry) => (entry === at(3) ? at(4) : entry)) }),
      [choice, choice, takers, [id, 'stages/2/entries/*']],
    ],
    ['the best is said to have left, and takes part all the same', (line) => ({ ...line, left: [at(1)] }), [choice, choice]],
    ['one twice', (line) => ({ ...line, advanced: [...line.advanced, at(1)] }), [choice]],
    [
      'one more is let in by a wider quota than was settled by',
      (line) => ({
        ...line,
        quotas: line.quotas.map((one) => (one.track === 1 ? { ...one, quota: 4 } : one)),
        advanced: [...line.advanced, at(4)],
        unjudged: [at(4)],
      }),
      [[id, 'stages/1/tracks/1']],
    ],
    [
      'no quota at all',
      (line) => ({ ...line, quotas: line.quotas.filter(({ track }) => track !== 1) }),
      [choice, choice, [id, 'stages/1/tracks/1']],
    ],
    [
      'a decision where nobody was tied',
      (line) => ({ ...line, quotas: line.quotas.map((one) => ({ ...one, decision: 'TAKE_ALL' as const })) }),
      [[id]],
    ],
    ['a tie that was none', (line) => ({ ...line, tied: [{ entry: at(3), submitted: null }] }), [choice]],
    ['one who went on and is said not to have been judged', (line) => ({ ...line, unjudged: [at(1)] }), [[id, 'stages/2/entries/*']]],
    ['into another stage', (line) => ({ ...line, to: 3 }), [[id]]],
    ['by another settlement, with no places of it', (line) => ({ ...line, settlement: 'x' }), [[id, 'stages/1/settlement']]],
    ['with other places by the same one', (line) => ({ ...line, earlier: [] }), [[id, 'stages/1/settlement']]],
  ])('is named when %s', (_, change, due) => {
    expect(foundIn(withLine(full, id, change(contentOf(full, id) as Told)))).toEqual(due);
  });

  test('is missed when the line is dropped, and told when nothing is on record', () => {
    expect(foundIn(signedAnew(without(full, (line) => line === id)))).toEqual([[id]]);
    expect(notesOn(withLine(full, id, null))).toEqual(['Who went on to the next stage cannot be computed again from what is on record.']);
  });

  /** The same contest, with another advancement on record: one by an earlier settlement, after which the stage was settled again. */
  const settledAgain = (change: (source: AdvancementSource, entryAt: (place: number) => string) => void): BundleSource => {
    const source = aBundleSource({ entries: 5, judges: 3 });
    const [advancement] = source.advancements;
    advancement!.settlement = 'e'.repeat(8);
    const [{ track }] = advancement!.candidates as [AdvancementSource['candidates'][number]];
    change(advancement!, (place) => advancement!.candidates.find((one) => one.track === track && one.place === place)!.entry);
    return source;
  };
  const again =
    'The stage was settled again after entries went on: they did by places of eeeeeeee, which are as signed and not recomputed.';

  test('holds after an appeal for which the stage was settled again, with a word on it; other places of then are named', () => {
    const bundle = aSignedBundle(settledAgain(() => undefined));
    expect([notesOn(bundle), notesOn(publicOf(bundle))]).toEqual([[again], [again]]);
    const line = contentOf(bundle, id) as Told;
    const [last] = line.earlier!.filter(({ place }) => place > 3);
    const raised = line.earlier!.map((one) => (one === last ? { ...one, place: 1 } : one));
    expect(foundIn(withLine(bundle, id, { ...line, earlier: raised })).flat()).toContain(id);
  });

  test('holds with a tie at the last place that the announced rule split, and names another order of submission', () => {
    const source = settledAgain((advancement, entryAt) => {
      const tie = [entryAt(3), entryAt(4)];
      for (const one of advancement.candidates)
        if (tie.includes(one.entry)) Object.assign(one, { place: 3, submittedAt: `2025-09-01T0${tie.indexOf(one.entry)}:00:00.000Z` });
      advancement.tied = tie;
      const { track } = advancement.candidates.find(({ entry }) => entry === tie[0])!;
      const quota = advancement.quotas.find((one) => one.track === track)!;
      Object.assign(quota, { tieRule: 'EARLIER_SUBMISSION', decision: 'TIE_RULE' });
    });
    const bundle = aSignedBundle(source);
    expect(notesOn(bundle)).toEqual([again]);
    const line = contentOf(bundle, id) as Told;
    expect(line.tied.map(({ submitted }) => submitted).toSorted()).toEqual([1, 2]);
    const turned = line.tied.map(({ entry, submitted }) => ({ entry, submitted: 3 - submitted! }));
    expect(foundIn(withLine(bundle, id, { ...line, tied: turned }))).toEqual([choice, choice]);
  });

  test('whoever had left is passed over, and told', () => {
    const source = settledAgain((advancement, entryAt) => {
      const [second, third] = [entryAt(2), entryAt(3)];
      // Somebody who went no further stood between the two, and all others behind.
      const gone = entryAt(4);
      const { track } = advancement.candidates.find(({ entry }) => entry === gone)!;
      for (const one of advancement.candidates)
        if (one.track === track) one.place = { [second]: 2, [gone]: 3, [third]: 4 }[one.entry] ?? (one.place === 1 ? 1 : 9);
    });
    const bundle = aSignedBundle(source);
    expect((contentOf(bundle, id) as Told).left).toHaveLength(1);
    expect(notesOn(bundle)).toEqual([again, '1 entries that had left were passed over.']);
  });

  test('an advancement that follows from nothing on record does not keep anybody from publishing', () => {
    const source = aBundleSource({ entries: 5, judges: 3 });
    source.advancements = [];
    expect(notesOn(aSignedBundle(source))).toEqual(['Who went on to the next stage cannot be computed again from what is on record.']);
  });
});

describe('a revocation', () => {
  const revocation = () => full.lines.find(({ id: line }) => line.startsWith('revocations/'))!;
  const published = () => revocation().id.replace('revocations', 'published');

  test('is missed where an award is said to be revoked', () => {
    const bare = without(full, (line) => line === revocation().id);
    expect(foundIn(signedAnew(bare))).toEqual([['published/*', 'revocations/*']]);
  });

  test('is named where the award is not said to be revoked', () => {
    const line = contentOf(full, published()) as object;
    const { findings } = verdictOn(publicOf(withLine(full, published(), { ...line, isRevoked: false, isWinner: true })));
    expect(findings.map(({ lines }) => lines.map(shortened))).toContainEqual(['revocations/*', 'published/*']);
  });

  test.each([
    ['of another award', { award: 'grand' }, ['revocations/*', 'published/*']],
    ['confirmed before it was proposed', { confirmedAt: '2025-11-02T00:00:00.000Z' }, ['revocations/*']],
    ['confirmed at no time', { confirmedAt: 'later' }, ['revocations/*']],
  ])('%s is named', (_, change, due) => {
    const { id: line, content } = revocation();
    expect(foundIn(withLine(full, line, { ...(content as object), ...change }))).toEqual([due]);
  });
});

test('a bundle of the earlier format, which said neither, holds, and that is told', () => {
  const old = without(full, (line) => line === id || line.startsWith('revocations/'));
  const earlier = signedAnew({ ...old, manifest: { ...old.manifest, format: EARLIER_MANIFEST_FORMAT } });
  expect(notesOn(earlier)).toEqual([expect.stringMatching(/^A bundle of an earlier format/)]);
});
