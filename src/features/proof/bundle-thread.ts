import { parentPort, workerData } from 'node:worker_threads';
import type { BundleTexts } from './bundle-source.queries.js';
import { storedBundle } from './bundle-texts.js';

// The program of the thread that `bundleApart` starts for one bundle.

parentPort!.postMessage(storedBundle(workerData as BundleTexts), []);
