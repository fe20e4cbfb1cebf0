/**
 * Which judge reads which entry: entries and judges by index. `demand[e]` judges read entry e, judge j reads from `minLoad[j]` to
 * `maxLoad[j]` entries, no pair of `conflicts` is made, every pair of `locked` is.
 */
export interface AssignmentProblem {
  demand: readonly number[];
  minLoad: readonly number[];
  maxLoad: readonly number[];
  /** What it costs that a judge reads an entry, the smaller the better: whole numbers. */
  cost: (entry: number, judge: number) => number;
  conflicts: readonly Pair[];
  locked: readonly Pair[];
  /** Judges of whom each entry that asks for judges must have one; null: no entry needs one. */
  experts: readonly (readonly number[])[] | null;
  /** λ of λ·Σ load²: how much even loads are worth. */
  loadPenalty: number;
}

/** An entry and a judge. */
export type Pair = readonly [entry: number, judge: number];

/** A plan keeps every constraint, and none costs less. `objective` = Σ cost + λ·Σ load². */
export interface AssignmentPlan {
  isFeasible: true;
  objective: number;
  /** In the order of entries, then judges. */
  pairs: Pair[];
}

/**
 * Why there is no plan. `kind` ENTRIES: the entries need `need` sheets, and the judges whom they can have are good for `capacity`.
 * JUDGES: these judges must read `need` sheets together, and the entries that they may read are good for `capacity`. ISLANDS: no plan
 * is connected; no pair that may be made links these with the rest (`need` 1, `capacity` 0), or all are named: `need` pairs are the fewest
 * that could connect them, `capacity` is how many are asked for.
 */
export interface Blocking {
  isFeasible: false;
  kind: 'ENTRIES' | 'JUDGES' | 'ISLANDS';
  entries: number[];
  judges: number[];
  need: number;
  capacity: number;
}
