import { compareText } from '../settlement/compare-text.js';
import { stagePath } from './bundle.js';
import { chosenBy } from './bundled-advancement.js';
import type { AdvancementSource, BundleSource, StageSource } from './bundle-source.js';
import type { AdvancementLine } from './line-contents.js';
import type { Pseudonyms } from './pseudonyms.js';
import { submissionOrder } from './submission-order.js';

/** A line for each stage that another one of the bundle follows. */
export const advancementLines = (source: BundleSource, names: Pseudonyms): [string, AdvancementLine][] =>
  source.stages.slice(0, -1).map((stage, index) => {
    const next = source.stages[index + 1]!;
    const found = source.advancements.find(({ stage: from, to }) => from === stage.ordinal && to === next.ordinal);
    const judged = new Set(next.inputs.tracks.flatMap(({ entries }) => entries.map(({ id }) => id)));
    return [`${stagePath(stage.ordinal)}/advancement`, found ? lineOf(found, stage, judged, names) : null];
  });

/** Null where it does not follow from what is on record: such as who took part before there were advancements. */
function lineOf(source: AdvancementSource, stage: StageSource, judged: ReadonlySet<string>, names: Pseudonyms): AdvancementLine {
  const inOrder = (entries: Iterable<string>) => [...entries].map((entry) => names.entry(entry)).toSorted(compareText);
  const candidates = source.candidates.map(({ entry, track, place, submittedAt }) => {
    return { entry: names.entry(entry), track: names.track(track), place, submittedAt };
  });
  const topKOf = new Map(stage.inputs.tracks.map(({ track, topK }) => [track, topK]));
  const quotaOf = new Map(source.quotas.map(({ track, quota }) => [track, quota]));
  const [tied, wentOn] = [new Set(source.tied), new Set(source.advanced)];
  const asked = source.quotas.some(({ decision, tieRule }) => decision === 'TIE_RULE' && tieRule === 'EARLIER_SUBMISSION');
  const order = submissionOrder(source.candidates.filter(({ entry }) => tied.has(entry)).map(({ submittedAt }) => submittedAt));
  const submittedOf = new Map(source.candidates.map(({ entry, submittedAt }) => [entry, order.get(submittedAt) ?? null]));
  const line: NonNullable<AdvancementLine> = {
    to: source.to,
    settlement: source.settlement,
    quotas: source.quotas
      .filter(({ track }) => topKOf.has(track))
      .map(({ track, ...quota }) => ({ track: names.track(track), ...quota }))
      .toSorted((a, b) => a.track - b.track),
    earlier:
      source.settlement === stage.settlement
        ? null
        : candidates.map(({ entry, track, place }) => ({ entry, track, place })).toSorted((a, b) => compareText(a.entry, b.entry)),
    left: inOrder(leftBehind(source)),
    tied: source.tied
      .map((entry) => ({ entry: names.entry(entry), submitted: asked ? submittedOf.get(entry)! : null }))
      .toSorted((a, b) => compareText(a.entry, b.entry)),
    advanced: inOrder(source.advanced),
    unjudged: inOrder(source.advanced.filter((entry) => !judged.has(entry))),
  };
  const { advanced, boundary, isDecided } = chosenBy(line, candidates);
  const follows =
    isDecided &&
    advanced.join() === line.advanced.join() &&
    boundary.join() === line.tied.map(({ entry }) => entry).join() &&
    [...judged].every((entry) => wentOn.has(entry)) &&
    [...topKOf].every(([track, topK]) => topK === undefined || topK === (quotaOf.get(track) ?? null));
  return follows ? line : null;
}

/** Whoever had a place by which to go on, and neither went on nor was tied: passed over, since nobody else is. */
function leftBehind({ quotas, candidates, tied, advanced }: AdvancementSource): string[] {
  const [wentOn, shared] = [new Set(advanced), new Set(tied)];
  const quotaOf = new Map(quotas.map(({ track, quota }) => [track, quota]));
  return [...Map.groupBy(candidates, ({ track }) => track)].flatMap(([track, ofTrack]) => {
    const reached = ofTrack.filter(({ entry }) => wentOn.has(entry) || shared.has(entry));
    const isFull = reached.length >= (quotaOf.get(track) ?? Infinity);
    const last = isFull ? Math.max(...reached.map(({ place }) => place)) : Infinity;
    return ofTrack.filter(({ entry, place }) => place <= last && !wentOn.has(entry) && !shared.has(entry)).map(({ entry }) => entry);
  });
}
