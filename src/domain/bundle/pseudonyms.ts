import type { BundleSource } from './bundle-source.js';

/** Under what names entries and judges stand in a bundle: drawn for it, and used nowhere else. */
export interface Pseudonyms {
  entry(id: string): string;
  /** A seat: who judges in two stages stands there under two names. */
  judge(seat: string): string;
  track(id: string): number;
  entries: ReadonlyMap<string, string>;
}

/** `draw` answers 16 random hexadecimal digits each time. */
export function drawPseudonyms(source: BundleSource, draw: () => string): Pseudonyms {
  const taken = new Set<string>();
  const fresh = (): string => {
    const name = draw();
    if (taken.has(name)) return fresh();
    taken.add(name);
    return name;
  };
  const namesOf = (ids: Iterable<string>) => new Map([...new Set(ids)].map((id) => [id, fresh()]));
  const entries = namesOf(source.entries.map(({ id }) => id));
  const judges = namesOf(seatsIn(source));
  const tracks = new Map(source.tracks.map(({ id, ordinal }) => [id, ordinal]));
  return {
    entry: (id) => known(entries, id),
    judge: (seat) => known(judges, seat),
    track: (id) => known(tracks, id),
    entries,
  };
}

function* seatsIn({ stages, corrections, notes }: BundleSource): Iterable<string> {
  for (const { inputs } of stages) {
    for (const { entries } of inputs.tracks) for (const { sheets } of entries) for (const { judge } of sheets) yield judge;
    for (const { judge } of inputs.exceptions ?? []) if (judge !== null) yield judge;
  }
  for (const { judge } of corrections) yield judge;
  for (const { judge } of notes) if (judge !== null) yield judge;
}

function known<Name>(names: ReadonlyMap<string, Name>, id: string): Name {
  const name = names.get(id);
  if (name === undefined) throw new TypeError(`a bundle knows nothing of ${id}`);
  return name;
}
