import { parentPort, workerData } from 'node:worker_threads';
import { settleTrack } from '../../domain/settle.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';

// The program of the thread that `settleTracks` starts for one stage.

parentPort!.postMessage(
  (workerData as StageInputs[]).map((track) => settleTrack(track)),
  [],
);
