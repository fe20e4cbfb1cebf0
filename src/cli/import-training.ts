import type { DataSource } from 'typeorm';
import { importTraining } from '../features/training/training-import.js';
import { isTooLarge, printProblems } from './read-csv-file.js';

/**
 * `pado import-training`: takes in a file of training records as the system, and prints what came of it, in Korean and English.
 * Resolves to the exit code: 0 when the file is on record, now or since before; 1 when it has problems, and then nothing was written.
 */
export async function importTrainingCommand(db: DataSource, bytes: Buffer): Promise<number> {
  if (isTooLarge(bytes)) return 1;
  const { import: done, isRepeated, problems } = await importTraining(db, bytes, 'SYSTEM');
  if (!done) {
    printProblems(problems);
    return 1;
  }
  const { added, corrected, unchanged } = done;
  if (isRepeated) console.log('이미 넣은 파일입니다. 바뀐 것은 없습니다. / This file was taken in before; nothing was changed.');
  console.log(`추가 ${added}, 정정 ${corrected}, 그대로 ${unchanged} / added ${added}, corrected ${corrected}, unchanged ${unchanged}`);
  return 0;
}
