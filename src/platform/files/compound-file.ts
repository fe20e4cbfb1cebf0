import { refusal, Refused } from '../../domain/refusal.js';

// [MS-CFB], the container of HWP 5 and of the older Office formats. Read here sector by sector, because a library that takes the
// whole file needs eight times its size in memory for a hostile one.

/** Far more hops than any real directory or small stream takes; it ends circles. */
const maxHops = 4096;
const fatInHeader = 109;
/** Writers may reserve some of the allocation table ahead of need. */
const spareFatSectors = 16;

/** Bytes to look around in, wherever they are. */
interface Bytes {
  size: number;
  /** The bytes from `start`, `length` of them or as many as there are. */
  read(start: number, length: number): Promise<Buffer>;
}

/** A piece of the file, from a byte up to but not including another. */
type Piece = [start: number, end: number];

export interface CompoundEntry {
  name: string;
  /** Streams have content, folders do not; the root of all holds the small streams. */
  kind: 'folder' | 'stream' | 'root';
  start: number;
  size: number;
  /** Where the directory speaks of it. */
  at: number;
}

export interface CompoundFile {
  /** All streams and folders, in the order of the directory. */
  entries: CompoundEntry[];
  /** The first bytes of a stream, at most 64; null when there is none of this name. */
  headOf(name: string): Promise<Buffer | null>;
  /** Where the content of a stream lies, in its order. */
  piecesOf(entry: CompoundEntry): Promise<Piece[]>;
  /** Where the file keeps its own order: header and allocation tables. */
  tables(): Promise<Piece[]>;
}

/** Opens what starts with the magic of a compound file; FILE_DAMAGED when it is cut off or its chains lead nowhere. */
export async function openCompoundFile(bytes: Bytes): Promise<CompoundFile> {
  const sectors = new Sectors(bytes, await bytes.read(0, 512));
  await sectors.checkAllThere();
  const entries = await directoryOf(sectors);
  return {
    entries,
    async headOf(name) {
      const entry = entries.find((candidate) => candidate.name === name);
      return entry ? sectors.headOfStream(entry, entries[0]!) : null;
    },
    piecesOf: (entry) => sectors.piecesOf(entry, entries[0]!),
    tables: () => sectors.tables(),
  };
}

const kinds: Record<number, CompoundEntry['kind']> = { 1: 'folder', 2: 'stream', 5: 'root' };

async function directoryOf(sectors: Sectors): Promise<CompoundEntry[]> {
  const entries: CompoundEntry[] = [];
  let sector = sectors.directoryStart;
  for (let hop = 0; Sectors.isReal(sector); hop += 1, sector = await sectors.next(sector)) {
    if (hop > maxHops) throw damaged();
    const content = await sectors.read(sector);
    for (let at = 0; at + 128 <= content.length; at += 128) {
      const nameBytes = content.readUInt16LE(at + 64);
      const kind = kinds[content[at + 66]!];
      if (!kind || nameBytes > 64) continue;
      const name = content.toString('utf16le', at, at + Math.max(0, nameBytes - 2));
      const [start, size] = [content.readUInt32LE(at + 116), content.readUInt32LE(at + 120)];
      entries.push({ name, kind, start, size, at: sectors.placeOf(sector) + at });
    }
  }
  if (entries.length === 0) throw damaged();
  return entries;
}

class Sectors {
  readonly directoryStart: number;
  private readonly sectorSize: number;
  private readonly fatSectors: number;
  private readonly smallStreamLimit: number;

  constructor(
    private readonly bytes: Bytes,
    private readonly header: Buffer,
  ) {
    if (header.length < 512 || ![9, 12].includes(header.readUInt16LE(30))) throw damaged();
    this.sectorSize = 2 ** header.readUInt16LE(30);
    this.fatSectors = header.readUInt32LE(44);
    this.directoryStart = header.readUInt32LE(48);
    this.smallStreamLimit = header.readUInt32LE(56);
  }

  static isReal = (sector: number) => sector < 0xfffffffa;

  placeOf = (sector: number) => (sector + 1) * this.sectorSize;

  async read(sector: number): Promise<Buffer> {
    const content = await this.bytes.read(this.placeOf(sector), this.sectorSize);
    // Writers may leave the very last sector short, but not missing.
    if (content.length === 0) throw damaged();
    return content;
  }

  /** The sector that follows in a chain. */
  async next(sector: number): Promise<number> {
    const perSector = this.sectorSize / 4;
    const index = Math.floor(sector / perSector);
    if (index >= this.fatSectors) throw damaged();
    return uint32(await this.read(await this.fatSector(index)), (sector % perSector) * 4);
  }

