import { compareText } from '../settlement/compare-text.js';
import type { StageEntry } from '../settlement/stage-inputs.js';
import { type BundleTools, numbered, stagePath } from './bundle.js';
import type { StageSource } from './bundle-source.js';
import type {
  CircumstancesLine,
  CorrectionLine,
  EntryLine,
  JudgesLine,
  SettlementLine,
  SheetLine,
  StageResultLine,
} from './line-contents.js';
import type { Pseudonyms } from './pseudonyms.js';
import { asksForSubmission, submissionOrder } from './submission-order.js';

/** The lines of a settled stage: its rule and rubric, entries, sheets, and what came of them. */
export function* stageLines(
  source: StageSource,
  corrections: readonly [string, CorrectionLine][],
  names: Pseudonyms,
  tools: BundleTools,
): Iterable<[string, unknown]> {
  const path = stagePath(source.ordinal);
  const [first] = source.inputs.tracks;
  const frame: [string, unknown][] = [
    ...(first ? [[`${path}/rule`, first.rule] as [string, unknown], [`${path}/rubric`, first.rubric] as [string, unknown]] : []),
    ...source.inputs.tracks.map(({ track, topK, wasAnnounced, decisions }): [string, CircumstancesLine] => [
      `${path}/tracks/${names.track(track)}`,
      {
        ...(topK !== undefined && { topK }),
        ...(wasAnnounced !== undefined && { wasAnnounced }),
        ...(decisions && { decisions: decisions.map(({ entry, order }) => ({ entry: names.entry(entry), order })) }),
      },
    ]),
    ...corrections,
  ];
  yield* frame;
  const entries = entriesOf(source, names);
  const sheets = sheetsOf(source, names);
  yield [`${path}/judges`, judgesOf(sheets)];
  for (const [index, sheet] of sheets.entries()) yield [`${path}/sheets/${numbered(index)}`, sheet];
  const sheetsOfEntry = Map.groupBy(sheets, ({ entry }) => entry);
  const fromOf = (entry: string) => hashOfJudged(entries.get(entry)!, sheetsOfEntry.get(entry) ?? [], tools);
  for (const [entry, line] of entries) yield [`${path}/entries/${entry}`, line];
  for (const { track: _, entry, ...row } of source.rows) {
    const name = names.entry(entry);
    yield [`${path}/results/${name}`, resultLine(row, fromOf(name))];
  }
  yield [`${path}/settlement`, settlementLine(source, frame, tools)];
}

/** What an entry's result follows from beside the rule. */
export const hashOfJudged = (entry: EntryLine, sheets: readonly SheetLine[], { textOf, hashOf }: BundleTools): string =>
  hashOf(textOf({ entry, sheets: sheets.toSorted((a, b) => compareText(a.judge, b.judge)) }));

export const resultLine = (row: Omit<StageResultLine, 'from'>, from: string): StageResultLine => {
  const { place, score, exact, plainMean, judgesCounted, trimmed, tieBrokenBy, belowFloors, criterionMeans } = row;
  const more = { ...(belowFloors && { belowFloors }), ...(criterionMeans && { criterionMeans }) };
  return { place, score, exact, plainMean, judgesCounted, trimmed, tieBrokenBy, ...more, from };
};

export const settlementLine = (
  source: { settlement: string; inputsHash: string; engineVersion: string },
  frame: readonly [string, unknown][],
  { textOf, hashOf }: BundleTools,
): SettlementLine => {
  const { settlement, inputsHash, engineVersion } = source;
  return { settlement, inputsHash, engineVersion, from: frame.map(([id, content]) => ({ id, hash: hashOf(textOf(content)) })) };
};

/** How many sheets each judge has, in the order of pseudonyms. */
export const judgesOf = (sheets: readonly SheetLine[]): JudgesLine =>
  [...Map.groupBy(sheets, ({ judge }) => judge)]
    .map(([judge, ofJudge]) => ({ judge, sheets: ofJudge.length }))
    .toSorted((a, b) => compareText(a.judge, b.judge));

function entriesOf({ inputs }: StageSource, names: Pseudonyms): Map<string, EntryLine> {
  const all = inputs.tracks.flatMap(({ track, rule, entries }) => entries.map((entry) => ({ track, rule, entry })));
  const order = submissionOrder(all.map(({ entry }) => entry.submittedAt));
  return new Map(all.map(({ track, rule, entry }) => [names.entry(entry.id), entryLine(entry, names.track(track), rule, order)]));
}

export const entryLine = (
  { status, submittedAt }: Pick<StageEntry, 'status' | 'submittedAt'>,
  track: number,
  rule: Parameters<typeof asksForSubmission>[0],
  order: ReadonlyMap<string, number>,
): EntryLine => ({ track, status, submitted: asksForSubmission(rule) ? order.get(submittedAt)! : null });

const sheetsOf = ({ inputs }: StageSource, names: Pseudonyms): SheetLine[] =>
  inputs.tracks
    .flatMap(({ entries }) =>
      entries.flatMap(({ id, sheets }) => sheets.map(({ judge, marks }) => ({ entry: names.entry(id), judge: names.judge(judge), marks }))),
    )
    .toSorted((a, b) => compareText(a.entry, b.entry) || compareText(a.judge, b.judge));
