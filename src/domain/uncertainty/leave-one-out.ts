import type { Design } from '../model/design.js';
import { scoresWithout, type ScoringRule } from './scores-without.js';

/** What the places of a stage would be without one of its judges. Each judge who has a sheet is left out in turn. */
export interface LeaveOneOut {
  /** Per entry, the best and the worst place that it can have that way; null where no place is left. */
  minRank: (number | null)[];
  maxRank: (number | null)[];
  /** The judges without whom another entry would be first, or share the first place. */
  winnerChangesWithout: number[];
  /** The judges without whom other entries would have a place of at most K. */
  topKChangesWithout: number[];
}

/**
 * Places 1, 2, 2, 4 by the published score, with each judge left out. The rule is that of the stage; for model B the variance components are
 * held, since one judge less says little about them. Ties of scores are ties of what is published, to `decimals`.
 */
export function leaveOneOut(design: Design, rule: ScoringRule, { topK, decimals }: { topK: number; decimals: number }): LeaveOneOut {
  const { scores, without } = scoresWithout(design, rule);
  const places = placesByPublished(scores, decimals);
  const [winners, top] = [within(places, 1), within(places, topK)];
  const least = new Int32Array(design.entries).fill(design.entries + 1);
  const most = new Int32Array(design.entries);
  const winnerChangesWithout: number[] = [];
  const topKChangesWithout: number[] = [];
  for (let judge = 0; judge < design.judges; judge++) {
    if (design.sheetsOfJudge[judge] === 0) continue;
    const left = placesByPublished(without(judge), decimals);
    for (const [entry, place] of left.entries()) {
      if (place === 0) continue;
      least[entry] = Math.min(least[entry]!, place);
      most[entry] = Math.max(most[entry]!, place);
    }
    if (within(left, 1) !== winners) winnerChangesWithout.push(judge);
    if (within(left, topK) !== top) topKChangesWithout.push(judge);
  }
  const ranks = (values: Int32Array) => Array.from(values, (rank, entry) => (most[entry] === 0 ? null : rank));
  return { minRank: ranks(least), maxRank: ranks(most), winnerChangesWithout, topKChangesWithout };
}

/** Who has a place of at most k, as a text that can be compared. */
const within = (places: Int32Array, k: number): string =>
  Array.from(places.keys())
    .filter((entry) => places[entry]! > 0 && places[entry]! <= k)
    .join();

// Halves that binary numbers only nearly are go up, as in exact arithmetic.
const SLACK = 1e-9;

/** 0 where there is no score. */
function placesByPublished(scores: Float64Array, decimals: number): Int32Array {
  const published = scores.map((score) => Math.round((score + SLACK) * 10 ** decimals));
  const falling = published.filter((score) => !Number.isNaN(score)).toSorted((a, b) => b - a);
  return Int32Array.from(published, (score) => (Number.isNaN(score) ? 0 : firstNotAbove(falling, score) + 1));
}

function firstNotAbove(falling: Float64Array, score: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falling[middle]! > score) low = middle + 1;
    else high = middle;
  }
  return low;
}
