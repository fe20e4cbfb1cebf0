import type { DecidedAward } from '../award-rule.js';
import { compareText } from '../settlement/compare-text.js';
import { numbered, stagePath, type BundleTools } from './bundle.js';
import { advancementLines } from './advancement-lines.js';
import type { BundleNote, BundleSource, StageSource } from './bundle-source.js';
import { finalLines } from './final-lines.js';
import type {
  AwardDecisionLine,
  CorrectionLine,
  EditionLine,
  IdentitiesLine,
  PublishedLine,
  RevocationLine,
  TrackLine,
} from './line-contents.js';
import type { Pseudonyms } from './pseudonyms.js';
import { stageLines } from './stage-lines.js';

/** What lines say, before each gets its salt. */
export interface LineContents {
  open: Map<string, unknown>;
  confidential: Map<string, unknown>;
}

/** Works out every line of a bundle. Lists stand in the order of pseudonyms, so that their order says nothing. */
export function bundleContents(source: BundleSource, names: Pseudonyms, tools: BundleTools): LineContents {
  const open = new Map<string, unknown>();
  for (const { ordinal, nameKo, nameEn } of source.tracks) open.set(`tracks/${ordinal}`, { nameKo, nameEn });
  open.set('audit', source.audit);
  for (const stage of source.stages) addAll(open, stageLines(stage, correctionLines(source, stage, names), names, tools));
  addAll(open, advancementLines(source, names));
  if (source.final) addAll(open, finalLines(source.final, names, tools));
  addAll(open, awardLines(source, names, tools));
  const published = publishedLines(source, names);
  for (const [id, line] of published) if (isLinked(line)) open.set(id, line);
  const isOpen = (entry: string) => open.has(`published/${names.entry(entry)}`);
  addAll(open, revocationLines(source, names, isOpen));
  open.set('edition', editionLine(source, published, tools));
  const confidential = new Map<string, unknown>([...published].filter(([, line]) => !isLinked(line)));
  addAll(
    confidential,
    revocationLines(source, names, (entry) => !isOpen(entry)),
  );
  confidential.set('identities', identitiesOf(source, names));
  for (const [id, line] of identityLines(source, names)) confidential.set(id, line);
  for (const stage of source.stages) addAll(confidential, seatLines(stage, names));
  addAll(confidential, noteLines(source.notes, names));
  return { open, confidential };
}

function addAll(lines: Map<string, unknown>, more: Iterable<[string, unknown]>): void {
  for (const [id, content] of more) lines.set(id, content);
}

/** Whoever's place or award is public can be found by it in any case; nobody else is connected with a pseudonym in public. */
const isLinked = ({ place, award }: PublishedLine): boolean => place !== null || award !== null;

const publishedLines = ({ published }: BundleSource, names: Pseudonyms): [string, PublishedLine][] =>
  published.map(({ entry, ...line }): [string, PublishedLine] => [`published/${names.entry(entry)}`, line]).toSorted(byId);

function editionLine(source: BundleSource, published: [string, PublishedLine][], { textOf, hashOf }: BundleTools): EditionLine {
  const { competition, publication, stages, final } = source;
  return {
    competition: competition.slug,
    publication: publication.ordinal,
    ranking: final ? 'final' : stagePath(stages.at(-1)!.ordinal),
    awardedPlaces: publication.awardedPlaces,
    published: hashOf(textOf(inOrderOfNumbers(published.map(([, line]) => line).filter(isLinked)))),
    tracks: hashOf(textOf(tracksIn(source.tracks.map(({ ordinal, nameKo, nameEn }) => [String(ordinal), { nameKo, nameEn }])))),
  };
}

/** As the edition hashes them. */
export const tracksIn = (tracks: readonly (readonly [ordinal: string, content: TrackLine])[]): unknown[] =>
  tracks.map(([ordinal, content]) => ({ track: Number(ordinal), ...content })).toSorted((a, b) => a.track - b.track);

export const inOrderOfNumbers = (lines: readonly PublishedLine[]): PublishedLine[] =>
  lines.toSorted((a, b) => compareText(a.number, b.number));

