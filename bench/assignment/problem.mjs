/** Entries, judges, judges per entry, tracks, conflicts; `checkedJudges`: how many of an entry's judges the checker looks at. */
export const sizes = {
  '100x10x3': { entries: 100, judges: 10, each: 3, tracks: 4, conflicts: 100 },
  '1000x100x3': { entries: 1000, judges: 100, each: 3, tracks: 8, conflicts: 3000 },
  '5000x300x4': { entries: 5000, judges: 300, each: 4, tracks: 12, conflicts: 25_000, checkedJudges: 130 },
};

/** Judges know their track, others the less the farther away; loads lie within a tenth of even, and are to be even (λ = 1). */
export function problemOf({ entries, judges, each, tracks, conflicts }) {
  const random = seeded(20_251_015);
  const below = (n) => Math.floor(random() * n);
  const entryTrack = Array.from({ length: entries }, () => below(tracks));
  const judgeTrack = Array.from({ length: judges }, (_, judge) => judge % tracks);
  const distance = Array.from({ length: tracks }, (_, a) => Array.from({ length: tracks }, (_, b) => (a === b ? 0 : 2 + below(8))));
  const pairs = new Map();
  while (pairs.size < conflicts) {
    const [entry, judge] = [below(entries), below(judges)];
    pairs.set(entry * judges + judge, [entry, judge]);
  }
  const even = (entries * each) / judges;
  return {
    demand: Array.from({ length: entries }, () => each),
    minLoad: Array.from({ length: judges }, () => Math.floor(even * 0.9)),
    maxLoad: Array.from({ length: judges }, () => Math.ceil(even * 1.1)),
    cost: (entry, judge) => distance[entryTrack[entry]][judgeTrack[judge]],
    conflicts: [...pairs.values()],
    locked: [],
    experts: null,
    loadPenalty: 1,
  };
}

/** Park and Miller's generator: the same problem in each run. */
function seeded(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
