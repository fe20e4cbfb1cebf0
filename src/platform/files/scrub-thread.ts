import { answerApart } from './answer-apart.js';
import type { ScrubTask } from './scrub-apart.js';
import { scrub } from './scrub.js';

// The program of the threads that `scrubApart` starts.
answerApart(({ kind, bytes }: ScrubTask) => scrub(kind, Buffer.from(bytes)));
