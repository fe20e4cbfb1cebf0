// [MS-CFB] once more, written: every byte of the file is one of these streams, its place, or zero.

const sectorSize = 512;
const slotSize = 64;
/** Smaller streams lie in slots of one long stream. */
const smallStreamLimit = 4096;
const [free, endOfChain, table, tableOfTables] = [0xffffffff, 0xfffffffe, 0xfffffffd, 0xfffffffc];
const tablesInHeader = 109;
const perSector = sectorSize / 4;

interface Node {
  name: string;
  content: Buffer | null;
  children: Node[];
  /** Numbers in the directory: its own, and its neighbours' in a tree of names. */
  index: number;
  left: number;
  right: number;
  start: number;
  size: number;
}

/** A compound file of these streams; folders are made as their paths need them. No times, no identities. */
export function compoundFileOf(streams: Iterable<[path: string, content: Buffer]>): Buffer {
  const root = newNode('Root Entry', null);
  for (const [path, content] of streams) addTo(root, path.split('/'), content);
  const nodes = inDirectory(root);
  const chains = new Chains();
  const [small, slots] = smallStreams(nodes);
  for (const node of nodes) {
    if (node.content && node.content.length >= smallStreamLimit) node.start = chains.add(node.content);
  }
  root.start = chains.add(small);
  root.size = small.length;
  const slotTable = chains.add(tableOf(slots));
  const directory = chains.add(Buffer.concat(nodes.map(entryOf)));
  return chains.written({ directory, slotTable, slotTables: Math.ceil(slots.length / perSector) });
}

const newNode = (name: string, content: Buffer | null): Node => ({
  name,
  content,
  children: [],
  index: 0,
  left: free,
  right: free,
  start: content && content.length === 0 ? endOfChain : 0,
  size: content?.length ?? 0,
});

function addTo(folder: Node, [name = '', ...rest]: string[], content: Buffer): void {
  let node = folder.children.find((child) => child.name === name);
  if (!node) folder.children.push((node = newNode(name, rest.length > 0 ? null : content)));
  if (rest.length > 0) addTo(node, rest, content);
}

/** All nodes in the order of the directory, each knowing its neighbours. */
function inDirectory(root: Node): Node[] {
  const nodes = [root];
  for (const { children } of nodes) {
    children.sort((a, b) => a.name.length - b.name.length || (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
    for (const child of children) child.index = nodes.push(child) - 1;
    asTree(children);
  }
  return nodes;
}

/** The middle of a folder's children, which leads to the halves on its sides. */
function asTree(children: Node[]): number {
  if (children.length === 0) return free;
  const middle = Math.floor(children.length / 2);
  const node = children[middle]!;
  node.left = asTree(children.slice(0, middle));
  node.right = asTree(children.slice(middle + 1));
  return node.index;
}

function smallStreams(nodes: Node[]): [content: Buffer, slots: number[]] {
  const [contents, slots]: [Buffer[], number[]] = [[], []];
  for (const node of nodes) {
    if (!node.content || node.content.length === 0 || node.content.length >= smallStreamLimit) continue;
    node.start = slots.length;
    contents.push(padded(node.content, slotSize));
    extend(slots, Math.ceil(node.content.length / slotSize));
  }
  return [Buffer.concat(contents), slots];
}

function extend(links: number[], count: number): void {
  for (let left = count; left > 0; left -= 1) links.push(left === 1 ? endOfChain : links.length + 1);
}

const padded = (content: Buffer, unit: number): Buffer => Buffer.concat([content, Buffer.alloc((unit - (content.length % unit)) % unit)]);

function tableOf(links: number[]): Buffer {
  const written = Buffer.alloc(Math.ceil(links.length / perSector) * sectorSize, 0xff);
  for (const [index, link] of links.entries()) written.writeUInt32LE(link, index * 4);
  return written;
}

function entryOf({ name, content, children, index, left, right, start, size }: Node): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 62, 'utf16le');
  entry.writeUInt16LE(2 * name.length + 2, 64);
  // A stream, the root or a folder; all are black.
  entry[66] = content ? 2 : index === 0 ? 5 : 1;
  entry[67] = 1;
  const middle = children[Math.floor(children.length / 2)];
  for (const [place, value] of [left, right, middle?.index ?? free].entries()) entry.writeUInt32LE(value, 68 + 4 * place);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

/** Sectors in chains, one behind the other. */
class Chains {
  private readonly sectors: Buffer[] = [];
  private readonly links: number[] = [];

  /** Answers where the chain starts. */
  add(content: Buffer): number {
    if (content.length === 0) return endOfChain;
    const start = this.links.length;
    this.sectors.push(padded(content, sectorSize));
    extend(this.links, Math.ceil(content.length / sectorSize));
    return start;
  }

  written({ directory, slotTable, slotTables }: { directory: number; slotTable: number; slotTables: number }): Buffer {
    const used = this.links.length;
    let [tables, more] = [0, 0];
    for (let before = -1; before !== tables;) {
      before = tables;
      tables = Math.ceil((used + tables + more) / perSector);
      more = Math.ceil(Math.max(0, tables - tablesInHeader) / (perSector - 1));
    }
    const places = Array.from({ length: tables }, (_, index) => used + index);
    const links = [...this.links, ...places.map(() => table), ...Array<number>(more).fill(tableOfTables)];
    const header = Buffer.alloc(sectorSize);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
    for (const [at, value] of [
      [24, 0x3e],
      [26, 3],
      [28, 0xfffe],
      [30, 9],
      [32, 6],
    ] as const)
      header.writeUInt16LE(value, at);
    for (const [at, value] of [
      [44, tables],
      [48, directory],
      [56, smallStreamLimit],
      [60, slotTable],
      [64, slotTables],
      [68, more > 0 ? used + tables : endOfChain],
      [72, more],
    ] as const)
      header.writeUInt32LE(value, at);
    header.fill(0xff, 76);
    for (const [index, place] of places.slice(0, tablesInHeader).entries()) header.writeUInt32LE(place, 76 + index * 4);
    return Buffer.concat([header, ...this.sectors, tableOf(links), ...this.listOfTables(places.slice(tablesInHeader), used + tables)]);
  }

  /** Where the tables lie that the header has no room for. */
  private listOfTables(places: number[], first: number): Buffer[] {
    const sectors: Buffer[] = [];
    for (let from = 0; from < places.length; from += perSector - 1) {
      const part = places.slice(from, from + perSector - 1);
      const sector = Buffer.alloc(sectorSize, 0xff);
      for (const [index, place] of part.entries()) sector.writeUInt32LE(place, index * 4);
      const isLast = from + perSector - 1 >= places.length;
      sector.writeUInt32LE(isLast ? endOfChain : first + sectors.length + 1, sectorSize - 4);
      sectors.push(sector);
    }
    return sectors;
  }
}
