import type { AssignmentProblem, Pair } from './problem.js';

/** Which pairs of a plan may be given up for which others, and what that costs. */
export class PlanRules {
  readonly entries: number;
  readonly judges: number;
  private readonly fixed: Uint8Array;
  private readonly barred: Uint8Array;
  private readonly load: Int32Array;
  private readonly experts: Uint8Array | null;
  private readonly expertsOfEntry: Int32Array;

  constructor(
    private readonly problem: AssignmentProblem,
    pairs: readonly Pair[],
  ) {
    this.entries = problem.demand.length;
    this.judges = problem.maxLoad.length;
    this.fixed = this.marked(problem.locked);
    this.barred = this.marked(problem.conflicts);
    this.experts = problem.experts && this.marked(problem.experts.flatMap((known, entry) => known.map((judge): Pair => [entry, judge])));
    this.load = new Int32Array(this.judges);
    this.expertsOfEntry = new Int32Array(this.entries);
    for (const [entry, judge] of pairs) {
      this.load[judge]!++;
      this.expertsOfEntry[entry]! += this.isExpert(entry, judge);
    }
  }

  /** What it costs more that (e, j) and (f, k) become (e, k) and (f, j); null: they may not. */
  extraOfExchange(pair: Pair, other: Pair): number | null {
    const [there, back] = [this.extraOfReplacing(pair, other[1]), this.extraOfReplacing(other, pair[1])];
    return there === null || back === null ? null : there + back;
  }

  /** What it costs more that another judge reads the entry of a pair, loads left aside; null: that may not be. */
  extraOfReplacing([entry, judge]: Pair, colleague: number): number | null {
    if (this.isFixed(entry, judge) || !this.mayReplace(entry, judge, colleague)) return null;
    return this.problem.cost(entry, colleague) - this.problem.cost(entry, judge);
  }

  /** The same with loads: the pair moves from its judge to another one. */
  extraOfMove(pair: Pair, colleague: number): number | null {
    const { minLoad, maxLoad, loadPenalty } = this.problem;
    const judge = pair[1];
    const [before, after] = [this.load[judge]!, this.load[colleague]! + 1];
    if (before <= minLoad[judge]! || after > maxLoad[colleague]!) return null;
    const extra = this.extraOfReplacing(pair, colleague);
    // (l + 1)² − l² for the one, l² − (l − 1)² for the other.
    return extra === null ? null : extra + loadPenalty * (2 * after - 1 - (2 * before - 1));
  }

  /** Notes that (e, j) and (f, k) have become (e, k) and (f, j). Loads stay. */
  exchanged([entry, judge]: Pair, [other, colleague]: Pair): void {
    this.expertsOfEntry[entry]! += this.isExpert(entry, colleague) - this.isExpert(entry, judge);
    this.expertsOfEntry[other]! += this.isExpert(other, judge) - this.isExpert(other, colleague);
  }

  private mayReplace(entry: number, judge: number, colleague: number): boolean {
    if (this.barred[entry * this.judges + colleague] === 1) return false;
    const change = this.isExpert(entry, colleague) - this.isExpert(entry, judge);
    return change >= 0 || this.expertsOfEntry[entry]! > 1;
  }

  private isFixed(entry: number, judge: number): boolean {
    return this.fixed[entry * this.judges + judge] === 1;
  }

  private isExpert(entry: number, judge: number): number {
    return this.experts?.[entry * this.judges + judge] ?? 0;
  }

  private marked(pairs: readonly Pair[]): Uint8Array {
    const marks = new Uint8Array(this.entries * this.judges);
    for (const [entry, judge] of pairs) marks[entry * this.judges + judge] = 1;
    return marks;
  }
}
