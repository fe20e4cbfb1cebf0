import { compare, type Fraction } from '../fraction.js';

/** One link of the chain that splits entries of equal score. Every comparison is exact; an entry without the value comes last. */
export type TieLink =
  /** The higher plain mean of the criterion with this key, which stands at this index of the rubric. */
  | { type: 'criterion'; key: string; index: number }
  /** The higher score of the stage of a final with this key, or the higher of that stage's values of this name. */
  | { type: 'stage'; key: string; value: string | null }
  /** The higher value, or the earlier instant, or the lower number of the organiser's decision. */
  | { type: 'plainMean' | 'median' | 'fixedPoints' | 'judgedPart' | 'earlierSubmission' | 'decision' };

/** Entries that share a place, and the link that split them off last (null = their score alone). */
export interface TiedGroup<Entry> {
  members: Entry[];
  brokenBy: TieLink | null;
}

/** What a link goes by: the higher the better. */
export type StrengthBy<Entry> = (entry: Entry, link: TieLink) => Fraction | null;

/** Splits entries of equal score by one link after the other, the best group first. */
export function breakTies<Entry>(tied: Entry[], chain: readonly TieLink[], strengthBy: StrengthBy<Entry>): TiedGroup<Entry>[] {
  return chain.reduce<TiedGroup<Entry>[]>(
    (groups, link) => groups.flatMap((group) => splitBy(link, group, strengthBy)),
    [{ members: tied, brokenBy: null }],
  );
}

/** Groups of equal value, the highest first and null last. */
export function groupByValue<Entry>(entries: readonly Entry[], valueOf: (entry: Entry) => Fraction | null): Entry[][] {
  const sorted = entries.map((entry) => ({ entry, value: valueOf(entry) })).toSorted((a, b) => compareStrength(b.value, a.value));
  const groups: Entry[][] = [];
  for (const [index, { entry, value }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && compareStrength(before.value, value) === 0) groups.at(-1)?.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function splitBy<Entry>(link: TieLink, group: TiedGroup<Entry>, strengthBy: StrengthBy<Entry>): TiedGroup<Entry>[] {
  const parts = groupByValue(group.members, (entry) => strengthBy(entry, link));
  return parts.length === 1 ? [group] : parts.map((members) => ({ members, brokenBy: link }));
}

function compareStrength(a: Fraction | null, b: Fraction | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compare(a, b);
}
