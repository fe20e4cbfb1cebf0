/** From which to which probability of a place within a quota an entry counts as tied at its boundary. */
export interface TieBand {
  least: number;
  most: number;
}

/** A strict stage takes 0.1 to 0.9. */
const usualTieBand: TieBand = { least: 0.2, most: 0.8 };

/** The entries of whom it cannot be said whether they are among the first K: their probability lies in the band, ends included. */
export const statisticalTies = (pTopK: ArrayLike<number>, { least, most }: TieBand = usualTieBand): number[] =>
  Array.from(pTopK, (p, entry) => (p >= least && p <= most ? entry : -1)).filter((entry) => entry >= 0);
