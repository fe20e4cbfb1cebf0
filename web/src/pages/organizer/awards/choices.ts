import type { Proposal, ProposedTier } from './documents.js';

/** Who gets each tier, by its key and the entry's number. */
export type Given = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

/** A reason that the server is given; null: places of the tier stay empty. */
export interface Departure {
  tier: string;
  entryNumber: string | null;
  reason: string;
}

export const keyOf = ({ tier, entryNumber }: Omit<Departure, 'reason'>): string => `${tier} ${entryNumber ?? ''}`;

/** Everybody whom the proposal names, the best first: whoever is passed over in a tier may get another. */
export function candidatesOf({ tiers }: Proposal) {
  const all = tiers.flatMap(({ nominees, tie }) => [...nominees, ...(tie?.entries ?? [])]);
  return [...new Map(all.map((entry) => [entry.entryNumber, entry])).values()];
}

export const proposed = ({ tiers }: Proposal): Given =>
  Object.fromEntries(
    tiers.map(({ tier, nominees }) => [tier.key, Object.fromEntries(nominees.map(({ entryNumber }) => [entryNumber, true]))]),
  );

export const chosenIn = (given: Given, key: string): string[] =>
  Object.entries(given[key] ?? {}).flatMap(([number, isChosen]) => (isChosen ? [number] : []));

/**
 * Where a choice differs from the proposal, as far as one sees from here; the server compares each tier with what follows from those above
 * as they were decided, and says what is missing or too much. A tier that nobody gets is one difference.
 */
export function differencesOf(proposal: Proposal, given: Given): Omit<Departure, 'reason'>[] {
  return proposal.tiers.flatMap((tier) => ofTier(tier, chosenIn(given, tier.tier.key)));
}

function ofTier({ tier: { key }, nominees, tie }: ProposedTier, chosen: readonly string[]): Omit<Departure, 'reason'>[] {
  const due = nominees.map(({ entryNumber }) => entryNumber);
  const of = (entryNumber: string | null) => ({ tier: key, entryNumber });
  const leftEmpty = chosen.length < due.length + (tie?.places ?? 0) ? [of(null)] : [];
  if (chosen.length === 0) return leftEmpty;
  const changed = [...chosen.filter((number) => !due.includes(number)), ...due.filter((number) => !chosen.includes(number))];
  return [...changed.map(of), ...leftEmpty];
}
