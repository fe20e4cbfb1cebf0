import type { Response } from 'express';
import { SAFE_HEADERS } from './send-stored.js';

/** Answers with bytes that were made for this request, as an attachment: something to save, never a page of this site. */
export function sendMade(response: Response, bytes: Buffer, { mediaType, fileName }: { mediaType: string; fileName: string }): void {
  response.attachment(fileName);
  response.set({ ...SAFE_HEADERS, 'content-type': mediaType, 'content-length': String(bytes.length) });
  response.end(bytes);
}
