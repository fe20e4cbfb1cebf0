import type { Readable } from 'node:stream';

import { refusal, Refused } from '../../domain/refusal.js';
import type { FileStore } from './file-store.js';

/** For looking around, and for going through a file once from its start. */
const around = { size: 16 * 1024, kept: 32 };
const inOrder = { size: 256 * 1024, kept: 4 };

/** However a hostile file is built, judging its structure reads no more than this. */
const readingBudget = 64 * 1024 * 1024;

/** Stored bytes for looking around in: any part, in small cached blocks, within a budget. Over it the file is FILE_DAMAGED. */
export class StoredBytes {
  private readonly blocks = new Map<number, Buffer>();
  private budget = readingBudget;

  constructor(
    private readonly store: FileStore,
    private readonly key: string,
    readonly size: number,
    private readonly blockShape = around,
  ) {}

  /** The same bytes, for whoever reads a little of every part of them, in their order: in few and larger blocks, twice each at most. */
  inOrder(): StoredBytes {
    const bytes = new StoredBytes(this.store, this.key, this.size, inOrder);
    bytes.budget += 2 * this.size;
    return bytes;
  }

  /** The bytes from `start`, `length` of them or as many as there are. */
  async read(start: number, length: number): Promise<Buffer> {
    const end = Math.min(start + length, this.size);
    const blockSize = this.blockShape.size;
    const parts: Buffer[] = [];
    for (let at = start; at < end;) {
      const index = Math.floor(at / blockSize);
      const block = await this.block(index);
      const part = block.subarray(at - index * blockSize, end - index * blockSize);
      parts.push(part);
      at += part.length;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  /** The last `length` bytes. */
  tail(length: number): Promise<Buffer> {
    return this.read(Math.max(0, this.size - length), length);
  }

  /** Everything, once, from the start: for formats without a structure to jump around in. */
  stream(): Promise<Readable> {
    return this.store.read(this.key);
  }

  private async block(index: number): Promise<Buffer> {
    const kept = this.blocks.get(index);
    if (kept) return kept;
    const start = index * this.blockShape.size;
    const end = Math.min(start + this.blockShape.size, this.size);
    this.budget -= end - start;
    if (this.budget < 0) throw new Refused(refusal('FILE_DAMAGED'));
    const chunks: Buffer[] = [];
    for await (const chunk of await this.store.read(this.key, { start, end: end - 1 })) chunks.push(chunk);
    const block = Buffer.concat(chunks);
    if (block.length < end - start) throw new Refused(refusal('STORAGE_UNAVAILABLE', { errno: 'SHORT_READ' }));
    if (this.blocks.size >= this.blockShape.kept) this.blocks.delete(this.blocks.keys().next().value!);
    this.blocks.set(index, block);
    return block;
  }
}
