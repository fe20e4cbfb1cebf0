import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ScanState } from '../../domain/scan.js';
import type { FileStore } from '../files/file-store.js';

/** A page's bytes, packed with gzip, within a stored file. */
export interface PlacedPage {
  storageKey: string;
  mediaType: string;
  start: number;
  length: number;
  /** Of the stored file. */
  scanState: ScanState;
}

/**
 * A page of a document is made of strangers' words: it is shown in a frame of this site, with its own styles and the pictures that it holds,
 * and can do nothing; nothing in it runs, loads, links or is kept by a cache.
 */
const PAGE_HEADERS = {
  'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'content-disposition': 'inline',
};

/** Answers with one page, to be looked at. The headers tell what it is, and nothing of where it is from: no ETag, no date, no name. */
export async function sendPage(request: Request, response: Response, store: FileStore, page: PlacedPage): Promise<void> {
  const isTakenPacked = request.acceptsEncodings('gzip') === 'gzip';
  // Opened before the first header is set, so that a refusal of the store is answered as any other.
  const bytes = await store.read(page.storageKey, { start: page.start, end: page.start + page.length - 1 });
  response.set({ ...PAGE_HEADERS, 'content-type': page.mediaType });
  if (isTakenPacked) response.set({ 'content-encoding': 'gzip', 'content-length': `${page.length}` });
  await pipeline(isTakenPacked ? [bytes, response] : [bytes, createGunzip(), response]).catch((error: NodeJS.ErrnoException) => {
    // The client has gone: there is nobody to tell.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
