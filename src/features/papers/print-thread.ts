import { parentPort } from 'node:worker_threads';
import { certificatesPaper } from './certificate-paper.js';
import type { PrintMessage, PrintTask } from './print-apart.js';

const TELL_EVERY = 10;

// The program of the thread that `printApart` starts: one file, and how far it has come on the way.
const tell = (message: PrintMessage) => parentPort!.postMessage(message, []);

parentPort!.once('message', ({ certificates, at }: PrintTask) => {
  void certificatesPaper(certificates, at, (done) => done % TELL_EVERY === 0 && tell({ done })).then((bytes) => tell({ bytes }));
});