  /** In a file that was cut off, chains lead to sectors that are not there. */
  async checkAllThere(): Promise<void> {
    const possible = Math.ceil(this.bytes.size / this.sectorSize / (this.sectorSize / 4)) + spareFatSectors;
    if (this.fatSectors === 0 || this.fatSectors > possible) throw damaged();
    for (let index = 0; index < this.fatSectors; index += 1) {
      const fat = await this.read(await this.fatSector(index));
      for (let at = 0; at + 4 <= fat.length; at += 4) {
        const next = fat.readUInt32LE(at);
        if (Sectors.isReal(next) && (next + 1) * this.sectorSize >= this.bytes.size) throw damaged();
      }
    }
  }

  async headOfStream({ start, size }: CompoundEntry, root: CompoundEntry): Promise<Buffer> {
    const length = Math.min(size, 64);
    if (size >= this.smallStreamLimit) return (await this.read(start)).subarray(0, length);
    // Small streams lie in slots of 64 bytes inside one long stream, which belongs to the root.
    const offset = start * 64;
    let sector = root.start;
    const hops = Math.floor(offset / this.sectorSize);
    if (hops > maxHops) throw damaged();
    for (let hop = 0; hop < hops && Sectors.isReal(sector); hop += 1) sector = await this.next(sector);
    if (!Sectors.isReal(sector)) throw damaged();
    const within = offset % this.sectorSize;
    return (await this.read(sector)).subarray(within, within + length);
  }

  async piecesOf({ start, size }: CompoundEntry, root: CompoundEntry): Promise<Piece[]> {
    if (size >= this.smallStreamLimit) return within(size, await this.chain(start), this.sectorSize, this.placeOf);
    const whole = await this.chain(root.start);
    const slotsPerSector = this.sectorSize / 64;
    const place = (slot: number) => {
      const sector = whole[Math.floor(slot / slotsPerSector)];
      if (sector === undefined) throw damaged();
      return this.placeOf(sector) + (slot % slotsPerSector) * 64;
    };
    return within(size, await this.smallChain(start), 64, place);
  }

  async tables(): Promise<Piece[]> {
    const sectors = await this.chain(this.header.readUInt32LE(60));
    for (let index = 0; index < this.fatSectors; index += 1) sectors.push(await this.fatSector(index));
    const perSector = this.sectorSize / 4 - 1;
    let sector = this.header.readUInt32LE(68);
    for (let hop = 0; Sectors.isReal(sector); hop += 1, sector = uint32(await this.read(sector), perSector * 4)) {
      if (hop > maxHops) throw damaged();
      sectors.push(sector);
    }
    return [[0, 512], ...sectors.map((one): Piece => [this.placeOf(one), this.placeOf(one) + this.sectorSize])];
  }

  private async chain(start: number): Promise<number[]> {
    const sectors: number[] = [];
    for (let sector = start; Sectors.isReal(sector); sector = await this.next(sector)) {
      if (sectors.length * this.sectorSize > this.bytes.size) throw damaged();
      sectors.push(sector);
    }
    return sectors;
  }

  /** The slots of a small stream: these have an allocation table of their own. */
  private async smallChain(start: number): Promise<number[]> {
    const tables = await this.chain(this.header.readUInt32LE(60));
    const perSector = this.sectorSize / 4;
    const slots: number[] = [];
    for (let slot = start; Sectors.isReal(slot);) {
      const table = tables[Math.floor(slot / perSector)];
      if (table === undefined || slots.length * 64 > this.smallStreamLimit) throw damaged();
      slots.push(slot);
      slot = uint32(await this.read(table), (slot % perSector) * 4);
    }
    return slots;
  }

  /** Where the allocation table's own sector of this index lies. */
  private async fatSector(index: number): Promise<number> {
    if (index < fatInHeader) return uint32(this.header, 76 + index * 4);
    const perSector = this.sectorSize / 4 - 1;
    const hops = Math.floor((index - fatInHeader) / perSector);
    let sector = this.header.readUInt32LE(68);
    for (let hop = 0; hop < hops; hop += 1) sector = uint32(await this.read(sector), perSector * 4);
    return uint32(await this.read(sector), ((index - fatInHeader) % perSector) * 4);
  }
}

/** The pieces of a stream of this size in units of a chain; the rest of the last unit is nobody's. */
function within(size: number, chain: number[], unit: number, placeOf: (unit: number) => number): Piece[] {
  const needed = Math.ceil(size / unit);
  if (chain.length < needed) throw damaged();
  return chain.slice(0, needed).map((one, index): Piece => [placeOf(one), placeOf(one) + Math.min(unit, size - index * unit)]);
}

function uint32(content: Buffer, at: number): number {
  if (at + 4 > content.length) throw damaged();
  return content.readUInt32LE(at);
}

const damaged = () => new Refused(refusal('FILE_DAMAGED'));
