import type { RandomStream } from '../random-stream.js';
import type { PanelState } from './panel-problem.js';
import type { Pair } from './problem.js';

/** The same things in an order drawn from a stream: Fisher and Yates. */
export function drawnOrder(things: readonly number[], random: RandomStream): number[] {
  const order = [...things];
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [order[last], order[at]] = [order[at]!, order[last]!];
  }
  return order;
}

/** A panel in another order, and without the judges who are not named. */
export function shuffledPanel(panel: PanelState, entryAt: readonly number[], judgeAt: readonly number[]): PanelState {
  const [entryTo, judgeTo] = [placesOf(entryAt), placesOf(judgeAt)];
  const moved = ([entry, judge]: Pair): Pair | null => {
    const [row, column] = [entryTo.get(entry), judgeTo.get(judge)];
    return row === undefined || column === undefined ? null : [row, column];
  };
  return {
    entries: entryAt.map((entry) => panel.entries[entry]!),
    judges: judgeAt.map((judge) => panel.judges[judge]!),
    conflicts: panel.conflicts.map(moved).filter((pair) => pair !== null),
    standing: panel.standing.flatMap(({ pair, work }) => {
      const there = moved(pair);
      return there ? [{ pair: there, work }] : [];
    }),
  };
}

const placesOf = (at: readonly number[]): Map<number, number> => new Map(at.map((thing, place) => [thing, place]));
