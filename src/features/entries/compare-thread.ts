import { parentPort, workerData } from 'node:worker_threads';
import { type Comparison, similarTexts } from '../../domain/similarity/similar-texts.js';

// The program of the thread that `compareApart` starts for one edition.

parentPort!.postMessage(similarTexts(workerData as Comparison), []);
