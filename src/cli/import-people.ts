import type { DataSource } from 'typeorm';
import type { LineProblem } from '../domain/import/line-problem.js';
import { importAccounts } from '../features/accounts/import-accounts.js';
import { importDepartments } from '../features/accounts/import-departments.js';
import { isTooLarge, printProblems } from './read-csv-file.js';

/** Prints what came of a file, in Korean and English. Resolves to the exit code: 1 when it has problems, and then nothing was written. */
function told({ problems }: { problems: readonly LineProblem[] }, dryRun: boolean, ko: string, en: string): number {
  if (problems.length > 0) {
    printProblems(problems);
    return 1;
  }
  console.log(`${ko} / ${en}`);
  if (dryRun) console.log('확인만 했습니다. 바뀐 것은 없습니다. / Only looked at; nothing was changed.');
  return 0;
}

/** `pado import-departments`: takes in a file of departments as the system. */
export async function importDepartmentsCommand(db: DataSource, bytes: Buffer, { dryRun = false }: { dryRun?: boolean }): Promise<number> {
  if (isTooLarge(bytes)) return 1;
  const outcome = await importDepartments(db, bytes, 'SYSTEM', dryRun);
  const { added, changed, moved, unchanged } = outcome;
  const ko = `추가 ${added}, 변경 ${changed}, 옮긴 사람 ${moved}, 그대로 ${unchanged}`;
  return told(outcome, dryRun, ko, `added ${added}, changed ${changed}, people moved ${moved}, unchanged ${unchanged}`);
}

/** `pado import-accounts`: takes in a file of accounts as the system. */
export async function importAccountsCommand(
  db: DataSource,
  bytes: Buffer,
  { dryRun = false, invite = false }: { dryRun?: boolean; invite?: boolean },
): Promise<number> {
  if (isTooLarge(bytes)) return 1;
  const outcome = await importAccounts(db, bytes, 'SYSTEM', { dryRun, invite });
  const { added, changed, disabled, invited, unchanged } = outcome;
  const ko = `추가 ${added}, 변경 ${changed}, 막음 ${disabled}, 초대 ${invited}, 그대로 ${unchanged}`;
  return told(outcome, dryRun, ko, `added ${added}, changed ${changed}, disabled ${disabled}, invited ${invited}, unchanged ${unchanged}`);
}
