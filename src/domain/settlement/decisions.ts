import { compareText } from './compare-text.js';
import type { StageDecision } from './stage-inputs.js';

interface Placed {
  entry: string;
  place: number;
}

/**
 * The places after the committee's decisions on statistical ties: those whom it decided on exchange among themselves the places that they
 * hold, in the order of the decisions; everybody else stays in the order as it was. Entries that share a place are told apart only where
 * all of them were decided on. With fewer than two decisions there is nothing to exchange.
 */
export function exchangePlaces(
  placed: readonly Placed[],
  decisions: readonly StageDecision[],
  ranking: 'COMPETITION' | 'DENSE',
): { places: Map<string, number>; decided: Set<string> } {
  const orderOf = new Map(decisions.map(({ entry, order }) => [entry, order]));
  const decided = placed
    .filter(({ entry }) => orderOf.has(entry))
    .toSorted((a, b) => orderOf.get(a.entry)! - orderOf.get(b.entry)! || a.place - b.place || compareText(a.entry, b.entry))
    .map(({ entry }) => entry);
  if (decided.length < 2) return { places: new Map(placed.map(({ entry, place }) => [entry, place])), decided: new Set() };
  const next = decided[Symbol.iterator]();
  const groups = sharing(placed)
    .flatMap((group) => (group.every((entry) => orderOf.has(entry)) ? group.map((entry) => [entry]) : [group]))
    .map((group) => group.map((entry) => (orderOf.has(entry) ? next.next().value! : entry)));
  return { places: numbered(groups, ranking), decided: new Set(decided) };
}

/** The entries that share a place, the best first. */
const sharing = (placed: readonly Placed[]): string[][] =>
  [...Map.groupBy(placed, ({ place }) => place)].toSorted(([a], [b]) => a - b).map(([, group]) => group.map(({ entry }) => entry));

function numbered(groups: readonly string[][], ranking: 'COMPETITION' | 'DENSE'): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, group] of groups.entries()) {
    const place = 1 + (ranking === 'DENSE' ? index : places.size);
    for (const entry of group) places.set(entry, place);
  }
  return places;
}

/** The decisions that count where they only split exact ties: those on entries that share their place with others decided on alone. */
export function decisionsOnTies(placed: readonly Placed[], decisions: readonly StageDecision[]): StageDecision[] {
  const decided = new Set(decisions.map(({ entry }) => entry));
  const tied = sharing(placed).filter((group) => group.length > 1 && group.every((entry) => decided.has(entry)));
  const counting = new Set(tied.flat());
  return decisions.filter(({ entry }) => counting.has(entry));
}
