import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { EICAR } from './eicar.js';

/** What speaks to us as clamd does; the real one is asked in test/conformance. */
export interface ClamdPeer {
  url: string;
  place: { host: string; port: number };
  /** How it answers from now on: as clamd, with these words, not at all, by hanging up at once, or by hanging up in the middle and being away. */
  manner: 'CLAMD' | 'SILENT' | 'HANGS_UP' | 'DIES' | { says: string };
  /** StreamMaxLength, in bytes. */
  maxLength: number;
  /** How many files it was given whole. */
  scanned: number;
  close(): Promise<void>;
}

export async function aClamdPeer(): Promise<ClamdPeer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    void serve(peer, socket).catch(() => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const peer: ClamdPeer = {
    url: `clamd://127.0.0.1:${port}`,
    place: { host: '127.0.0.1', port },
    manner: 'CLAMD',
    maxLength: 1024 * 1024,
    scanned: 0,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return peer;
}

const COMMAND = 'zINSTREAM\0';
const PING = 'zPING\0';

/** One connection: the command, pieces with their length before them, a piece of no length; then the verdict. */
async function serve(peer: ClamdPeer, socket: Socket): Promise<void> {
  if (peer.manner === 'HANGS_UP') return void socket.destroy();
  const dies = peer.manner === 'DIES';
  let pending = Buffer.alloc(0);
  let content = Buffer.alloc(0);
  let isCommanded = false;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    pending = Buffer.concat([pending, chunk]);
    if (!isCommanded && pending.toString('latin1') === PING) return void socket.end('PONG\0');
    if (!isCommanded && pending.length >= COMMAND.length) {
      if (pending.toString('latin1', 0, COMMAND.length) !== COMMAND) return void socket.end('UNKNOWN COMMAND\0');
      isCommanded = true;
      pending = pending.subarray(COMMAND.length);
    }
    if (!isCommanded) continue;
    while (pending.length >= 4 && pending.length >= 4 + pending.readUInt32BE()) {
      const length = pending.readUInt32BE();
      if (length === 0) return conclude(peer, socket, content);
      if (dies) peer.manner = 'HANGS_UP';
      if (dies) return void socket.destroy();
      content = Buffer.concat([content, pending.subarray(4, 4 + length)]);
      pending = pending.subarray(4 + length);
      // As the real one: what is still under way resets the connection, mostly before the answer was read.
      if (content.length > peer.maxLength) return void socket.end('INSTREAM size limit exceeded. ERROR\0', () => socket.destroy());
    }
  }
}

function conclude(peer: ClamdPeer, socket: Socket, content: Buffer): void {
  peer.scanned += 1;
  if (peer.manner === 'SILENT') return;
  if (typeof peer.manner === 'object') return void socket.end(`${peer.manner.says}\0`);
  socket.end(content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
}
