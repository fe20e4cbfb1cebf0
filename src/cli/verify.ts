import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { verifyArchiveCommand } from './verify-archive.js';
import { verifyBundleCommand } from './verify-bundle.js';

/** `pado verify <file> --key <file>`: a bundle, or an archive, which begins as every ZIP does. */
export async function verifyCommand(file: string, keyFile: string, output: Writable = process.stdout): Promise<number> {
  return (await beginsAsZip(file)) ? verifyArchiveCommand(file, keyFile, output) : verifyBundleCommand(file, keyFile, output);
}

async function beginsAsZip(file: string): Promise<boolean> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && ['504b0304', '504b0506'].includes(buffer.toString('hex'));
  } catch {
    return false;
  }
}
