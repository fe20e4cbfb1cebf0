import { randomInt, randomUUID } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from '../make-folder.js';
import { type ProcessIdentity, isAlive, ownIdentity } from './process-identity.js';

/** The right to run the cluster of one folder, held by one living process at a time. */
export interface Claim {
  release(): Promise<void>;
}

/** A process that wants the claim, or holds it. */
interface Claimant extends ProcessIdentity {
  holds: boolean;
}

const attempts = 40;
const heldSuffix = '.held';

/**
 * Takes the claim on a folder, or names the living process that has it.
 *
 * Each process first puts its own note into `claims/`, then looks for others. Of two that arrive together, the one that looks last
 * finds both notes, so never do both win; each that finds another takes its note back and tries again a little later, unless the other
 * has marked the claim as held. A note carries its process in its name, so the notes of dead processes can be removed by anybody at any
 * time. It also carries the folder's inode: a copy of the folder is not claimed by whoever runs the original.
 */
export async function claimFolder(folder: string): Promise<Claim | ProcessIdentity> {
  const notes = join(folder, 'claims');
  await makeFolder(notes);
  const own = ownIdentity();
  const inode = await inodeOf(folder);
  const name = [own.pid, own.startedAt, inode, randomUUID()].join('-');
  const release = async () => {
    await rm(join(notes, name), { force: true });
    await rm(join(notes, name + heldSuffix), { force: true });
  };
  for (let attempt = 1; ; attempt += 1) {
    await writeFile(join(notes, name), '');
    const others = await livingClaimants(notes, name, inode);
    const [first] = others;
    if (!first) {
      await writeFile(join(notes, name + heldSuffix), '');
      return { release };
    }
    await release();
    const holder = others.find(({ holds }) => holds);
    if (holder || attempt === attempts) return holder ?? first;
    await pause(randomInt(5, 20 * attempt));
  }
}

/** What a copy of a folder does not share with it. */
export const inodeOf = async (folder: string): Promise<string> => String((await stat(folder)).ino);

async function livingClaimants(notes: string, own: string, inode: string): Promise<Claimant[]> {
  const found: Claimant[] = [];
  for (const name of await readdir(notes)) {
    if (name === own) continue;
    const [pid, startedAt = '', claimed] = name.split('-');
    const claimant = { pid: Number(pid), startedAt, holds: name.endsWith(heldSuffix) };
    if (claimed === inode && isAlive(claimant)) found.push(claimant);
    else await rm(join(notes, name), { force: true });
  }
  return found;
}
