import { answerApart } from './answer-apart.js';
import type { ReadTask } from './read-apart.js';
import { read } from './read.js';
import type { Reading } from './reading.js';
import { keptParts } from './text-parts.js';

// The program of the thread that `readApart` starts: one document after the other.

answerApart(async ({ kind, bytes }: ReadTask): Promise<Reading | null> => {
  const reading = await read(kind, Buffer.from(bytes));
  return reading && { ...reading, parts: keptParts(reading.parts) };
});
