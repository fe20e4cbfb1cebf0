/** The nodes to look at next, the nearest first (a binary heap that knows where each node stands). */
export class NodeHeap {
  private readonly nodes: Int32Array;
  private readonly placeOf: Int32Array;
  private size = 0;

  constructor(nodes: number) {
    this.nodes = new Int32Array(nodes);
    this.placeOf = new Int32Array(nodes).fill(-1);
  }

  clear(): void {
    this.placeOf.fill(-1);
    this.size = 0;
  }

  /** Puts a node in, or moves it up after its distance became smaller. */
  push(node: number, distance: Float64Array): void {
    const { nodes, placeOf } = this;
    let place = placeOf[node]! >= 0 ? placeOf[node]! : this.size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (distance[nodes[above]!]! <= distance[node]!) break;
      nodes[place] = nodes[above]!;
      placeOf[nodes[place]!] = place;
      place = above;
    }
    nodes[place] = node;
    placeOf[node] = place;
  }

  /** The nearest node, or −1 when there is none. */
  pop(distance: Float64Array): number {
    const { nodes, placeOf } = this;
    if (this.size === 0) return -1;
    const nearest = nodes[0]!;
    placeOf[nearest] = -1;
    const last = nodes[--this.size]!;
    if (this.size === 0) return nearest;
    let place = 0;
    for (let child = 1; child < this.size; child = 2 * place + 1) {
      if (child + 1 < this.size && distance[nodes[child + 1]!]! < distance[nodes[child]!]!) child++;
      if (distance[nodes[child]!]! >= distance[last]!) break;
      nodes[place] = nodes[child]!;
      placeOf[nodes[place]!] = place;
      place = child;
    }
    nodes[place] = last;
    placeOf[last] = place;
    return nearest;
  }
}
