import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ProcessIdentity, isAlive, ownIdentity } from './process-identity.js';

/** The right to run the cluster of one folder, held by one living process at a time. */
export interface Claim {
  release(): Promise<void>;
}

const attempts = 8;

/**
 * Takes the claim on a folder, or names the living process that has it.
 *
 * Each process first puts its own note into `claims/`, then looks for others. Of two that arrive together, the one that looks last
 * finds both notes, so never do both win; each that finds another takes its note back and tries again a little later. A note carries
 * its process in its name, so the notes of dead processes can be removed by anybody at any time. It also carries the folder's inode:
 * a copy of the folder is not claimed by whoever runs the original.
 */
export async function claimFolder(folder: string): Promise<Claim | ProcessIdentity> {
  const notes = join(folder, 'claims');
  await mkdir(notes, { recursive: true });
  const own = ownIdentity();
  const inode = await inodeOf(folder);
  const name = [own.pid, own.startedAt, inode, randomUUID()].join('-');
  const release = () => rm(join(notes, name), { force: true });
  for (let attempt = 1; ; attempt += 1) {
    await writeFile(join(notes, name), '');
    const other = await firstLiving(notes, name, inode);
    if (!other) return { release };
    await release();
    if (attempt === attempts) return other;
    await pause(randomInt(10, 60));
  }
}

/** What a copy of a folder does not share with it. */
export const inodeOf = async (folder: string): Promise<string> => String((await stat(folder)).ino);

async function firstLiving(notes: string, own: string, inode: string): Promise<ProcessIdentity | null> {
  const others = (await readdir(notes)).filter((name) => name !== own);
  for (const name of others) {
    const [pid, startedAt = '', claimed] = name.split('-');
    const other = { pid: Number(pid), startedAt };
    if (claimed === inode && isAlive(other)) return other;
    await rm(join(notes, name), { force: true });
  }
  return null;
}
