import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { errorCodeOf } from '../error-code.js';
import { ScannerAway, type ScanResult, type Scanner } from './scanner.js';

interface Patience {
  connectMs: number;
  /** Without a byte in either direction: clamd itself gives up a file after two minutes (MaxScanTime). */
  silenceMs: number;
}

const enough: Patience = { connectMs: 5_000, silenceMs: 150_000 };

/** Asks clamd, the daemon of ClamAV, over TCP: one connection for each file, in the command INSTREAM. */
export class ClamdScanner implements Scanner {
  constructor(
    private readonly place: { host: string; port: number },
    private readonly patience: Patience = enough,
  ) {}

  async scan(bytes: Readable): Promise<ScanResult> {
    try {
      const socket = await this.connected();
      try {
        return verdictIn(await ask(socket, bytes, this.patience.silenceMs));
      } catch (error) {
        // clamd ends a stream that is too long for it with an answer and a reset, which often takes the answer with it.
        if (error instanceof HungUp && (await this.isThere())) return { verdict: 'TOO_LARGE', found: null };
        throw error;
      } finally {
        socket.destroy();
      }
    } finally {
      bytes.destroy();
    }
  }

  private async isThere(): Promise<boolean> {
    const socket = await this.connected();
    try {
      const reply = replyOn(socket, this.patience.silenceMs);
      await written(socket, Buffer.from('zPING\0'));
      return (await reply) === 'PONG';
    } finally {
      socket.destroy();
    }
  }

  private async connected(): Promise<Socket> {
    const socket = connect(this.place);
    try {
      await once(socket, 'connect', { signal: AbortSignal.timeout(this.patience.connectMs) });
      return socket;
    } catch (error) {
      socket.destroy();
      throw away('cannot be reached', error);
    }
  }
}

/** It closed the connection before it had the whole file, without an answer. */
class HungUp extends ScannerAway {}

/** Sends the file and answers with what clamd says, which may be before the end: it hangs up on files that are too large for it. */
async function ask(socket: Socket, bytes: Readable, silenceMs: number): Promise<string> {
  let isSent = false;
  const reply = replyOn(socket, silenceMs).catch((error: unknown) => {
    throw isSent || errorCodeOf((error as Error).cause) === 'ETIMEDOUT' ? error : new HungUp((error as Error).message, { cause: error });
  });
  // Whoever fails first is told below; the other is then no news.
  reply.catch(() => undefined);
  const sending = send(socket, bytes).then(() => {
    isSent = !socket.destroyed;
  });
  sending.catch(() => undefined);
  return Promise.race([reply, sending.then(() => reply)]);
}

/** The command, then pieces with their length before them, then a piece without length. */
async function send(socket: Socket, bytes: Readable): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (socket.destroyed) return;
    await written(socket, Buffer.concat([lengthOf(chunk), chunk]));
  }
  await written(socket, Buffer.alloc(4));
}

function lengthOf({ length }: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Resolves when the piece has left, or cannot any more: why that is, the reply tells. */
const written = (socket: Socket, piece: Buffer) => new Promise<void>((resolve) => void socket.write(piece, () => resolve()));

/** What comes up to the end of the connection. An answer counts even when the connection broke after it. */
function replyOn(socket: Socket, silenceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let broken: unknown;
    socket.setEncoding('latin1');
    socket.on('data', (part: unknown) => (text += String(part)).endsWith('\0') && resolve(text.slice(0, -1)));
    socket.on('error', (error) => (broken = error));
    socket.on('close', () => (text ? resolve(text) : reject(away('hung up without an answer', broken))));
    socket.setTimeout(silenceMs, () => socket.destroy(Object.assign(new Error('Nothing came for too long.'), { code: 'ETIMEDOUT' })));
  });
}

const away = (what: string, cause: unknown) =>
  new ScannerAway(`The scanner ${what} (${errorCodeOf(cause) ?? (cause ? 'in time' : 'no reason')}).`, { cause });

function verdictIn(reply: string): ScanResult {
  const found = /^stream: (.+) FOUND\s*$/.exec(reply)?.[1] ?? null;
  // With AlertExceedsMax clamd tells so of what it has not looked at to the end.
  if (found?.startsWith('Heuristics.Limits.Exceeded')) return { verdict: 'TOO_LARGE', found };
  if (found !== null) return { verdict: 'INFECTED', found };
  if (/size limit exceeded/i.test(reply)) return { verdict: 'TOO_LARGE', found: null };
  if (/^stream: OK\s*$/.test(reply)) return { verdict: 'CLEAN', found: null };
  throw new Error(`The scanner could not scan: ${reply.slice(0, 200)}`);
}
