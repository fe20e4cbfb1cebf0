/**
 * The distribution of a number of independent events, each with its own probability, up to a most number: `law[k]` = P(exactly k).
 * `add` takes an event in; what would exceed the most is forgotten.
 */
export class CountDistribution {
  private readonly law: Float64Array;
  private reached = 0;

  constructor(private readonly most: number) {
    this.law = new Float64Array(most + 1);
    this.clear();
  }

  clear(): void {
    this.law.fill(0);
    this.law[0] = 1;
    this.reached = 0;
  }

  add(p: number): void {
    if (p === 0) return;
    const { law, most } = this;
    this.reached = Math.min(this.reached + 1, most);
    for (let k = this.reached; k > 0; k--) law[k] = law[k]! * (1 - p) + law[k - 1]! * p;
    law[0]! *= 1 - p;
  }

  /** Adds weight · P(at most k) to `sums[k]`, for every k up to the most. */
  addCumulativeTo(sums: Float64Array, weight: number): void {
    let cumulative = 0;
    for (let k = 0; k <= this.most; k++) {
      cumulative += this.law[k]!;
      sums[k]! += weight * cumulative;
    }
  }
}
