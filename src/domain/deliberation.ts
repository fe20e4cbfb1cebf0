import { compare, divide, fractionOf, parseDecimal } from './fraction.js';
import { problem, problemsOfRepeats } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { Problem } from './refusal.js';
import { required } from './text.js';

/** Between which chances of being among the quota, in percent and both included, an entry is in a statistical tie. */
interface TieBand {
  fromPercent: number;
  toPercent: number;
}

/** Where nothing else was announced. */
export const DEFAULT_TIE_BAND: TieBand = { fromPercent: 20, toPercent: 80 };

/** Why a committee talks about an entry. */
export const deliberationReasons = ['STATISTICAL_TIE', 'RULES_DIFFER', 'SHARED_PLACE'] as const;
export type DeliberationReason = (typeof deliberationReasons)[number];

/** A line of a settled track. What was not estimated in it gives no reason to talk about it. */
export interface DeliberableLine {
  entry: string;
  place: number | null;
  belowFloors?: readonly string[];
  /** Of being among the quota, as a decimal from 0 to 1. */
  chanceOfTopK?: string | null;
  /** The place by each rule, the announced one among them, before any decision of people; null where such a rule gives it none. */
  sensitivity?: readonly { rule: string; place: number | null }[];
}

/**
 * What a committee has to talk about before the best of a track advance, in the order of places: entries whose chance of being among the
 * quota lies in the band, and those that one rule puts inside the quota and another one outside. Who has no place, or is below a floor,
 * cannot advance, and takes no place from others. Without a quota nobody is cut, and nothing is listed. Decisions change nothing of it:
 * it follows from what the sheets say.
 */
export function deliberationList<Line extends DeliberableLine>(
  lines: readonly Line[],
  quota: number | null,
  band: TieBand = DEFAULT_TIE_BAND,
): (Line & { reasons: DeliberationReason[] })[] {
  if (quota === null) return [];
  const eligible = lines.filter(({ place, belowFloors = [] }) => place !== null && belowFloors.length === 0);
  const differing = differingStatus(eligible, quota);
  return eligible
    .map((line) => {
      const isTied = isInBand(line.chanceOfTopK ?? null, band);
      const reasons: DeliberationReason[] = [
        ...(isTied ? (['STATISTICAL_TIE'] as const) : []),
        ...(differing.has(line.entry) ? (['RULES_DIFFER'] as const) : []),
      ];
      return { ...line, reasons };
    })
    .filter(({ reasons }) => reasons.length > 0);
}

/**
 * What people decide on where the chain of a rule ends with a decision and no deliberation was announced: entries that share a place by the
 * rule that counts, after all its links, in the order of places.
 */
export function sharedPlaceList<Line extends DeliberableLine>(
  lines: readonly Line[],
  officialRule: string,
): (Line & { reasons: DeliberationReason[] })[] {
  const placed = lines.filter(({ place }) => place !== null);
  const sharing = Map.groupBy(placed, (line) => placeBy(line, officialRule));
  return placed
    .filter((line) => placeBy(line, officialRule) !== null && sharing.get(placeBy(line, officialRule))!.length > 1)
    .map((line) => ({ ...line, reasons: ['SHARED_PLACE'] }));
}

/** The place that a rule gives an entry; null: none. */
export const placeBy = ({ sensitivity = [] }: DeliberableLine, rule: string): number | null =>
  sensitivity.find((found) => found.rule === rule)?.place ?? null;

/** The chance as it is stored, with three decimals: what is listed follows from what is shown. */
function isInBand(chance: string | null, { fromPercent, toPercent }: TieBand): boolean {
  const value = chance === null ? null : parseDecimal(chance);
  const percent = (number: number) => divide(fractionOf(number), fractionOf(100));
  return value !== null && compare(value, percent(fromPercent)) >= 0 && compare(value, percent(toPercent)) <= 0;
}

