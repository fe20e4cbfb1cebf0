import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** A part of a file, counted in bytes; `end` is included, as in HTTP ranges. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Bytes under random keys. It knows no names, no owners and no types: those live in the database. */
export interface FileStore {
  /**
   * Hashes while it writes and resolves once the bytes would survive a power cut. A key is written once.
   * After a failure, the stream's own included, nothing is left under the key. Refuses with STORAGE_FULL or STORAGE_UNAVAILABLE.
   */
  write(key: string, stream: Readable): Promise<{ size: number; sha256: string }>;
  /** The stored bytes, or a part of them. Refuses with NOT_FOUND where nothing is stored. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** In bytes; null where nothing is stored. */
  size(key: string): Promise<number | null>;
  /** Removing what is not there is not an error. */
  remove(key: string): Promise<void>;
  /** Every complete file, in no particular order. */
  keys(): AsyncIterable<string>;
}

/** 128 random bits: a key says nothing about the file and cannot be guessed. */
export const newStorageKey = () => randomBytes(16).toString('hex');

/** Nothing but a key of ours may become a part of a path. */
export const isStorageKey = (text: string) => /^[0-9a-f]{32}$/.test(text);

/** Token of the store that this instance was given. */
export const FILE_STORE = Symbol('file store');
