import type { FinalEntry, FinalInputs } from '../final.js';
import { compareText } from '../settlement/compare-text.js';
import { type BundleTools, numbered } from './bundle.js';
import type { FinalSource } from './bundle-source.js';
import type { EntryLine, FinalResultLine, PenaltyLine, TieLine } from './line-contents.js';
import type { Pseudonyms } from './pseudonyms.js';
import { entryLine, settlementLine } from './stage-lines.js';
import { submissionOrder } from './submission-order.js';

/** The lines of a settled final: its rule, what comes from outside, and what came of it. */
export function* finalLines(source: FinalSource, names: Pseudonyms, tools: BundleTools): Iterable<[string, unknown]> {
  const { tracks } = source.inputs;
  const frame: [string, unknown][] = [
    ...tracks.slice(0, 1).map(({ rule }): [string, unknown] => ['final/rule', rule]),
    ...tracks.map(({ track, entries }): [string, TieLine] => [`final/tracks/${names.track(track)}`, tieLine({ entries }, names)]),
  ];
  yield* frame;
  const all = tracks.flatMap(({ track, rule, entries }) => entries.map((entry) => ({ track: names.track(track), rule, entry })));
  const order = submissionOrder(all.map(({ entry }) => entry.submittedAt));
  const lines = new Map(all.map(({ track, rule, entry }) => [entry.id, entryLine(entry, track, rule, order)]));
  for (const [id, line] of lines) yield [`final/entries/${names.entry(id)}`, line];
  for (const { entry } of all) for (const { key, points } of entry.parts) yield [`final/parts/${key}/${names.entry(entry.id)}`, { points }];
  const penalties = all
    .flatMap(({ entry }) => entry.penalties.map(({ key, points }): PenaltyLine => ({ entry: names.entry(entry.id), ground: key, points })))
    .toSorted((a, b) => compareText(a.entry, b.entry) || compareText(a.ground, b.ground) || compareText(a.points, b.points));
  for (const [index, penalty] of penalties.entries()) yield [`final/penalties/${numbered(index)}`, penalty];
  const entryOf = new Map(all.map(({ entry }) => [entry.id, entry]));
  for (const { track: _, entry, ...row } of source.rows) {
    const { parts, penalties: taken } = entryOf.get(entry)!;
    yield [
      `final/results/${names.entry(entry)}`,
      finalResultLine(row, hashOfFinalEntry(lines.get(entry)!, { parts, penalties: taken }, tools)),
    ];
  }
  yield ['final/settlement', settlementLine(source, frame, tools)];
}

/** What a final result follows from beside the rule and the results of the stages. */
export const hashOfFinalEntry = (
  entry: EntryLine,
  { parts, penalties }: Pick<FinalEntry, 'parts' | 'penalties'>,
  { textOf, hashOf }: BundleTools,
): string => hashOf(textOf({ entry, parts, penalties }));

export const finalResultLine = (row: Omit<FinalResultLine, 'from'>, from: string): FinalResultLine => {
  const { place, score, exact, judgesCounted, tieBrokenBy, components, stages } = row;
  return { place, score, exact, judgesCounted, tieBrokenBy, components, stages, from };
};

const tieLine = ({ entries }: Pick<FinalInputs, 'entries'>, names: Pseudonyms): TieLine => ({
  decisions: entries
    .flatMap(({ id, decision }) => (decision === null ? [] : [{ entry: names.entry(id), order: decision }]))
    .toSorted((a, b) => a.order - b.order),
});
