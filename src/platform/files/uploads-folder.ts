import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomId } from '../database/ids.js';
import { folderFailure } from '../folder-failure.js';
import { makeFolder } from '../make-folder.js';

/** Makes the folder and writes in it, so that the start tells what the first upload would find. @throws StartError */
export async function tryUploadsFolder(folder: string): Promise<void> {
  const probe = join(folder, `.probe-${randomId()}`);
  try {
    await makeFolder(folder);
    await writeFile(probe, '', { flag: 'wx' });
    await rm(probe);
  } catch (error) {
    throw folderFailure(folder, error);
  }
}
