import { Refused } from '../../domain/refusal.js';
import { Apart } from './apart.js';
import type { FileKind } from './file-kind.js';
import type { Reading } from './reading.js';

/** An ordinary report takes a second or two, and the largest one less than this. */
const patienceOfServer = 60_000;

/** What the thread is given. */
export interface ReadTask {
  kind: FileKind;
  bytes: Uint8Array;
}

const reading = new Apart<ReadTask, Reading | null>('read-thread');

/**
 * What can be read in a document, read in a thread of its own. NOT_READABLE for a kind without text that we can read, FAILED for a document that
 * breaks its reader or that no limit is enough for.
 */
export async function readApart(
  kind: FileKind,
  bytes: Buffer,
  patienceMs = patienceOfServer,
): Promise<Reading | 'FAILED' | 'NOT_READABLE'> {
  try {
    return (await reading.run({ kind, bytes }, patienceMs)) ?? 'NOT_READABLE';
  } catch (error) {
    if (error instanceof Refused) return 'FAILED';
    throw error;
  }
}
