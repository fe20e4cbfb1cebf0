import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { inodeOf } from './claim.js';
import { isAlive } from './process-identity.js';

/** What a start leaves on record for others: which process it is, and where it answers. */
const runningShape = z.object({
  pid: z.number(),
  startedAt: z.string(),
  /** Of the folder that is served; a copy of the folder has another one. */
  inode: z.string(),
  databasePort: z.number(),
  /** Where the application answers; null until it does. */
  address: z.string().nullable(),
});

export type Running = z.infer<typeof runningShape>;

const fileIn = (folder: string) => join(folder, 'running.json');

/** The start that serves this folder now; null when there is none, or when it died without tidying up. */
export async function readRunning(folder: string): Promise<Running | null> {
  const running = await readRecord(folder);
  return running && isAlive(running) && running.inode === (await inodeOf(folder)) ? running : null;
}

async function readRecord(folder: string): Promise<Running | null> {
  try {
    return runningShape.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return null;
  }
}

export async function noteRunning(folder: string, running: Running): Promise<void> {
  const file = fileIn(folder);
  await writeFile(`${file}.new`, `${JSON.stringify(running, null, 2)}\n`);
  await rename(`${file}.new`, file);
}

export const forgetRunning = (folder: string): Promise<void> => rm(fileIn(folder), { force: true });
