import type { Actor } from '../actor.js';
import { type Refusal, refusal } from '../refusal.js';

/** A file is used by whoever sent it; for everybody else there is no such file. */
export const mayUseUpload = (actor: Actor, file: { uploadedBy: string | null }): Refusal | null =>
  file.uploadedBy === actor.accountId ? null : refusal('NOT_FOUND');
