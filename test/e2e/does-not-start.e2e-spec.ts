import { once } from 'node:events';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withParticle } from '../../src/domain/particle.js';
import { connect } from '../../src/platform/database/connect.js';
import { cloneDatabase, emptyDatabase, type TestDatabase } from '../support/database.js';
import { aPlace, type Environment, pado, type Place, Server } from '../support/program.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

// What keeps the program from starting is told in one sentence, in Korean and in English, and the exit code is 1.
// That another start serves the folder stands in start.e2e-spec.ts.

const neighbour = createServer();
const databases: TestDatabase[] = [];
let parent: string;
let place: Place;

beforeAll(async () => {
  parent = await temporaryFolder();
  place = await aPlace(parent);
});
afterAll(async () => {
  neighbour.close();
  for (const database of databases) await database.drop();
  await removeFolder(parent);
});

async function refused(environment: Environment, ko: string, en: string, prefix?: string[]): Promise<void> {
  const outcome = await new Server(place, environment, { prefix }).ended;
  expect(outcome).toEqual({ code: 1, out: '', err: `${ko}\n${en}\n` });
}

async function kept(database: Promise<TestDatabase>): Promise<TestDatabase> {
  databases.push(await database);
  return database;
}

/** Permissions do not stop root, unless it lays down the right to pass over them. */
const withoutPrivilege = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

test('a variable that is not as it should be is named', () =>
  refused(
    { PORT: 'abc' },
    '환경 변수를 확인해 주세요: PORT: Invalid input: expected number, received NaN',
    'Check these environment variables: PORT: Invalid input: expected number, received NaN',
  ));

test('a port in use is found before anything is made', async () => {
  await once(neighbour.listen(place.port, '127.0.0.1'), 'listening');
  await refused(
    {},
    `포트 ${withParticle(place.port, '을/를')} 다른 프로그램이 쓰고 있습니다. PORT로 다른 포트를 지정해 주세요.`,
    `Port ${place.port} is in use. Set PORT to another one.`,
  );
  expect(await readdir(place.folder)).toEqual([]);
  neighbour.close();
});

test.each(['PADO_FOLDER', 'UPLOADS_FOLDER'])('%s below a file', async (variable) => {
  const file = join(parent, `a file for ${variable}`);
  await writeFile(file, '');
  await refused(
    { [variable]: join(file, 'pado') },
    `${file}/pado 폴더에 쓸 수 없습니다: 경로에 폴더가 아닌 파일이 있습니다.`,
    `Cannot write in ${file}/pado: a file stands where a folder should be.`,
  );
});

test.each(['PADO_FOLDER', 'UPLOADS_FOLDER'])('%s in a read-only folder', async (variable) => {
  const folder = join(parent, `read-only for ${variable}`);
  await mkdir(folder);
  await chmod(folder, 0o555);
  await refused(
    { [variable]: join(folder, 'pado') },
    `${folder}/pado 폴더에 쓸 수 없습니다: 이 사용자에게 권한이 없습니다. 폴더 주인으로 실행하세요.`,
    `Cannot write in ${folder}/pado: this user has no permission; start as the owner of the folder.`,
    withoutPrivilege,
  );
});

const onLinux = process.platform === 'linux' ? test.each : test.skip.each;
onLinux(['PADO_FOLDER', 'UPLOADS_FOLDER'])('%s where the system makes no folder', (variable) =>
  refused(
    { [variable]: '/proc/pado/folder' },
    '/proc/pado/folder 폴더에 쓸 수 없습니다: 이 자리에는 폴더를 만들 수 없습니다.',
    'Cannot write in /proc/pado/folder: no folder can be made there.',
  ),
);

test('an unreachable DATABASE_URL, without its password', () =>
  refused(
    { DATABASE_URL: 'postgresql://pado_app:Sea-breeze@127.0.0.1:1/pado' },
    'DATABASE_URL의 데이터베이스에 연결할 수 없습니다 (127.0.0.1:1: ECONNREFUSED). 주소와 서버 상태를 확인해 주세요.',
    'The database of DATABASE_URL cannot be reached (127.0.0.1:1: ECONNREFUSED). Check the address and the server.',
  ));

test('a database that a newer version has written', async () => {
  const { url, ownerUrl } = await kept(cloneDatabase());
  const owner = await connect(ownerUrl);
  await owner.query(`insert into migrations (timestamp, name) values (4102444800000, 'Tomorrow4102444800000')`);
  await owner.end();
  const sentences = [
    '데이터베이스가 이 프로그램보다 새 버전입니다. 새 버전의 파도를 실행하거나 백업에서 복원해 주세요.',
    'The database was written by a newer version of Pado. Run that version, or restore a backup.',
  ] as const;
  await refused({ DATABASE_URL: url, MIGRATE_ON_START: '1', DATABASE_OWNER_URL: ownerUrl }, ...sentences);
  const migrated = await pado(place, ['migrate'], { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
  expect(migrated).toEqual({ code: 1, out: '', err: `${sentences.join('\n')}\n` });
});

test('a migration by a role that does not own the database, and of one that is not there', async () => {
  const { url, ownerUrl } = await kept(emptyDatabase());
  await refused(
    { DATABASE_URL: url, MIGRATE_ON_START: '1' },
    'DATABASE_OWNER_URL의 계정은 스키마를 바꿀 수 없습니다. 데이터베이스 소유자의 주소를 지정해 주세요.',
    'The role of DATABASE_OWNER_URL may not change the schema: set the URL of the role that owns the database.',
  );
  const wrong = new URL(ownerUrl);
  wrong.pathname = '/nowhere';
  const reason = `${wrong.host}: database "nowhere" does not exist`;
  expect(await pado(place, ['migrate'], { DATABASE_URL: url, DATABASE_OWNER_URL: wrong.href })).toEqual({
    code: 1,
    out: '',
    err:
      `DATABASE_OWNER_URL의 데이터베이스에 연결할 수 없습니다 (${reason}). 주소와 서버 상태를 확인해 주세요.\n` +
      `The database of DATABASE_OWNER_URL cannot be reached (${reason}). Check the address and the server.\n`,
  });
});
