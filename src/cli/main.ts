import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { Refused, sentencesOf } from '../domain/refusal.js';
import { StartError } from '../platform/start-error.js';
import { runCompute } from './compute.js';
import { createAccount, type CreateAccountOptions } from './create-account.js';
import { importTrainingCommand } from './import-training.js';
import { migrateCommand } from './migrate.js';
import { printPublicKeys } from './public-key.js';
import { seedDemo } from './seed-demo.js';
import { verifyAudit } from './verify-audit.js';
import { verifyReceiptCommand } from './verify-receipt.js';
import { withDatabase } from './with-database.js';

/** Runs a command and makes its answer the exit code: 0 done, 1 refused or found wanting, 2 not understood. */
const run =
  <Args extends unknown[]>(command: (...args: Args) => Promise<number>) =>
  async (...args: Args): Promise<void> => {
    try {
      process.exitCode = await command(...args);
    } catch (error) {
      process.exitCode = 1;
      console.error(sentenceOf(error));
    }
  };

function sentenceOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof Refused)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { ko, en } = sentencesOf(error.refusal);
  const problems = (error.refusal.data?.problems ?? []).map((one) => `\n  ${one.path}: ${one.ko} / ${one.en}`);
  return `${error.refusal.code}: ${ko} / ${en}${problems.join('')}`;
}

const program = new Command('pado')
  .description('파도: 데이터 분석 경진대회 심사 / judging for analytics competitions')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .showHelpAfterError();

program
  .command('migrate')
  .description('데이터베이스를 최신으로 / bring the database up to date (DATABASE_OWNER_URL)')
  .action(run(() => migrateCommand()));

program
  .command('seed-demo')
  .description('빈 내장 데이터베이스에 시험 자료 넣기 / load the demo edition into an empty embedded database')
  .action(run(() => seedDemo()));

program
  .command('create-account')
  .description('계정 만들기 / make an account')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>')
  .option('--role <role...>', 'ADMINISTRATOR, TRAINING_OFFICER, ORGANIZER, CHAIR, SECRETARY or AUDITOR')
  .option('--competition <slug>', 'the edition that the roles hold in; without it, all')
  .option('--agency <code>', 'department code of the agency, e.g. 6260000')
  .option('--department <code>')
  .option('--number <number>', 'employee number')
  .option('--grade <grade>')
  .option('--since <day>', 'employed there since, e.g. 2020-03-01; else the first day of this year')
  .option('--locale <ko|en>')
  .option('--password-stdin', 'read the password from standard input; without it one is made and shown once')
  .action(run((options: CreateAccountOptions) => withDatabase((context) => createAccount(context, options))));

program
  .command('import-training <file>')
  .description('교육 이수 기록 CSV 들여오기 / import training records from a CSV')
  .action(run((file: string) => withDatabase(async ({ db }) => importTrainingCommand(db, await readFile(file)))));

program
  .command('compute')
  .description('표준입력의 JSON 줄을 계산 / answer JSON lines from standard input with the rules of judging')
  .action(run(() => runCompute(process.stdin, process.stdout)));

program
  .command('verify-audit')
  .description('감사 기록 검증 / recompute the audit trail')
  .option('--expect-head <seq:hash>', 'a head that you wrote down earlier')
  .action(run((options: { expectHead?: string }) => withDatabase(({ db }) => verifyAudit(db, options))));

program
  .command('verify-receipt <file>')
  .description('접수증 검증 / verify a receipt against a public key that you trust')
  .requiredOption('--key <file>', 'the public key (PEM): see `pado public-key`')
  .action(run((file: string, options: { key: string }) => verifyReceiptCommand(file, options.key)));

program
  .command('public-key')
  .description('공개 키 출력 / print the public signing keys')
  .action(run(() => withDatabase(({ db }) => printPublicKeys(db))));

await program.parseAsync();
