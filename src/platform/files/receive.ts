import type { Request, Response } from 'express';
import multer from 'multer';
import type { Readable } from 'node:stream';
import { callbackify } from 'node:util';

import { refusal, Refused } from '../../domain/refusal.js';
import type { FileStore } from './file-store.js';
import { type ReceivedFile, storeAndJudge } from './store-and-judge.js';

const megabyte = 1024 * 1024;
/** Around the file a request has only boundaries and a few headers. */
const wrapping = 64 * 1024;

/**
 * Takes the one file of a multipart request, in the part `file`, straight to the store; nothing is held in memory.
 * Resolves when the file is safe and judged. Otherwise nothing is left in the store, and it refuses with FILE_MISSING, FILE_ONLY_ONE,
 * FILE_CUT_OFF, FILE_TOO_LARGE, the refusals of `judgeFile`, STORAGE_FULL or STORAGE_UNAVAILABLE.
 */
export async function receiveFile(
  request: Request,
  response: Response,
  store: FileStore,
  limits: { maxBytes: number },
): Promise<ReceivedFile> {
  if (Number(request.headers['content-length'] ?? 0) > limits.maxBytes + wrapping) throw tooLarge(limits.maxBytes);
  const arrival = receiveInto(store, limits.maxBytes);
  const options: multer.Options & { defParamCharset: string } = {
    storage: arrival.engine,
    limits: { files: 1, fields: 0, fieldNameSize: 100 },
    defParamCharset: 'utf8',
  };
  try {
    await new Promise<void>((resolve, reject) => {
      multer(options).single('file')(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    throw (await arrival.undo()) ?? objectionOf(error);
  }
  return arrival.received();
}

/** The place of one file on its way in, as an engine for multer. */
function receiveInto(store: FileStore, maxBytes: number) {
  let arriving: Promise<ReceivedFile> | null = null;
  // Storing may still be under way when the client has gone: it ends first, then its result is removed. Tells why storing failed, if it did.
  const undo = async (): Promise<unknown> => {
    const [arrived] = await Promise.allSettled([arriving]);
    if (arrived.status === 'rejected') return arrived.reason;
    if (arrived.value) await store.remove(arrived.value.storageKey);
    return null;
  };
  const arrive = async (file: Express.Multer.File) => {
    arriving = storeAndJudge(store, file.originalname, upTo(maxBytes, file.stream));
    const { size } = await arriving;
    return { size };
  };
  const removed = async () => {
    await undo();
  };
  const engine: multer.StorageEngine = {
    _handleFile: (_request, file, done) => callbackify(arrive)(file, done),
    _removeFile: (_request, _file, done) => callbackify(removed)(done),
  };
  return {
    engine,
    undo,
    received: () => arriving ?? Promise.reject(new Refused(refusal('FILE_MISSING'))),
  };
}

/** The same bytes, refused once there are more of them. */
export async function* upTo(maxBytes: number, stream: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refusal('FILE_CUT_OFF'));
  }
}

export const tooLarge = (maxBytes: number) =>
  new Refused(refusal('FILE_TOO_LARGE', { limitMb: Math.round((maxBytes / megabyte) * 10) / 10 }));

/** What multer itself objects to is either more than one file or a request that ended too early. */
const objectionOf = (error: unknown) => new Refused(refusal(error instanceof multer.MulterError ? 'FILE_ONLY_ONE' : 'FILE_CUT_OFF'));
