import { describe, expect, test } from '@jest/globals';
import type { BundleSource } from '../../../src/domain/bundle/bundle-source.js';
import { canonicalFinal, isBelowFloor, settleFinal } from '../../../src/domain/final.js';
import { aBundleSource } from '../../support/bundle-source.js';
import { aSignedBundle, publicOf, tools, verdictOn } from '../../support/signed-bundle.js';

/** What somebody with the key can make of a final: everything that follows from it is worked out anew, and places win. */
function settledAnew(change: (tracks: NonNullable<BundleSource['final']>['inputs']['tracks'], best: string) => void): BundleSource {
  const source = aBundleSource({ entries: 4, judges: 3 });
  const final = source.final!;
  const [first] = final.inputs.tracks;
  change(final.inputs.tracks, final.rows.find(({ track, place }) => track === first!.track && place === 1)!.entry);
  final.inputs.tracks = final.inputs.tracks.map(({ track, ...inputs }) => ({ track, ...canonicalFinal(inputs) }));
  final.rows = final.inputs.tracks.flatMap(({ track, ...inputs }) => settleFinal(inputs).map((row) => ({ ...row, track })));
  final.inputsHash = tools.hashOf(tools.textOf(final.inputs));
  source.awards = null;
  source.revocations = [];
  source.publication.awardedPlaces = 1;
  const numbers = new Map(source.entries.map(({ id, number }) => [id, number]));
  source.published = final.rows
    .filter(({ place }) => place !== null)
    .map((row) => {
      const belowFloor = isBelowFloor(row);
      const shown = { place: row.place, score: row.score, tieBrokenBy: row.tieBrokenBy, belowFloor };
      const isWinner = row.place === 1 && !belowFloor;
      return { entry: row.entry, number: numbers.get(row.entry)!, ...shown, award: null, isWinner, isRevoked: false };
    });
  return source;
}

const sentencesOn = (source: BundleSource): string[] => {
  const full = aSignedBundle(source);
  return [full, publicOf(full)].map(
    (bundle) => verdictOn(bundle).findings.map(({ lines, en }) => `${lines[0]!.slice(0, 13)}: ${en}`)[0] ?? 'holds',
  );
};
const changed = 'A final ranks the entries of its last stage as they were there: this one was left out, added, moved or changed.';

test('a final that was settled anew as it was holds', () => {
  expect(sentencesOn(settledAnew(() => undefined))).toEqual(['holds', 'holds']);
});

test('an entry that is kept out of the final, moved to another track or withdrawn in it alone is named, with everything else worked out anew', () => {
  const forged = [
    settledAnew(([track], best) => void (track!.entries = track!.entries.filter(({ id }) => id !== best))),
    settledAnew(([from, to]) => void to!.entries.push(from!.entries.shift()!)),
    settledAnew(([track], best) => void (track!.entries.find(({ id }) => id === best)!.status = 'WITHDRAWN')),
  ];
  const named = `final/entries: ${changed}`;
  expect(forged.map(sentencesOn)).toEqual([
    [named, named],
    [named, named],
    [named, named],
  ]);
});

test('a winner by place who was not published is missed', () => {
  const source = settledAnew(() => undefined);
  source.published = source.published.filter(({ place }) => place !== 1);
  expect(sentencesOn(source)).toEqual(
    Array(2)
      .fill('published/'.padEnd(10))
      .map(() => expect.stringMatching(/^published\/.*There is no such line/)),
  );
});

describe('what no honest server settles or publishes is named, in the full bundle and in the public one', () => {
  const finalOf = (source: BundleSource) => source.final!.inputs.tracks;
  const published = (change: (lines: BundleSource['published']) => BundleSource['published']): BundleSource => {
    const source = settledAnew(() => undefined);
    return { ...source, published: change(source.published) };
  };
  const inStage = (change: (rule: object) => object): BundleSource => {
    const source = aBundleSource({ entries: 4, judges: 3 });
    const [stage] = source.stages;
    for (const track of stage!.inputs.tracks) track.rule = change(track.rule) as typeof track.rule;
    return source;
  };
  const withoutTie = (tracks: ReturnType<typeof finalOf>): void => {
    const isFree = ({ decision, status }: (typeof tracks)[number]['entries'][number]) => decision === null && status === 'ACTIVE';
    const track = tracks.find(({ entries }) => entries.some(isFree))!;
    track.entries.find(isFree)!.decision = 1 + Math.max(0, ...track.entries.map(({ decision }) => decision ?? 0));
  };

  test.each<[string, () => BundleSource, string[]]>([
    [
      'a bonus above its most',
      () => settledAnew(([track], best) => void (track!.entries.find(({ id }) => id === best)!.parts = [{ key: 'bonus', points: '99' }])),
      ['final/parts/bonus/*', 'final/rule'],
    ],
    [
      'a penalty above its most',
      () =>
        settledAnew(
          ([track], best) => void (track!.entries.find(({ id }) => id !== best)!.penalties = [{ key: 'overtime', points: '99' }]),
        ),
      ['final/penalties/*', 'final/rule'],
    ],
    ['a decision on an entry that was not tied', () => settledAnew(withoutTie), ['final/tracks/*', 'final/results/*']],
    [
      'a word in the final rule that nobody knows',
      () => settledAnew((tracks) => tracks.forEach((track) => (track.rule = Object.assign({}, track.rule, { hidden: '1' })))),
      ['final/rule'],
    ],
    ['one in the rule of a stage', () => inStage((rule) => ({ ...rule, hidden: true })), ['stages/1/rule']],
    [
      'one in the announced awards',
      () => {
        const source = aBundleSource({ entries: 4, judges: 3 });
        return { ...source, awards: { ...source.awards!, rule: Object.assign({ hidden: 1 }, source.awards!.rule) } };
      },
      ['awards/rule'],
    ],
    [
      'two entries with one number',
      () => published(([first, second, ...rest]) => [first!, { ...second!, number: first!.number }, ...rest]),
      ['published/*', 'published/*'],
    ],
    [
      'a second place that is not published',
      () => published((lines) => lines.filter(({ place }) => place !== 2)),
      ['published/*', 'published/*'],
    ],
    [
      'a second place whose score is kept back',
      () => published((lines) => lines.map((line) => (line.place === 2 ? { ...line, score: null } : line))),
      ['published/*', 'published/*'],
    ],
  ])('%s', (_, make, due) => {
    const full = aSignedBundle(make());
    for (const bundle of [full, publicOf(full)]) {
      const named = verdictOn(bundle).findings.map(({ lines }) =>
        lines.map((id) => id.replace(/[0-9a-f]{16}|\d{6}|(?<=final\/tracks\/)\d/g, '*')),
      );
      expect(named).toContainEqual(due);
    }
  });
});
