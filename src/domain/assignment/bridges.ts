import type { Pair } from './problem.js';

/** What a graph of entries and judges would fall apart without. */
export interface Bridges {
  /** Articulation points in ascending order: entries by index, judges behind them. */
  critical: number[];
  /** The pairs that are on no circle. */
  bridges: Pair[];
}

interface Edge {
  to: number;
  pair: Pair;
}

/** Tarjan's search in depth, without recursion: how far back each node reaches by its descendants. */
export function bridgesOf(entries: number, judges: number, pairs: readonly Pair[]): Bridges {
  const edges: Edge[][] = Array.from({ length: entries + judges }, () => []);
  for (const pair of pairs) {
    edges[pair[0]]!.push({ to: entries + pair[1], pair });
    edges[entries + pair[1]]!.push({ to: pair[0], pair });
  }
  const search = { edges, seen: new Int32Array(entries + judges), low: new Int32Array(entries + judges), clock: 0 };
  const critical = new Set<number>();
  const bridges: Pair[] = [];
  for (let start = 0; start < entries + judges; start++) if (search.seen[start] === 0) searchFrom(start, search, critical, bridges);
  return { critical: [...critical].toSorted((a, b) => a - b), bridges };
}

interface Search {
  edges: Edge[][];
  /** When the search came by a node, from 1; `low`: the earliest node that its descendants reach. */
  seen: Int32Array;
  low: Int32Array;
  clock: number;
}

function searchFrom(start: number, search: Search, critical: Set<number>, bridges: Pair[]): void {
  const { edges, seen, low } = search;
  const path: { node: number; by: Pair | null; next: number }[] = [{ node: start, by: null, next: 0 }];
  seen[start] = low[start] = ++search.clock;
  let childrenOfStart = 0;
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = edges[top.node]![top.next++];
    if (edge) {
      if (edge.pair === top.by) continue;
      if (seen[edge.to] !== 0) low[top.node] = Math.min(low[top.node]!, seen[edge.to]!);
      else {
        seen[edge.to] = low[edge.to] = ++search.clock;
        path.push({ node: edge.to, by: edge.pair, next: 0 });
      }
      continue;
    }
    path.pop();
    const above = path.at(-1);
    if (!above) continue;
    low[above.node] = Math.min(low[above.node]!, low[top.node]!);
    if (low[top.node]! > seen[above.node]!) bridges.push(top.by!);
    if (above.node === start) childrenOfStart++;
    else if (low[top.node]! >= seen[above.node]!) critical.add(above.node);
  }
  if (childrenOfStart > 1) critical.add(start);
}
