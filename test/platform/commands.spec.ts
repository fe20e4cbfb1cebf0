import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount } from '../../src/cli/create-account.js';
import { passwordMatches } from '../../src/features/accounts/password.js';
import { record } from '../../src/platform/audit/record.js';
import { auditHead, sealBatch } from '../../src/platform/audit/sealer.js';
import { SigningKey } from '../../src/platform/keys/signing-key.entity.js';
import { transaction } from '../../src/platform/database/transaction.js';
import { PASSWORD } from '../support/app.js';
import { openAsBothRoles, type TwoRoles } from '../support/two-roles.js';

let it: TwoRoles;
beforeAll(async () => {
  it = await openAsBothRoles();
});
afterAll(() => it.close());

/** Runs the program as a person at a terminal does, on the database of this file. */
async function pado(args: string[], { input = '', environment = {} }: { input?: string; environment?: NodeJS.ProcessEnv } = {}) {
  const [hooks, program] = ['../support/typescript.mjs', '../../src/cli/main.ts'].map((path) => join(import.meta.dirname, path));
  const child = spawn(process.execPath, ['--import', hooks!, program!, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: it.database.url, ...environment },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  const [out, error, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { exitCode: exitCode as number, out: out.split('\n').filter(Boolean), error: error.split('\n').filter(Boolean) };
}

describe('pado verify-audit', () => {
  const told = (verdict: string, provenTo: number) => [
    `${verdict}: 1 sealed, 0 not sealed yet, 1 heads checked, head ${head}`,
    `봉인 1건, 봉인 대기 0건, 대조한 봉인 1건, 마지막 봉인 ${head}`,
    `대조한 봉인이 증명하는 곳: ${provenTo}번까지 / Proven by the heads checked: up to seq ${provenTo}`,
  ];
  let head: string;
  beforeAll(async () => {
    await transaction(it.app, (tx) => record(tx, 'SYSTEM', 'test.noted', 'one'));
    await transaction(it.app, sealBatch);
    const { seq, hash } = await auditHead(it.app.manager);
    head = `${seq}:${hash}`;
  });

  test('ends with 0 for a trail that is whole and holds a head that was written down', async () => {
    expect(await pado(['verify-audit', '--expect-head', head])).toEqual({
      exitCode: 0,
      out: told('감사 기록이 온전합니다. / The audit trail is intact', 1),
      error: [],
    });
  });

  test('ends with 1 and the finding for one that is not', async () => {
    expect(await pado(['verify-audit', '--expect-head', `2:${'a'.repeat(64)}`])).toEqual({
      exitCode: 1,
      out: [
        '- --expect-head에 적힌 2번 봉인이 기록에 없습니다. 바뀌었거나 삭제되었습니다. / ' +
          'The head at seq 2 that --expect-head names is not in the chain: it was changed or removed.',
        ...told('감사 기록이 훼손되었습니다. / The audit trail is damaged', 0),
      ],
      error: [],
    });
  });

  test('ends with 2 and a sentence for a head that is none, and for an option that it does not know', async () => {
    const [noHead, noOption] = await Promise.all([pado(['verify-audit', '--expect-head', 'x']), pado(['verify-audit', '--head', 'x'])]);
    expect(noHead).toEqual({
      exitCode: 2,
      out: [],
      error: ['--expect-head는 "번호:해시" 꼴입니다.', '--expect-head is written as "seq:hash".'],
    });
    expect([noOption.exitCode, noOption.error[0]]).toEqual([2, "error: unknown option '--head'"]);
  });
});

test('pado public-key prints what to pin', async () => {
  await it.app
    .getRepository(SigningKey)
    .insert({ kid: '0123456789abcdef', publicKey: '-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n' });
  expect(await pado(['public-key'])).toEqual({
    exitCode: 0,
    out: ['# kid 0123456789abcdef', '-----BEGIN PUBLIC KEY-----', 'x', '-----END PUBLIC KEY-----'],
    error: [],
  });
});

describe('pado departments', () => {
  beforeAll(() =>
    it.owner.query(`
      insert into department (id, code, name_ko, name_en, kind, parent_id, valid_from, valid_to) values
        ('01890000-0000-7000-8000-00000000d001', '6260000', '부산광역시', 'Busan', 'CITY_HALL', null, '2000-01-01', null),
        ('01890000-0000-7000-8000-00000000d002', '6260100', '빅데이터과', 'Big Data', 'CITY_HALL', '01890000-0000-7000-8000-00000000d001', '2000-01-01', null),
        ('01890000-0000-7000-8000-00000000d003', '6260101', '옛 빅데이터과', 'Old Big Data', 'CITY_HALL', null, '2000-01-01', '2010-12-31')`),
  );

  test('lists the codes of today, all of them or those with a text in code or name', async () => {
    const city = '6260000  부산광역시  Busan';
    const section = '6260100  빅데이터과  Big Data  (6260000)';
    expect(await pado(['departments'])).toEqual({ exitCode: 0, out: [city, section], error: [] });
    expect(await pado(['departments', '빅데이터'])).toEqual({ exitCode: 0, out: [section], error: [] });
    expect(await pado(['departments', 'busan'])).toEqual({ exitCode: 0, out: [city], error: [] });
  });

  test('ends with 1 and a sentence where none is found', async () => {
    expect(await pado(['departments', '없는부서'])).toEqual({
      exitCode: 1,
      out: [],
      error: ['"없는부서"가 들어간 기관·부서가 없습니다. / No agency or department has "없는부서" in its code or name.'],
    });
  });
});

describe('pado create-account', () => {
  const create = (more: string[], input?: string) => pado(['create-account', '--name', '박서준', ...more], { input });
  const accountOf = (email: string) =>
    it.app.query<{ id: string; name: string; locale: string; password_hash: string; roles: string[] }[]>(
      `select id, name, locale, password_hash, array(select role from role_grant where account_id = account.id order by role) as roles
         from account where email = $1`,
      [email],
    );

  test('takes the password from standard input, and does not print it', async () => {
    const told = await create(
      ['--email', 'Park@busan.example', '--role', 'organizer', 'TRAINING_OFFICER', '--locale', 'en', '--password-stdin'],
      `${PASSWORD}\n`,
    );
    const [account] = await accountOf('park@busan.example');
    expect(told).toEqual({
      exitCode: 0,
      out: [`계정을 만들었습니다. / Account created: park@busan.example (${account!.id})`],
      error: [],
    });
    expect([account!.name, account!.locale, account!.roles]).toEqual(['박서준', 'en', ['ORGANIZER', 'TRAINING_OFFICER']]);
    expect(await passwordMatches(PASSWORD, account!.password_hash)).toBe(true);
  });

  test('makes a password and shows it this once, when it is given none', async () => {
    const { exitCode, out, error } = await create(['--email', 'made@busan.example']);
    const [account] = await accountOf('made@busan.example');
    const password = /^비밀번호\(한 번만 표시\) \/ Password, shown this once: (\S{12,})$/.exec(out[1]!)![1]!;
    expect([exitCode, out.length, error, account!.roles]).toEqual([0, 2, [], []]);
    expect(await passwordMatches(password, account!.password_hash)).toBe(true);
  });

  test('refuses with 1, the code and a sentence, and makes nothing', async () => {
    const { exitCode, out, error } = await create(['--email', 'nobody@busan.example', '--password-stdin'], 'short');
    expect([exitCode, out, error]).toEqual([1, [], [expect.stringMatching(/^PASSWORD_TOO_WEAK: .* \/ A password has /)]]);
    expect(await accountOf('nobody@busan.example')).toEqual([]);
  });

  test.each([
    [{ role: ['ORGANIZER', 'KING'] }, /^--role is one of: ADMINISTRATOR, /m],
    [{ role: ['ORGANIZER'], competition: 'nowhere' }, /^There is no edition nowhere\.$/m],
    [{ agency: '9999999', number: '1' }, /DEPARTMENT_UNKNOWN: There is no department with the code 9999999\.$/],
  ])('does not take %j', async (options, sentence) => {
    await expect(createAccount({ db: it.app }, { email: 'nobody@busan.example', name: '아무개', ...options })).rejects.toThrow(sentence);
    expect(await accountOf('nobody@busan.example')).toEqual([]);
  });
});

describe('the help', () => {
  const commands = ['migrate', 'seed-demo', 'create-account', 'import-training', 'compute', 'verify-audit', 'verify-receipt', 'public-key'];
  const exitCodes = [
    '종료 코드 / Exit codes:',
    '  0  마쳤거나 이상이 없음 / done, or found in order',
    '  1  거절됨, 이상을 찾음, 또는 실패함 / refused, found wanting, or failed',
    '  2  명령을 이해할 수 없음, 또는 검증할 파일을 읽을 수 없음 / the command is not understood, or a file to be verified cannot be read',
  ];

  test.each([[[]], ...commands.map((command) => [[command]])])(
    'of pado %j is in Korean and English, and tells the exit codes',
    async (command) => {
      const { exitCode, out, error } = await pado([...command, '--help']);
      expect([exitCode, error, out.slice(-4)]).toEqual([0, [], exitCodes]);
      // An entry is indented by two blanks; what is indented by more goes on with it.
      const entries = out
        .slice(0, -4)
        .join('\n')
        .replaceAll(/\n {3,}/g, ' ')
        .split('\n')
        .filter((line) => line.startsWith('  '));
      const untold = entries.filter((entry) => !/ {2}.*\p{Script=Hangul}.* \/ .*[a-z]/u.test(entry));
      expect(entries.length).toBeGreaterThan(0);
      expect({ command, untold }).toEqual({ command, untold: [] });
    },
  );
});

test('pado import-training says so when it cannot read its file', async () => {
  const { exitCode, out, error } = await pado(['import-training', '/nowhere/training.csv']);
  expect({ exitCode, out, error }).toEqual({
    exitCode: 1,
    out: [],
    error: ['파일을 읽을 수 없습니다: /nowhere/training.csv (ENOENT)', 'The file cannot be read: /nowhere/training.csv (ENOENT)'],
  });
});

describe('a command without its database', () => {
  test('ends with 1 and a sentence that holds no password', async () => {
    const nowhere = { DATABASE_URL: 'postgres://pado_app:Gwangan-secret@127.0.0.1:1/pado' };
    const { exitCode, out, error } = await pado(['verify-audit'], { environment: nowhere });
    expect({ exitCode, out, error }).toEqual({
      exitCode: 1,
      out: [],
      error: [
        'DATABASE_URL의 데이터베이스에 연결할 수 없습니다 (127.0.0.1:1: ECONNREFUSED). 주소와 서버 상태를 확인해 주세요.',
        'The database of DATABASE_URL cannot be reached (127.0.0.1:1: ECONNREFUSED). Check the address and the server.',
      ],
    });
  });

  test('or with one that is behind or ahead of it ends with 1 and says what to do', async () => {
    await it.owner.query(`delete from migrations where id = (select max(id) from migrations)`);
    const behind = await pado(['verify-audit']);
    expect([behind.exitCode, behind.error.at(-1)]).toEqual([1, 'The database has to be migrated first: `npx pado migrate`.']);
    await it.owner.query(`insert into migrations (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
    const ahead = await pado(['verify-audit']);
    expect([ahead.exitCode, ahead.error.at(-1)]).toEqual([
      1,
      'The database was written by a newer version of Pado. Run that version, or restore a backup.',
    ]);
  });
});
