import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** A file is used by whoever sent it; for everybody else there is no such file. */
export const mayUseUpload = (actor: Actor, file: { uploadedBy: string | null }): Refusal | null =>
  file.uploadedBy === actor.accountId ? null : refusal('NOT_FOUND');

/** What one account may have begun to send and not finished: so many uploads, and in bytes so many times what a single file may have. */
const unfinishedUploads = { most: 50, timesFileLimit: 20 };

/** Whether an account that has `held` unfinished may begin an upload of `size` bytes, where a file may have `fileLimit`. */
export function mayBeginUpload(held: { uploads: number; bytes: number }, size: number, fileLimit: number): Refusal | null {
  const { most, timesFileLimit } = unfinishedUploads;
  const mostBytes = timesFileLimit * fileLimit;
  if (held.uploads < most && held.bytes + size <= mostBytes) return null;
  return refusal('UPLOADS_UNFINISHED', { most, limitMb: Math.round(mostBytes / 1024 / 1024) });
}

/** What one account may upload in a day, in bytes so many times what a single file may have: files that nothing uses stay for weeks. */
const dayTimesFileLimit = 50;

/** Whether an account that has uploaded `ofDay` bytes in the last 24 hours may keep `size` more. */
export function mayKeepUpload(ofDay: number, size: number, fileLimit: number): Refusal | null {
  const most = dayTimesFileLimit * fileLimit;
  return ofDay + size <= most ? null : refusal('UPLOADS_OF_DAY', { limitMb: Math.round(most / 1024 / 1024) });
}
