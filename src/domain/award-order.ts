import { compare, type Fraction, parseDecimal } from './fraction.js';
import { compareText } from './settlement/compare-text.js';

/** A line of the ranking that awards follow, as far as they depend on it. */
export interface AwardStanding {
  entry: string;
  /** The ordinal of the track that the place is one in. */
  track: number;
  /** Null without a score, and for withdrawn or disqualified entries. */
  place: number | null;
  /** As published, a decimal. */
  score: string | null;
  /** Whether it missed a floor of the stages' rules (과락): it keeps its place and wins nothing. */
  belowFloor: boolean;
}

/** An entry that can win something. */
export interface Candidate {
  entry: string;
  track: number;
  place: number;
  score: Fraction;
  /** What stands for its score beside other tracks: never more than anybody above it in its own track has, so that places keep their order. */
  worth: Fraction;
}

/** Whoever can win something, the best first: by worth, then by place within a track. What nothing splits is in the order of ids. */
export function candidatesOf(standings: readonly AwardStanding[]): Candidate[] {
  const placed = standings.flatMap(({ entry, track, place, score, belowFloor }) =>
    place === null || score === null || belowFloor ? [] : [{ entry, track, place, score: parseDecimal(score)! }],
  );
  const tracks = Map.groupBy(
    placed.toSorted((a, b) => a.place - b.place),
    ({ track }) => track,
  );
  return [...tracks.values()].flatMap(withWorth).toSorted(inOrder);
}

/** Of one track, in the order of places. Who shares a place is worth the same. */
function withWorth(placed: readonly Omit<Candidate, 'worth'>[]): Candidate[] {
  let worth = placed[0]!.score;
  const atPlace = new Map<number, Fraction>();
  for (const { place, score } of placed) {
    if (compare(score, worth) < 0) worth = score;
    atPlace.set(place, worth);
  }
  return placed.map((entry) => ({ ...entry, worth: atPlace.get(entry.place)! }));
}

const inOrder = (a: Candidate, b: Candidate): number => compare(b.worth, a.worth) || a.place - b.place || compareText(a.entry, b.entry);

/** The first of a list of candidates, as far as it is clear who they are. */
export interface Cut {
  /** Who is among them in any case. */
  sure: Candidate[];
  /** Of whom only so many are as `left` says, and nothing tells which. Empty: all is clear. */
  tied: Candidate[];
  left: number;
}

/** The first `places` of candidates, which are in order. Entries of different tracks that are worth the same are tied. */
export function cutAt(candidates: readonly Candidate[], places: number): Cut {
  if (candidates.length <= places || places === 0) return { sure: candidates.slice(0, places), tied: [], left: 0 };
  const { worth } = candidates[places - 1]!;
  const above = candidates.filter((candidate) => compare(candidate.worth, worth) > 0);
  const level = candidates.filter((candidate) => compare(candidate.worth, worth) === 0);
  const room = places - above.length;
  const ofTrack = Map.groupBy(level, ({ track }) => track);
  // At best an entry stands right behind those of its track that are before it, at worst right before those that are behind it.
  const isSure = ({ track, place }: Candidate) => level.length - ofTrack.get(track)!.filter((other) => other.place > place).length <= room;
  const isPossible = ({ track, place }: Candidate) => ofTrack.get(track)!.filter((other) => other.place < place).length < room;
  const sure = level.filter(isSure);
  const tied = level.filter((candidate) => !isSure(candidate) && isPossible(candidate));
  return { sure: [...above, ...sure], tied, left: tied.length === 0 ? 0 : room - sure.length };
}
