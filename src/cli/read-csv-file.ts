import { readFile } from 'node:fs/promises';
import type { LineProblem } from '../domain/import/line-problem.js';
import { largestCsvFile, mostProblems } from '../platform/csv/lines-of-csv.js';
import { errorCodeOf } from '../platform/error-code.js';
import { StartError } from '../platform/start-error.js';

/** The bytes of a file of rows. @throws StartError when it cannot be read. */
export const readCsvFile = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    const reason = `${file} (${errorCodeOf(cause) ?? 'unknown'})`;
    throw new StartError(`파일을 읽을 수 없습니다: ${reason}`, `The file cannot be read: ${reason}`, { cause });
  });

/** Says so where a file is larger than is taken in. */
export function isTooLarge(bytes: Buffer): boolean {
  if (bytes.length <= largestCsvFile) return false;
  console.error('파일이 너무 큽니다. 20MB까지 넣을 수 있습니다. / The file is too large: up to 20 MB are accepted.');
  return true;
}

/** Prints what is wrong with a file of which, therefore, nothing was taken in. */
export function printProblems(problems: readonly LineProblem[]): void {
  for (const { path, ko, en } of problems.slice(0, mostProblems)) console.error(`${path}: ${ko} / ${en}`);
  const count = problems.length;
  console.error(`문제가 ${count}건 있어 아무것도 넣지 않았습니다. / Nothing was taken in: ${count} problem${count === 1 ? '' : 's'}.`);
}
