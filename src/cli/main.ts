import 'reflect-metadata';
import { Command, Option } from 'commander';
import { grantedRoles } from '../domain/actor.js';
import { Refused, sentencesOf } from '../domain/refusal.js';
import { NotUnderstood, StartError } from '../platform/start-error.js';
import type { CreateAccountOptions } from './create-account.js';
import type { PlanPanelOptions } from './plan-panel.js';
import type { CommandContext } from './with-database.js';

// Each command loads what it needs when it is called: most of the application takes a second to load, and `compute` needs none of it.

/** Runs a command and makes its answer the exit code: 0 done, 1 refused or found wanting, 2 not understood. */
const run =
  <Args extends unknown[]>(command: (...args: Args) => Promise<number>) =>
  async (...args: Args): Promise<void> => {
    try {
      process.exitCode = await command(...args);
    } catch (error) {
      process.exitCode = error instanceof NotUnderstood ? 2 : 1;
      console.error(sentenceOf(error));
    }
  };

async function withDatabase(work: (context: CommandContext) => Promise<number>): Promise<number> {
  const database = await import('./with-database.js');
  return database.withDatabase(work);
}

async function readRows(file: string): Promise<Buffer> {
  const { readCsvFile } = await import('./read-csv-file.js');
  return readCsvFile(file);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (!(error instanceof Refused)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { ko, en } = sentencesOf(error.refusal);
  const problems = (error.refusal.data?.problems ?? []).map((one) => `\n  ${one.path}: ${one.ko} / ${one.en}`);
  return `${error.refusal.code}: ${ko} / ${en}${problems.join('')}`;
}

const exitCodes = `
종료 코드 / Exit codes:
  0  마쳤거나 이상이 없음 / done, or found in order
  1  거절됨, 이상을 찾음, 또는 실패함 / refused, found wanting, or failed
  2  명령을 이해할 수 없음, 또는 검증할 파일을 읽을 수 없음 / the command is not understood, or a file to be verified cannot be read`;

const program = new Command('pado')
  .description('파도: 데이터 분석 경진대회 심사 / judging for analytics competitions')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .helpOption('-h, --help', '도움말 / show this help')
  .helpCommand('help [command]', '명령의 도움말 / show the help of a command')
  .addHelpText('afterAll', exitCodes)
  .showHelpAfterError();

program
  .command('migrate')
  .description('데이터베이스를 최신으로(DATABASE_OWNER_URL) / bring the database up to date (DATABASE_OWNER_URL)')
  .action(run(async () => (await import('./migrate.js')).migrateCommand()));

program
  .command('seed-demo')
  .description('빈 내장 데이터베이스에 시험 자료 넣기 / load the demo edition into an empty embedded database')
  .action(run(async () => (await import('./seed-demo.js')).seedDemo()));

program
  .command('create-account')
  .description('계정 만들기 / make an account')
  .requiredOption('--email <address>', '로그인할 메일 주소 / the mail address to sign in with')
  .requiredOption('--name <name>', '성명 / the name of the person')
  .option('--role <role...>', `역할, 여러 개 가능 / roles, one or more: ${grantedRoles.join(', ')}`)
  .option('--competition <slug>', '역할을 이 대회로 한정, 없으면 모든 대회 / the edition that the roles hold in; without it, all')
  .option('--agency <code>', '소속기관 코드, 예: 6260000 / department code of the agency, e.g. 6260000')
  .option('--department <code>', '부서 코드, 없으면 소속기관 / department code within the agency; without it, the agency')
  .option('--number <number>', '직원번호, 소속기관을 적으면 필수 / employee number; needed with an agency')
  .option('--grade <grade>', '직급, 예: 7급 / grade, e.g. 7급')
  .option(
    '--since <day>',
    '근무 시작일, 예: 2020-03-01, 없으면 올해 1월 1일 / employed there since; without it, the first day of this year',
  )
  .addOption(new Option('--locale <locale>', '사용 언어, 없으면 ko / language that the person reads; without it, ko').choices(['ko', 'en']))
  .option(
    '--password-stdin',
    '표준입력에서 비밀번호를 읽음, 없으면 만들어 한 번 표시 / read the password from standard input; without it one is made and shown once',
  )
  .action(
    run(async (options: CreateAccountOptions) => {
      const { createAccount } = await import('./create-account.js');
      return withDatabase((context) => createAccount(context, options));
    }),
  );

program
  .command('departments')
  .description('기관·부서 코드 찾기 / list the codes of agencies and departments')
  .argument('[text]', '코드나 이름의 일부 / a part of the code or the name')
  .action(
    run(async (part: string | undefined) => {
      const { printDepartments } = await import('./departments.js');
      return withDatabase(({ db }) => printDepartments(db, part));
    }),
  );

program
  .command('import-training')
  .description('교육 이수 기록 CSV 들여오기 / import training records from a CSV')
  .argument('<file>', 'CSV 파일 (UTF-8, CP949) / the CSV file, in UTF-8 or CP949')
  .action(
    run(async (file: string) => {
      const { importTrainingCommand } = await import('./import-training.js');
      const bytes = await readRows(file);
      return withDatabase(({ db }) => importTrainingCommand(db, bytes));
    }),
  );

const dryRun = ['--dry-run', '넣지 않고 확인만 / only tell what would come of it'] as const;

program
  .command('import-departments')
  .description('기관·부서 CSV 들여오기 / import departments from a CSV')
  .argument('<file>', 'CSV 파일 (UTF-8, CP949) / the CSV file, in UTF-8 or CP949')
  .option(...dryRun)
  .action(
    run(async (file: string, options: { dryRun?: boolean }) => {
      const { importDepartmentsCommand } = await import('./import-people.js');
      const bytes = await readRows(file);
      return withDatabase(({ db }) => importDepartmentsCommand(db, bytes, options));
    }),
  );

program
  .command('import-accounts')
  .description('계정·소속 CSV 들여오기 / import accounts and where their people work from a CSV')
  .argument('<file>', 'CSV 파일 (UTF-8, CP949) / the CSV file, in UTF-8 or CP949')
  .option(...dryRun)
  .option('--invite', '새 사람에게 초대 메일 보내기 / send those who are new a letter with a link')
  .action(
    run(async (file: string, options: { dryRun?: boolean; invite?: boolean }) => {
      const { importAccountsCommand } = await import('./import-people.js');
      const bytes = await readRows(file);
      return withDatabase(({ db }) => importAccountsCommand(db, bytes, options));
    }),
  );

program
  .command('compute')
  .description('표준입력의 JSON 줄을 계산 / answer JSON lines from standard input with the rules of judging')
  .action(run(async () => (await import('./compute.js')).runCompute(process.stdin, process.stdout)));

program
  .command('plan-panel')
  .description('심사위원 수 계획 / plan how many judges each entry should have')
  .requiredOption('--entries <number>', '출품작 수, 2~3000 / how many entries, 2 to 3000')
  .requiredOption('--judges <number>', '심사위원 수, 1~500 / how many judges, 1 to 500')
  .option('--per-entry <numbers>', '비교할 출품작마다의 위원 수, 예: 3,5 / judges for each entry that are compared, e.g. 3,5 (2 to 10)')
  .option('--top <number>', '가려낼 상위 출품작 수 / how many of the best are to be found', '10')
  .option('--minutes <number>', '채점표 한 장에 드는 분 / minutes for a sheet', '20')
  .option('--entry-sd <points>', '출품작 수준의 표준편차, 없으면 7 / standard deviation of what entries deserve (7)')
  .option('--judge-sd <points>', '심사위원 관대함의 표준편차, 없으면 6 / standard deviation of the leniency of judges (6)')
  .option('--noise-sd <points>', '나머지 오차의 표준편차, 없으면 5 / standard deviation of everything else (5)')
  .option('--json', 'JSON으로 출력 / print JSON')
  .action(run(async (options: PlanPanelOptions) => (await import('./plan-panel.js')).planPanelCommand(options)));

program
  .command('verify-audit')
  .description('감사 기록 검증 / recompute the audit trail')
  .option('--expect-head <seq:hash>', '전에 적어 둔 마지막 봉인 / a head that you wrote down earlier')
  .action(
    run(async (options: { expectHead?: string }) => {
      const { verifyAudit } = await import('./verify-audit.js');
      return withDatabase(({ db }) => verifyAudit(db, options));
    }),
  );

program
  .command('verify-receipt')
  .description('접수증 검증 / verify a receipt against a public key that you trust')
  .argument('<file>', '접수증 파일 / the receipt, as it was handed out')
  .requiredOption('--key <file>', '공개 키(PEM), `pado public-key` 참조 / the public key (PEM): see `pado public-key`')
  .action(
    run(async (file: string, options: { key: string }) => {
      const { verifyReceiptCommand } = await import('./verify-receipt.js');
      return verifyReceiptCommand(file, options.key);
    }),
  );

program
  .command('verify')
  .description('결과 묶음이나 보존 파일 검증 / verify a settlement bundle or an archive, offline: everything is computed anew')
  .argument('<file>', '묶음(JSON) 또는 보존 파일(ZIP) / the bundle (JSON) or the archive (ZIP), as it was handed out')
  .requiredOption('--key <file>', '공개 키(PEM), `pado public-key` 참조 / the public key (PEM): see `pado public-key`')
  .action(
    run(async (file: string, options: { key: string }) => {
      const { verifyCommand } = await import('./verify.js');
      return verifyCommand(file, options.key);
    }),
  );

program
  .command('export')
  .description('대회 전체를 보존 파일(ZIP)로 내보내기 / export a whole edition into an archive (ZIP)')
  .argument('<slug>', '대회 주소 이름 / the slug of the edition')
  .requiredOption('--out <file>', '만들 파일, 이미 있으면 거절 / the file to make; one that is there is not written over')
  .option('--without-personal-data', '계정, 팀원, 파일, 비공개 줄 없이 / without accounts, members, files and confidential lines')
  .action(
    run(async (slug: string, options: { out: string; withoutPersonalData?: boolean }) => {
      const { exportEditionCommand } = await import('./export-edition.js');
      return withDatabase((context) => exportEditionCommand(context, slug, options));
    }),
  );

program
  .command('public-key')
  .description('공개 키 출력 / print the public signing keys')
  .action(
    run(async () => {
      const { printPublicKeys } = await import('./public-key.js');
      return withDatabase(({ db }) => printPublicKeys(db));
    }),
  );

await program.parseAsync();
