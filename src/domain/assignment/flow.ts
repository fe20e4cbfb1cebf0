import { NO_ARC, type Network } from './network.js';
import { NodeHeap } from './node-heap.js';

/**
 * A flow of least cost by the primal-dual method: potentials from shortest paths, then as many units as fit on the arcs whose reduced
 * cost is zero. Every cost is a whole number, so there are few rounds and no rounding (Ahuja, Magnanti & Orlin, Network Flows, ch. 9).
 * The n-th sheet of a judge costs λ·(2n − 1), which adds up to λ·load²; the compulsory ones come first by a bonus that nothing outweighs.
 */
export class CheapestFlow {
  /** By row and judge: whether the unit goes there; `byJudge` is the same with judges first, for reading along a judge. */
  readonly taken: Uint8Array;
  private readonly byJudge: Uint8Array;
  readonly load: Int32Array;
  /** By entry: units that are not placed yet, and units that passed to its second row. */
  readonly waiting: Int32Array;
  readonly passedUnits: Int32Array;
  private readonly potential: Float64Array;
  private sinkPotential: number;
  private readonly distance: Float64Array;
  private readonly heap: NodeHeap;
  private readonly next: Int32Array;
  private readonly isDead: Uint8Array;
  private readonly path: Int32Array;
  private readonly bonus: number;

  constructor(private readonly net: Network) {
    const { rows, judges, entries, locked, supply } = net;
    this.taken = new Uint8Array(rows * judges);
    this.byJudge = new Uint8Array(rows * judges);
    this.load = locked.slice();
    this.waiting = supply.map((units) => Math.max(units, 0));
    this.passedUnits = new Int32Array(entries);
    this.potential = new Float64Array(rows + judges);
    this.distance = new Float64Array(rows + judges);
    this.heap = new NodeHeap(rows + judges);
    this.next = new Int32Array(rows + judges);
    this.isDead = new Uint8Array(rows + judges);
    this.path = new Int32Array(rows + judges);
    this.bonus = bonusOf(net);
    for (let judge = 0; judge < judges; judge++) {
      let least = Infinity;
      for (let row = 0; row < rows; row++) least = Math.min(least, net.cost[row * judges + judge]!);
      // Whom nothing leads to is never reached, whatever the potential.
      this.potential[rows + judge] = Number.isFinite(least) ? least : 0;
    }
    const cheapest = this.cheapestEnd((judge) => this.potential[rows + judge]!);
    this.sinkPotential = Number.isFinite(cheapest) ? cheapest : 0;
  }

  /** Places every unit that can be placed. False: it was told to stop before. */
  run(shouldStop: () => boolean): boolean {
    while (this.raisePotentials()) {
      if (shouldStop()) return false;
      for (let entry = 0; entry < this.net.entries; entry++) while (this.waiting[entry]! > 0 && this.place(entry)) this.waiting[entry]!--;
    }
    return true;
  }

  /** What the next sheet of a judge costs; Infinity: there is no room. */
  private marginal(judge: number): number {
    const load = this.load[judge]!;
    if (load >= this.net.maxLoad[judge]!) return Infinity;
    return this.net.loadPenalty * (2 * load + 1) - (load < this.net.minLoad[judge]! ? this.bonus : 0);
  }

  private cheapestEnd(costTo: (judge: number) => number): number {
    let least = Infinity;
    for (let judge = 0; judge < this.net.judges; judge++) least = Math.min(least, costTo(judge) + this.marginal(judge));
    return least;
  }

  /** Shortest distances from the entries whose units wait, by reduced costs (Dijkstra). False: no unit reaches the sink any more. */
  private raisePotentials(): boolean {
    const { rows, judges, entries } = this.net;
    const { distance, potential, heap, waiting } = this;
    distance.fill(Infinity);
    heap.clear();
    for (let entry = 0; entry < entries; entry++) if (waiting[entry]! > 0) this.reach(entry, -potential[entry]!);
    let toSink = Infinity;
    for (let node = heap.pop(distance); node >= 0 && distance[node]! < toSink; node = heap.pop(distance)) {
      if (node < rows) this.scanRow(node, toSink);
      else toSink = Math.min(toSink, this.scanJudge(node - rows));
    }
    if (toSink === Infinity) return false;
    for (let node = 0; node < rows + judges; node++) potential[node]! += Math.min(distance[node]!, toSink);
    this.sinkPotential += toSink;
    this.next.fill(0);
    this.isDead.fill(0);
    return true;
  }

  private reach(node: number, distance: number): void {
    if (distance >= this.distance[node]!) return;
    this.distance[node] = distance;
    this.heap.push(node, this.distance);
  }

