import { answerApart } from './answer-apart.js';
import type { ReadTask } from './read-apart.js';
import { read } from './read.js';

// The program of the thread that `readApart` starts: one document after the other.

answerApart(({ kind, bytes }: ReadTask) => read(kind, Buffer.from(bytes)));
