import { refusal, Refused } from '../../domain/refusal.js';
import type { StoredBytes } from './stored-bytes.js';

// [MS-CFB], the container of HWP 5 and of the older Office formats. Read here sector by sector, because a library that takes the
// whole file needs eight times its size in memory for a hostile one.

/** Far more hops than any real directory or small stream takes; it ends circles. */
const maxHops = 4096;
const fatInHeader = 109;
/** Writers may reserve some of the allocation table ahead of need. */
const spareFatSectors = 16;

interface Entry {
  name: string;
  start: number;
  size: number;
}

export interface CompoundFile {
  /** Names of all streams and folders, in the order of the directory. */
  names: string[];
  /** The first bytes of a stream, at most 64; null when there is none of this name. */
  headOf(name: string): Promise<Buffer | null>;
}

/** Opens what starts with the magic of a compound file; FILE_DAMAGED when it is cut off or its chains lead nowhere. */
export async function openCompoundFile(bytes: StoredBytes): Promise<CompoundFile> {
  const sectors = new Sectors(bytes, await bytes.read(0, 512));
  await sectors.checkAllThere();
  const entries = await directoryOf(sectors);
  return {
    names: entries.map(({ name }) => name),
    async headOf(name) {
      const entry = entries.find((candidate) => candidate.name === name);
      return entry ? sectors.headOfStream(entry, entries[0]!) : null;
    },
  };
}

async function directoryOf(sectors: Sectors): Promise<Entry[]> {
  const entries: Entry[] = [];
  let sector = sectors.directoryStart;
  for (let hop = 0; Sectors.isReal(sector); hop += 1, sector = await sectors.next(sector)) {
    if (hop > maxHops) throw damaged();
    const content = await sectors.read(sector);
    for (let at = 0; at + 128 <= content.length; at += 128) {
      const nameBytes = content.readUInt16LE(at + 64);
      if (content[at + 66] === 0 || nameBytes > 64) continue;
      const name = content.toString('utf16le', at, at + Math.max(0, nameBytes - 2));
      entries.push({ name, start: content.readUInt32LE(at + 116), size: content.readUInt32LE(at + 120) });
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
    private readonly bytes: StoredBytes,
    private readonly header: Buffer,
  ) {
    if (header.length < 512 || ![9, 12].includes(header.readUInt16LE(30))) throw damaged();
    this.sectorSize = 2 ** header.readUInt16LE(30);
    this.fatSectors = header.readUInt32LE(44);
    this.directoryStart = header.readUInt32LE(48);
    this.smallStreamLimit = header.readUInt32LE(56);
  }

  static isReal = (sector: number) => sector < 0xfffffffa;

  async read(sector: number): Promise<Buffer> {
    const content = await this.bytes.read((sector + 1) * this.sectorSize, this.sectorSize);
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

  async headOfStream({ start, size }: Entry, root: Entry): Promise<Buffer> {
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

function uint32(content: Buffer, at: number): number {
  if (at + 4 > content.length) throw damaged();
  return content.readUInt32LE(at);
}

const damaged = () => new Refused(refusal('FILE_DAMAGED'));
