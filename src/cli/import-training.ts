import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { largestTrainingFile } from '../features/training/training-file.js';
import { importTraining } from '../features/training/training-import.js';
import { errorCodeOf } from '../platform/error-code.js';
import { StartError } from '../platform/start-error.js';

const problemsShown = 500;

/** @throws StartError when the file cannot be read. */
export const readTrainingFile = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    const reason = `${file} (${errorCodeOf(cause) ?? 'unknown'})`;
    throw new StartError(`파일을 읽을 수 없습니다: ${reason}`, `The file cannot be read: ${reason}`, { cause });
  });

/**
 * `pado import-training`: takes in a file of training records as the system, and prints what came of it, in Korean and English.
 * Resolves to the exit code: 0 when the file is on record, now or since before; 1 when it has problems, and then nothing was written.
 */
export async function importTrainingCommand(db: DataSource, bytes: Buffer): Promise<number> {
  if (bytes.length > largestTrainingFile) {
    console.error('파일이 너무 큽니다. 20MB까지 넣을 수 있습니다. / The file is too large: up to 20 MB are accepted.');
    return 1;
  }
  const { import: done, isRepeated, problems } = await importTraining(db, bytes, 'SYSTEM');
  for (const { path, ko, en } of problems.slice(0, problemsShown)) console.error(`${path}: ${ko} / ${en}`);
  if (!done) {
    const count = problems.length;
    console.error(`문제가 ${count}건 있어 아무것도 넣지 않았습니다. / Nothing was taken in: ${count} problem${count === 1 ? '' : 's'}.`);
    return 1;
  }
  const { added, corrected, unchanged } = done;
  if (isRepeated) console.log('이미 넣은 파일입니다. 바뀐 것은 없습니다. / This file was taken in before; nothing was changed.');
  console.log(`추가 ${added}, 정정 ${corrected}, 그대로 ${unchanged} / added ${added}, corrected ${corrected}, unchanged ${unchanged}`);
  return 0;
}
