import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { refuse } from '../../domain/refusal.js';
import { mayBeServed, type ScanState } from '../../domain/scan.js';
import { CONFIG, type Config } from '../config.js';
import { type ByteRange, FILE_STORE, type FileStore } from '../files/file-store.js';
import { type PlacedPage, sendPage } from './send-page.js';

export interface StoredAnswer {
  storageKey: string;
  /** In bytes. */
  size: number;
  mediaType: string;
  /** Under which the browser saves it. */
  fileName: string;
  /** Of the stored file. */
  scanState: ScanState;
}

/** A stored file is something to save, never a page of this site: nothing in it may run or be kept by a cache. */
export const SAFE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
};
const RANGED_HEADERS = { ...SAFE_HEADERS, 'accept-ranges': 'bytes' };

/** The only way on which stored bytes, and what was made of them, leave. */
@Injectable()
export class StoredSender {
  constructor(
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Refuses a file that may not be served. For those who write down before that it was seen, or send something that was made of it. */
  refuseUnlessServable(file: Pick<StoredAnswer, 'scanState'>): void {
    refuse(mayBeServed(file, this.config.scanner !== null));
  }

  /** Answers with a stored file, if it may be served. Resolves when all is sent, or when the client has left. */
  async send(request: Request, response: Response, file: StoredAnswer): Promise<void> {
    this.refuseUnlessServable(file);
    await sendStored(request, response, this.store, file);
  }

  /** The same for a page that is looked at where it is. */
  async sendPage(request: Request, response: Response, page: PlacedPage): Promise<void> {
    this.refuseUnlessServable(page);
    await sendPage(request, response, this.store, page);
  }
}

/**
 * Answers with stored bytes as an attachment: all of them, or the one range that was asked for (RFC 9110). The headers tell size, type
 * and name, and nothing of where the bytes are from: no ETag, no date. Resolves when all is sent, or when the client has left.
 */
async function sendStored(request: Request, response: Response, store: FileStore, file: StoredAnswer): Promise<void> {
  const range = rangeOf(request, file.size);
  if (range === 'UNSATISFIABLE') {
    const headers = { ...RANGED_HEADERS, 'content-range': `bytes */${file.size}` };
    response.status(416).set(headers).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  // Opened before the first header is set, so that a refusal of the store is answered as any other.
  const bytes = request.method === 'HEAD' ? null : await store.read(file.storageKey, { start, end });
  response.attachment(file.fileName);
  response.set({ ...RANGED_HEADERS, 'content-type': file.mediaType, 'content-length': `${end - start + 1}` });
  if (range) response.status(206).set('content-range', `bytes ${start}-${end}/${file.size}`);
  if (!bytes) {
    response.end();
    return;
  }
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    // The client has gone: there is nobody to tell.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

/** The one range that is asked for; null for the whole, which also answers several ranges at once and headers that make no sense. */
function rangeOf(request: Request, size: number): ByteRange | 'UNSATISFIABLE' | null {
  const ranges = request.range(size);
  if (ranges === -1) return 'UNSATISFIABLE';
  const [range, ...others] = Array.isArray(ranges) && ranges.type === 'bytes' ? ranges : [];
  return range && others.length === 0 ? { start: range.start, end: range.end } : null;
}
