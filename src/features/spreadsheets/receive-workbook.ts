import type { Request, Response } from 'express';
import multer from 'multer';
import { Refused, refusal } from '../../domain/refusal.js';

const limitMb = 5;
const maxBytes = limitMb * 1024 * 1024;

/**
 * The one file of a multipart request, in the part `file`, held in memory: it is read and let go.
 * @throws Refused FILE_MISSING, FILE_ONLY_ONE, FILE_CUT_OFF, FILE_TOO_LARGE, FILE_EMPTY
 */
export async function receiveWorkbook(request: Request, response: Response): Promise<Buffer> {
  const options: multer.Options = {
    storage: multer.memoryStorage(),
    limits: { files: 1, fields: 0, fieldNameSize: 100, fileSize: maxBytes },
  };
  await new Promise<void>((resolve, reject) => {
    multer(options).single('file')(request, response, (error?: unknown) => (error ? reject(objectionOf(error)) : resolve()));
  });
  if (!request.file) throw new Refused(refusal('FILE_MISSING'));
  if (request.file.size === 0) throw new Refused(refusal('FILE_EMPTY'));
  return request.file.buffer;
}

function objectionOf(error: unknown): Refused {
  if (!(error instanceof multer.MulterError)) return new Refused(refusal('FILE_CUT_OFF'));
  return new Refused(error.code === 'LIMIT_FILE_SIZE' ? refusal('FILE_TOO_LARGE', { limitMb }) : refusal('FILE_ONLY_ONE'));
}
