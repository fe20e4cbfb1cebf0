import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type SettledTrack, settleTrack } from '../../domain/settle.js';
import type { StageInputs } from '../../domain/settlement/stage-inputs.js';
import { canonicalText } from '../../platform/audit/canonical.js';

/** Up to here settling takes less time than starting a thread; 15,000 sheets take some two seconds, in which nobody else was answered. */
const mostAtOnce = 1_500;

/** The tracks of a stage, each settled on its own: in a thread where there are many sheets, so that other requests go on. */
export async function settleTracks(tracks: readonly StageInputs[], most = mostAtOnce): Promise<SettledTrack[]> {
  const sheets = tracks.flatMap(({ entries }) => entries).reduce((sum, entry) => sum + entry.sheets.length, 0);
  if (sheets <= most) return tracks.map((track) => settleTrack(track));
  // Its program lies beside this one, in the language of this one.
  const program = new URL(`./settle-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = new Worker(program, { execArgv: [], workerData: tracks });
  try {
    const [settled] = (await once(thread, 'message')) as [SettledTrack[]];
    return settled;
  } finally {
    await thread.terminate();
  }
}

/** The same as it is stored: the lines of all tracks, and what they follow from. */
export async function settledTexts(tracks: readonly ({ track: string } & StageInputs)[]): Promise<{ rows: string; summary: string }> {
  const settled = (await settleTracks(tracks)).map((of, index) => ({ track: tracks[index]!.track, ...of }));
  return {
    rows: canonicalText(settled.flatMap(({ track, standings }) => standings.map((row) => ({ ...row, track })))),
    summary: canonicalText(settled.map(({ track, summary }) => ({ track, ...summary! }))),
  };
}
