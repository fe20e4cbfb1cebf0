import type { Standing } from './settlement/standing.js';

/** What may change about an entry from one settlement to the next. */
type Changed = Pick<Standing, 'place' | 'score' | 'exact' | 'judgesCounted' | 'belowFloors'>;

/** An entry that stands otherwise than before; null: it was not in that settlement. */
interface ChangedStanding {
  entry: string;
  track: string;
  before: Changed | null;
  after: Changed | null;
}

type TrackStanding = Changed & { entry: string; track: string };

/** What a settlement changes about the one before it, in the order of its places; entries that dropped out come last. */
export function changedStandings(before: readonly TrackStanding[], after: readonly TrackStanding[]): ChangedStanding[] {
  const [earlier, later] = [before, after].map((standings) => new Map(standings.map((standing) => [standing.entry, standing])));
  const entries = [...after, ...before.filter(({ entry }) => !later!.has(entry))];
  return entries.flatMap(({ entry, track }) => {
    const [was, is] = [earlier!.get(entry) ?? null, later!.get(entry) ?? null];
    return was && is && isSame(was, is) ? [] : [{ entry, track, before: was, after: is }];
  });
}

const isSame = (a: Changed, b: Changed): boolean =>
  a.place === b.place &&
  a.score === b.score &&
  a.exact === b.exact &&
  a.judgesCounted === b.judgesCounted &&
  (a.belowFloors ?? []).join() === (b.belowFloors ?? []).join();