function* awardLines({ awards: decided }: BundleSource, names: Pseudonyms, { textOf, hashOf }: BundleTools): Iterable<[string, unknown]> {
  if (!decided) return;
  const { rule, awards, departures, earlier } = decided;
  const named = (list: readonly DecidedAward[]) =>
    list.map(({ tier, entries }) => ({ tier, entries: entries.map((entry) => names.entry(entry)) }));
  const before = earlier.map(named);
  yield ['awards/earlier', before];
  yield ['awards/rule', rule];
  const decision: AwardDecisionLine = {
    rule: hashOf(textOf(rule)),
    earlier: hashOf(textOf(before)),
    awards: named(awards),
    departures: departures.map(({ tier, entry }) => ({ tier, entry: entry === null ? null : names.entry(entry) })),
  };
  yield ['awards/decision', decision];
}

/** Of whoever is published: nobody else had anything that could be revoked. */
const revocationLines = (
  { revocations, published }: BundleSource,
  names: Pseudonyms,
  isWanted: (entry: string) => boolean,
): [string, RevocationLine][] => {
  const revoked = new Set(published.filter(({ isRevoked }) => isRevoked).map(({ entry }) => entry));
  return revocations
    .filter(({ entry }) => revoked.has(entry) && isWanted(entry))
    .map(({ entry, ...line }): [string, RevocationLine] => [`revocations/${names.entry(entry)}`, line])
    .toSorted(byId);
};

const correctionLines = ({ corrections }: BundleSource, { ordinal }: StageSource, names: Pseudonyms): [string, CorrectionLine][] =>
  corrections
    .filter(({ stage }) => stage === ordinal)
    .map(({ entry, judge, before, after }) => ({ entry: names.entry(entry), judge: names.judge(judge), before, after }))
    .toSorted((a, b) => compareText(a.entry, b.entry) || compareText(a.judge, b.judge))
    .map((line, index) => [`${stagePath(ordinal)}/corrections/${numbered(index)}`, line]);

/** Ids and times of all who stand under a pseudonym. */
function identityLines(source: BundleSource, names: Pseudonyms): [string, unknown][] {
  const settled = [
    ...source.stages.map(({ ordinal, inputs }) => ({ of: stagePath(ordinal), tracks: inputs.tracks })),
    ...(source.final ? [{ of: 'final', tracks: source.final.inputs.tracks }] : []),
  ];
  const submissions = settled.flatMap(({ of, tracks }) =>
    tracks.flatMap(({ entries }) => entries.map(({ id, submittedAt }) => ({ entry: id, of, at: submittedAt }))),
  );
  const byEntry = Map.groupBy(submissions, ({ entry }) => entry);
  return source.entries.map(({ id, number }) => {
    const submitted = (byEntry.get(id) ?? []).map(({ of, at }) => ({ of, at }));
    return [`entries/${names.entry(id)}`, { entry: id, number, submitted }];
  });
}

const identitiesOf = ({ competition, tracks, stages }: BundleSource, names: Pseudonyms): IdentitiesLine => ({
  competition: competition.id,
  tracks: tracks.map(({ id, ordinal }) => ({ track: ordinal, id })),
  stages: stages.map(({ ordinal, inputs }) => ({
    stage: ordinal,
    id: inputs.stage,
    exceptions: (inputs.exceptions ?? []).map(({ id, entry, judge }) => {
      return { id, entry: names.entry(entry), judge: judge === null ? null : names.judge(judge) };
    }),
  })),
});

const seatLines = ({ ordinal, inputs }: StageSource, names: Pseudonyms): [string, unknown][] => {
  const seats = new Set([
    ...inputs.tracks.flatMap(({ entries }) => entries.flatMap(({ sheets }) => sheets.map(({ judge }) => judge))),
    ...(inputs.exceptions ?? []).flatMap(({ judge }) => (judge === null ? [] : [judge])),
  ]);
  return [...seats].map((seat) => [`${stagePath(ordinal)}/seats/${names.judge(seat)}`, { seat }]);
};

/** Of a kind in the order of pseudonyms. */
const noteLines = (notes: readonly BundleNote[], names: Pseudonyms): [string, unknown][] =>
  [...Map.groupBy(notes, ({ kind, isReason }) => `${isReason ? 'reasons' : 'notes'}/${kind}`)].flatMap(([path, ofKind]) =>
    ofKind
      .map(({ stage, entry, judge, content }) => ({
        ...(stage !== null && { stage }),
        ...(entry !== null && { entry: names.entry(entry) }),
        ...(judge !== null && { judge: names.judge(judge) }),
        ...content,
      }))
      .toSorted((a, b) => compareText(a.entry ?? '', b.entry ?? '') || compareText(a.judge ?? '', b.judge ?? ''))
      .map((line, index): [string, unknown] => [`${path}/${numbered(index)}`, line]),
  );

export const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => compareText(a, b);