/** Entries that are inside the quota by one rule and outside by another. */
function differingStatus(lines: readonly DeliberableLine[], quota: number): Set<string> {
  const statuses = new Map<string, Set<boolean>>(lines.map(({ entry }) => [entry, new Set()]));
  const rules = new Set(lines.flatMap(({ sensitivity = [] }) => sensitivity.map(({ rule }) => rule)));
  for (const rule of rules) {
    const placed = lines.flatMap((line) => {
      const place = placeBy(line, rule);
      return place === null ? [] : [{ entry: line.entry, place }];
    });
    for (const [entry, isInside] of insideQuota(placed, quota)) statuses.get(entry)!.add(isInside);
  }
  return new Set([...statuses].flatMap(([entry, found]) => (found.size > 1 ? [entry] : [])));
}

/** Fewer entries ahead than there is room: the number of a place tells that in a competition ranking only. */
function insideQuota(lines: readonly { entry: string; place: number }[], quota: number): Map<string, boolean> {
  const places = lines.map(({ place }) => place).toSorted((a, b) => a - b);
  const limit = places[quota - 1] ?? Infinity;
  return new Map(lines.map(({ entry, place }) => [entry, place <= limit]));
}

/** What a committee decided on one entry; a decision is a list of these, the best first. */
export interface DecidedEntry {
  entry: string;
  reason: string;
}

/** An entry of a list. `tie` is what it shares with all whom it has to be told apart from at once; null: nothing. */
interface ListedEntry {
  entry: string;
  isCompeting: boolean;
  tie: number | null;
}

/**
 * Everything that keeps a committee's decision from being recorded. It is about listed entries that still compete, names each of them
 * once, all that share a place or none of them, and says why for each. Paths are like `entries.0.reason`.
 */
export function problemsOfDecision(listed: readonly ListedEntry[], decided: readonly DecidedEntry[]): Problem[] {
  if (decided.length === 0) return [required('entries')];
  const competing = new Map(listed.map(({ entry, isCompeting }) => [entry, isCompeting]));
  return [
    ...problemsOfRepeats(
      decided.map(({ entry }) => entry),
      (index) => `entries.${index}.entryNumber`,
    ),
    ...decided.flatMap(({ entry, reason }, index) => [
      ...problemsOfSubject(`entries.${index}.entryNumber`, competing.get(entry)),
      ...problemsOfReason(reason).map((found) => ({ ...found, path: `entries.${index}.${found.path}` })),
    ]),
    ...problemsOfTies(
      listed,
      decided.map(({ entry }) => entry),
    ),
  ];
}

/** A part of a tie cannot be decided: the others would share a place with nobody knows whom. */
function problemsOfTies(listed: readonly ListedEntry[], named: readonly string[]): Problem[] {
  const ties = Map.groupBy(
    listed.filter(({ tie }) => tie !== null),
    ({ tie }) => tie,
  );
  const isPart = (tie: readonly ListedEntry[]) => new Set(tie.map(({ entry }) => named.includes(entry))).size > 1;
  const ko = '같은 순위를 나누는 출품작은 모두 함께 적어 주세요.';
  return [...ties.values()].some(isPart)
    ? [problem('entries', 'PART_OF_TIE', ko, 'Name all entries that share a place, or none of them.')]
    : [];
}

function problemsOfSubject(path: string, isCompeting: boolean | undefined): Problem[] {
  if (isCompeting) return [];
  return isCompeting === undefined
    ? [problem(path, 'NOT_LISTED', '심의 대상이 아닌 출품작입니다.', 'This entry is not on the list that is deliberated on.')]
    : [problem(path, 'NOT_COMPETING', '참가를 그만두었거나 실격된 출품작입니다.', 'This entry was withdrawn or disqualified.')];
}

/** The listed entries that still compete and on which nothing was decided, in the order of the list. */
export const undecidedOf = <Listed extends { entry: string; isCompeting: boolean }>(
  listed: readonly Listed[],
  decided: readonly string[],
): Listed[] => listed.filter(({ entry, isCompeting }) => isCompeting && !decided.includes(entry));
