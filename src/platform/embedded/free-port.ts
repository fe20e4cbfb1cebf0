import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A port on the loopback that nobody listens on: the one used last time in this folder, or a new one that is remembered. */
export async function freePort(folder: string): Promise<number> {
  const file = join(folder, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (last > 0 && (await listenOnce(last))) || (await listenOnce(0));
  if (port === null) throw new Error('This machine has no free port on 127.0.0.1.');
  if (port !== last) await writeFile(file, `${port}\n`);
  return port;
}

async function listenOnce(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}
