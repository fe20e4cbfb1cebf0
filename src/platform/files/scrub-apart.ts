import { Apart } from './apart.js';
import type { FileKind } from './file-kind.js';

/** An ordinary report takes a second or two, and the largest one less than this. */
const patienceOfServer = 60_000;

/** What the thread is given. */
export interface ScrubTask {
  kind: FileKind;
  bytes: Uint8Array;
}

const scrubbing = new Apart<ScrubTask, Uint8Array | null>('scrub-thread');

/** `scrub` in a thread of its own. Refuses as it does, and with FILE_DAMAGED for a document that no limit is enough for. */
export async function scrubApart(kind: FileKind, bytes: Buffer, patienceMs = patienceOfServer): Promise<Buffer | null> {
  const scrubbed = await scrubbing.run({ kind, bytes }, patienceMs);
  return scrubbed && Buffer.from(scrubbed);
}
