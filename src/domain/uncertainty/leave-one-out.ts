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

interface Wish {
  topK: number;
  decimals: number;
  /** Per entry, whether it can have a place: a withdrawn one cannot, though its sheets tell about their judges. Absent: all can. */
  competes?: readonly boolean[];
}

/**
 * Places 1, 2, 2, 4 by the published score, with each judge left out. The rule is that of the stage; for model B the variance components are
 * held, since one judge less says little about them. Ties of scores are ties of what is published, to `decimals`.
 */
export function leaveOneOut(design: Design, rule: ScoringRule, { topK, decimals, competes }: Wish): LeaveOneOut {
  const { scores, without } = scoresWithout(design, rule);
  const placesOf = (all: Float64Array) =>
    placesByPublished(competes ? all.map((score, entry) => (competes[entry] ? score : Number.NaN)) : all, decimals);
  const places = placesOf(scores);
  const least = new Int32Array(design.entries).fill(design.entries + 1);
  const most = new Int32Array(design.entries);
  const winnerChangesWithout: number[] = [];
  const topKChangesWithout: number[] = [];
  for (let judge = 0; judge < design.judges; judge++) {
    if (design.sheetsOfJudge[judge] === 0) continue;
    const left = placesOf(without(judge));
    for (const [entry, place] of left.entries()) {
      if (place === 0) continue;
      least[entry] = Math.min(least[entry]!, place);
      most[entry] = Math.max(most[entry]!, place);
    }
    if (!areSameWithin(1, left, places)) winnerChangesWithout.push(judge);
    if (!areSameWithin(topK, left, places)) topKChangesWithout.push(judge);
  }
  const ranks = (values: Int32Array) => Array.from(values, (rank, entry) => (most[entry] === 0 ? null : rank));
  return { minRank: ranks(least), maxRank: ranks(most), winnerChangesWithout, topKChangesWithout };
}

/** Whether the same entries have a place of at most k. */
function areSameWithin(k: number, places: Int32Array, others: Int32Array): boolean {
  const isWithin = (place: number) => place > 0 && place <= k;
  for (let entry = 0; entry < places.length; entry++) if (isWithin(places[entry]!) !== isWithin(others[entry]!)) return false;
  return true;
}

// Halves that binary numbers only nearly are go up, as in exact arithmetic.
const SLACK = 1e-9;
// Counting takes a cell for every score that could be published; with many decimals sorting is quicker.
const MOST_CELLS = 100_000;

/** One more than the number of entries with a higher published score; 0 where there is no score. */
function placesByPublished(scores: Float64Array, decimals: number): Int32Array {
  const unit = 10 ** decimals;
  const places = new Int32Array(scores.length);
  const published = new Float64Array(scores.length);
  let [lowest, highest] = [Infinity, -Infinity];
  for (let entry = 0; entry < scores.length; entry++) {
    const score = (published[entry] = Math.round((scores[entry]! + SLACK) * unit));
    if (score < lowest) lowest = score;
    if (score > highest) highest = score;
  }
  if (lowest > highest) return places;
  const above = highest - lowest < MOST_CELLS ? countedAbove(published, lowest, highest) : sortedAbove(published);
  for (let entry = 0; entry < scores.length; entry++) if (!Number.isNaN(scores[entry]!)) places[entry] = above(published[entry]!) + 1;
  return places;
}

type CountAbove = (score: number) => number;

function countedAbove(published: Float64Array, lowest: number, highest: number): CountAbove {
  const above = new Int32Array(highest - lowest + 2);
  for (const score of published) if (!Number.isNaN(score)) above[score - lowest]!++;
  for (let cell = above.length - 2; cell >= 0; cell--) above[cell]! += above[cell + 1]!;
  return (score) => above[score - lowest + 1]!;
}

function sortedAbove(published: Float64Array): CountAbove {
  const rising = published.filter((score) => !Number.isNaN(score)).toSorted();
  return (score) => {
    let [low, high] = [0, rising.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rising[middle]! > score) high = middle;
      else low = middle + 1;
    }
    return rising.length - low;
  };
}