  private scanRow(row: number, toSink: number): void {
    const { rows, judges, entries, cost, passing } = this.net;
    const { distance, potential, taken, passedUnits, heap } = this;
    const from = distance[row]! + potential[row]!;
    for (let judge = 0, at = row * judges; judge < judges; judge++, at++) {
      if (taken[at] === 1) continue;
      const far = from + cost[at]! - potential[rows + judge]!;
      if (far >= distance[rows + judge]! || far >= toSink) continue;
      distance[rows + judge] = far;
      heap.push(rows + judge, distance);
    }
    if (rows === entries) return;
    if (row < entries && passedUnits[row]! < passing[row]!) this.reach(entries + row, from - potential[entries + row]!);
    if (row >= entries && passedUnits[row - entries]! > 0) this.reach(row - entries, from - potential[row - entries]!);
  }

  /** Goes back along the judge's units; answers with the distance of the sink by this judge. */
  private scanJudge(judge: number): number {
    const { rows, judges, cost } = this.net;
    const { distance, potential, byJudge } = this;
    const from = distance[rows + judge]! + potential[rows + judge]!;
    for (let row = 0, at = judge * rows; row < rows; row++, at++)
      if (byJudge[at] === 1) this.reach(row, from - cost[row * judges + judge]! - potential[row]!);
    return from + this.marginal(judge) - this.sinkPotential;
  }

  /** Sends one unit of an entry along arcs of no reduced cost to the sink; false: there is no such way left in this round. */
  private place(entry: number): boolean {
    const { path, isDead } = this;
    const { rows } = this.net;
    if (isDead[entry] === 1) return false;
    isDead[entry] = 1;
    path[0] = entry;
    let depth = 0;
    while (depth >= 0) {
      const node = path[depth]!;
      if (node >= rows && this.endsAt(node - rows)) {
        this.turn(depth);
        return true;
      }
      const target = node < rows ? this.nextOfRow(node) : this.nextOfJudge(node - rows);
      if (target < 0) {
        depth--;
        continue;
      }
      isDead[target] = 1;
      // A path that came by a node once does not come by it again, and where it ended blindly no other will do better this round.
      path[++depth] = target;
    }
    return false;
  }

  private endsAt(judge: number): boolean {
    return this.potential[this.net.rows + judge]! + this.marginal(judge) === this.sinkPotential;
  }

  private nextOfRow(row: number): number {
    const { rows, judges, entries, cost, passing } = this.net;
    const { next, taken, potential, isDead, passedUnits } = this;
    const own = potential[row]!;
    for (let judge = next[row]!, at = row * judges + judge; judge < judges; judge++, at++) {
      if (taken[at] === 1 || isDead[rows + judge] === 1 || cost[at]! + own !== potential[rows + judge]!) continue;
      next[row] = judge;
      return rows + judge;
    }
    next[row] = judges;
    if (rows === entries) return -1;
    const twin = row < entries ? row + entries : row - entries;
    const mayPass = row < entries ? passedUnits[row]! < passing[row]! : passedUnits[twin]! > 0;
    return mayPass && isDead[twin] === 0 && own === potential[twin]! ? twin : -1;
  }

  private nextOfJudge(judge: number): number {
    const { rows, judges, cost } = this.net;
    const { next, byJudge, potential, isDead } = this;
    const own = potential[rows + judge]!;
    for (let row = next[rows + judge]!, at = judge * rows + row; row < rows; row++, at++) {
      if (byJudge[at] === 0 || isDead[row] === 1 || potential[row]! + cost[row * judges + judge]! !== own) continue;
      next[rows + judge] = row;
      return row;
    }
    next[rows + judge] = rows;
    return -1;
  }

  /** Moves the unit along the path that was found. */
  private turn(depth: number): void {
    const { path, isDead, taken, byJudge, passedUnits, load } = this;
    const { rows, judges } = this.net;
    isDead[path[0]!] = 0;
    for (let step = 0; step < depth; step++) {
      const [from, to] = [path[step]!, path[step + 1]!];
      isDead[to] = 0;
      if (from < rows && to < rows) passedUnits[Math.min(from, to)]! += from < to ? 1 : -1;
      else {
        const [row, judge] = from < rows ? [from, to - rows] : [to, from - rows];
        taken[row * judges + judge] = byJudge[judge * rows + row] = from < rows ? 1 : 0;
      }
    }
    load[path[depth]! - rows]!++;
  }
}

/**
 * More than a way through the network that gives a judge a compulsory sheet can cost: it comes by each judge once.
 * @throws RangeError when costs are so large that whole numbers would not be exact any more.
 */
function bonusOf({ cost, judges, loadPenalty, maxLoad }: Network): number {
  let dearest = 0;
  for (const price of cost) if (price !== NO_ARC && price > dearest) dearest = price;
  const most = maxLoad.reduce((greatest, load) => Math.max(greatest, load), 0);
  const bonus = 1 + judges * dearest + loadPenalty * (2 * most + 1);
  // Potentials stay within a few of these.
  if (!Number.isSafeInteger(8 * bonus)) throw new RangeError('The costs are too large to be added up exactly.');
  return bonus;
}
