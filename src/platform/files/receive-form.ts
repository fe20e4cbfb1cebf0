import type { Request, Response } from 'express';
import multer from 'multer';
import { Refused, refusal } from '../../domain/refusal.js';
import type { FileStore } from './file-store.js';
import { tooLarge, upTo } from './receive.js';
import { type ReceivedFile, storeAndJudge } from './store-and-judge.js';

interface FormLimits {
  files: number;
  /** Of each file. */
  maxBytes: number;
  fields: number;
  /** Of each field. */
  fieldBytes: number;
}

/** What a form sent. Where it is refused, no file is left in the store; what was typed is there to be shown again. */
export interface ReceivedForm {
  fields: Record<string, string>;
  files: ReceivedFile[];
  refused: Refused | null;
}

/**
 * Takes a multipart form with a few files in the part `file`, straight to the store. It refuses with FORM_TOO_LARGE, TOO_MANY_FILES,
 * FILE_TOO_LARGE, FILE_CUT_OFF, the refusals of `judgeFile`, STORAGE_FULL or STORAGE_UNAVAILABLE. What is no such form has no fields.
 */
export async function receiveForm(request: Request, response: Response, store: FileStore, limits: FormLimits): Promise<ReceivedForm> {
  const arrivals: Promise<ReceivedFile>[] = [];
  const engine: multer.StorageEngine = {
    _handleFile: (_request, file, done) => {
      const arrival = storeAndJudge(store, file.originalname, upTo(limits.maxBytes, file.stream));
      arrivals.push(arrival);
      arrival.then(({ size }) => done(null, { size }), done);
    },
    // All of them are removed below, together.
    _removeFile: (_request, _file, done) => done(null),
  };
  const options: multer.Options & { defParamCharset: string } = {
    storage: engine,
    limits: { files: limits.files, fields: limits.fields, fieldSize: limits.fieldBytes, fieldNameSize: 100 },
    defParamCharset: 'utf8',
  };
  const objection = await new Promise<unknown>((resolve) => {
    multer(options).array('file', limits.files)(request, response, (error?: unknown) => resolve(error ?? null));
  });
  const settled = await Promise.allSettled(arrivals);
  const files = settled.flatMap((arrived) => (arrived.status === 'fulfilled' ? [arrived.value] : []));
  // Storing a file that is refused ends its stream, which the form then complains of: what the file says goes first.
  const reasons: unknown[] = settled.flatMap((arrived) => (arrived.status === 'rejected' ? [arrived.reason] : []));
  const limit = objection instanceof multer.MulterError ? objection : null;
  const failure = limit ?? reasons.find((reason) => reason instanceof Refused) ?? objection ?? reasons[0] ?? null;
  const fields = fieldsOf(request);
  if (failure === null) return { fields, files, refused: null };
  await removeAll(store, files);
  return { fields, files: [], refused: refusedFor(failure, limits.maxBytes) };
}

export async function removeAll(store: FileStore, files: readonly ReceivedFile[]): Promise<void> {
  for (const { storageKey } of files) await store.remove(storageKey);
}

/** Texts only: names with brackets make lists, which no form of ours has. */
function fieldsOf(request: Request): Record<string, string> {
  if (!request.is('multipart')) return {};
  const body = Object.entries((request.body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(body.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function refusedFor(failure: unknown, maxBytes: number): Refused {
  if (failure instanceof Refused) return failure;
  if (!(failure instanceof multer.MulterError)) return new Refused(refusal('FILE_CUT_OFF'));
  if (failure.code === 'LIMIT_FILE_COUNT' || failure.code === 'LIMIT_UNEXPECTED_FILE') return new Refused(refusal('TOO_MANY_FILES'));
  return failure.code === 'LIMIT_FILE_SIZE' ? tooLarge(maxBytes) : new Refused(refusal('FORM_TOO_LARGE'));
}
