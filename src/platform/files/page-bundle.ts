import { gzipSync } from 'node:zlib';

import type { PreviewPage } from './preview-page.js';

/** Pages as they are stored: behind each other, each packed by itself (gzip), so that one can be read without the others. */
export interface PageBundle {
  bytes: Uint8Array;
  pages: { mediaType: string; start: number; length: number }[];
}

/** The same pages give the same bytes. */
export function bundle(pages: readonly PreviewPage[]): PageBundle {
  const packed = pages.map(({ bytes }) => gzipSync(bytes));
  let start = 0;
  const places = packed.map(({ length }, index) => {
    const place = { mediaType: pages[index]!.mediaType, start, length };
    start += length;
    return place;
  });
  return { bytes: Buffer.concat(packed), pages: places };
}
