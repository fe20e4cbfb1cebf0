import type { Pair } from './problem.js';

/** The connected parts of a plan's graph of entries and judges: their entries, judges and pairs. Who has no pair is a part alone. */
export interface Island {
  entries: number[];
  judges: number[];
  pairs: Pair[];
}

/** The islands of a plan, those of the first entries first. */
export function islandsOf(entries: number, judges: number, pairs: readonly Pair[]): Island[] {
  const up = Int32Array.from({ length: entries + judges }, (_, node) => node);
  const root = (node: number): number => {
    let top = node;
    while (up[top] !== top) top = up[top] = up[up[top]!]!;
    return top;
  };
  for (const [entry, judge] of pairs) up[root(entry)] = root(entries + judge);
  const islands = new Map<number, Island>();
  for (let node = 0; node < entries + judges; node++) {
    const island = islands.get(root(node)) ?? { entries: [], judges: [], pairs: [] };
    islands.set(root(node), island);
    if (node < entries) island.entries.push(node);
    else island.judges.push(node - entries);
  }
  for (const pair of pairs) islands.get(root(pair[0]))!.pairs.push(pair);
  return [...islands.values()];
}
