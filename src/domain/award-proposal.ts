import { type AwardStanding, type Candidate, candidatesOf, type Cut, cutAt } from './award-order.js';
import type { AwardRule, AwardTier, DecidedAward } from './award-rule.js';
import { compare, parseDecimal } from './fraction.js';

/** Why a place of a tier is given to nobody. */
export const emptyPlaceReasons = ['TAKEN_ABOVE', 'REMOVED', 'BELOW_FLOOR', 'NOBODY_LEFT'] as const;
export type EmptyPlaceReason = (typeof emptyPlaceReasons)[number];

export interface EmptyPlaces {
  why: EmptyPlaceReason;
  places: number;
}

/** What follows from the rule and the ranking for one tier. */
export interface ProposedTier {
  /** Its key. */
  tier: string;
  /** Who gets it in any case, in the order of the ranking. */
  entries: string[];
  /** Entries that nothing splits at the end of the quota, and how many of them can get it; null: there is no such tie. */
  tie: { entries: string[]; places: number } | null;
  emptyPlaces: EmptyPlaces[];
  /** Whether it waits for people to decide on a tie above it. */
  isWaiting: boolean;
}

/**
 * Gives awards from the top: an entry gets the first tier that it reaches. A tie at the end of a quota is named, and whatever draws from
 * the same entries waits; or all of it gets the award, and the tiers below have as many places less. `earlier` is what was decided before,
 * the oldest first: where the rule leaves the places of removed nominees empty, nobody moves up into them.
 */
export function proposeAwards(
  rule: AwardRule,
  standings: readonly AwardStanding[],
  earlier: readonly (readonly DecidedAward[])[] = [],
): ProposedTier[] {
  const giving = startGiving(rule, standings, earlier);
  const open: AwardTier[] = [];
  return rule.tiers.map((tier) => {
    if (open.some((above) => drawFromTheSame(above, tier))) {
      open.push(tier);
      return { tier: tier.key, entries: [], tie: null, emptyPlaces: [], isWaiting: true };
    }
    const { sure, tied, left, emptyPlaces } = offer(giving, tier);
    const tie = tied.length > 0 ? { entries: idsOf(tied), places: left } : null;
    if (tie) open.push(tier);
    give(giving, tier, idsOf(sure));
    return { tier: tier.key, entries: idsOf(sure), tie, emptyPlaces, isWaiting: false };
  });
}

const drawFromTheSame = (a: AwardTier, b: AwardTier): boolean => a.track === null || b.track === null || a.track === b.track;

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ entry }) => entry);

/** Awards on their way, tier by tier. */
export interface Giving {
  /** Who has none yet, in order. */
  remaining: Candidate[];
  /** By the track of a tier: how many places tiers above have given beyond their quota. */
  owed: Map<number | null, number>;
  removals: Map<string, Removals>;
}

/** Of those who held a tier: whose place nobody took after they lost theirs in the ranking, and how many still hold it. */
interface Removals {
  gone: number;
  kept: number;
}

export function startGiving(
  { onRemoval }: Pick<AwardRule, 'onRemoval'>,
  standings: readonly AwardStanding[],
  earlier: readonly (readonly DecidedAward[])[],
): Giving {
  const removals = onRemoval === 'LEAVE_EMPTY' ? removalsIn(standings, earlier) : new Map<string, Removals>();
  return { remaining: candidatesOf(standings), owed: new Map(), removals };
}

function removalsIn(standings: readonly AwardStanding[], earlier: readonly (readonly DecidedAward[])[]): Map<string, Removals> {
  const placed = new Set(standings.filter(({ place }) => place !== null).map(({ entry }) => entry));
  const holders = new Map<string, string>();
  const most = new Map<string, number>();
  for (const decision of earlier) {
    for (const entry of holders.keys()) if (placed.has(entry)) holders.delete(entry);
    for (const { tier, entries } of decision) {
      most.set(tier, Math.max(entries.length, most.get(tier) ?? 0));
      for (const entry of entries) holders.set(entry, tier);
    }
  }
  const ofTier = Map.groupBy(holders, ([, tier]) => tier);
  return new Map(
    [...ofTier].map(([tier, held]) => {
      const kept = held.filter(([entry]) => placed.has(entry)).length;
      return [tier, { kept, gone: Math.min(held.length - kept, most.get(tier)! - kept) }];
    }),
  );
}

/** Who gets a tier next. Where its ties expand, all of a tie does. */
export function offer({ remaining, owed, removals }: Giving, tier: AwardTier): Cut & { places: number; emptyPlaces: EmptyPlaces[] } {
  const taken = Math.min(tier.quota, owed.get(tier.track) ?? 0);
  const quota = tier.quota - taken;
  const { gone, kept } = removals.get(tier.key) ?? { gone: 0, kept: 0 };
  // Of a tie that expanded, those who are left keep the place that the quota has.
  const places = gone === 0 ? quota : Math.max(quota - gone, Math.min(kept, quota));
  const ofTrack = remaining.filter(({ track }) => tier.track === null || track === tier.track);
  const reaching = ofTrack.filter(({ worth }) => tier.floor === null || compare(worth, parseDecimal(tier.floor)!) >= 0);
  const cut = tier.onTie === 'EXPAND' ? expanded(reaching, cutAt(reaching, places)) : cutAt(reaching, places);
  const emptyPlaces: EmptyPlaces[] = [
    { why: 'TAKEN_ABOVE', places: taken },
    { why: 'REMOVED', places: quota - places },
    { why: ofTrack.length > reaching.length ? 'BELOW_FLOOR' : 'NOBODY_LEFT', places: places - cut.sure.length - cut.left },
  ];
  return { ...cut, places, emptyPlaces: emptyPlaces.filter((empty) => empty.places > 0) };
}

function expanded(reaching: readonly Candidate[], { sure, tied }: Cut): Cut {
  const all = new Set([...sure, ...tied]);
  return { sure: reaching.filter((candidate) => all.has(candidate)), tied: [], left: 0 };
}

/** Takes the entries that get a tier out of those who wait; what is beyond its quota is taken from the tiers below of the same track. */
export function give(giving: Giving, tier: AwardTier, entries: readonly string[]): void {
  const before = giving.owed.get(tier.track) ?? 0;
  const used = Math.min(before, tier.quota) + entries.length + (giving.removals.get(tier.key)?.gone ?? 0);
  giving.owed.set(tier.track, Math.max(0, before - tier.quota, used - tier.quota));
  giving.remaining = giving.remaining.filter(({ entry }) => !entries.includes(entry));
}
