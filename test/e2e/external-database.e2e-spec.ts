import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { entities } from '../../src/entities.js';
import { connect } from '../../src/platform/database/connect.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';
import { brokenInvariants } from '../support/invariants.js';
import { Person } from '../support/person.js';
import { aPlace, freePort, pado, type Place, Server } from '../support/program.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

let parent: string;
let place: Place;
const servers: Server[] = [];
const databases: TestDatabase[] = [];

beforeAll(async () => {
  parent = await temporaryFolder();
  place = await aPlace(parent);
});
afterAll(async () => {
  for (const server of servers) await server.stop('SIGKILL');
  for (const { ownerUrl } of databases) {
    const db = await createDataSource({ url: ownerUrl, poolSize: 1 }, entities).initialize();
    expect(await brokenInvariants(db)).toEqual({});
    await db.destroy();
  }
  for (const database of databases) await database.drop();
  await removeFolder(parent);
});

async function anEmptyDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  databases.push(database);
  return database;
}

function start(environment: Record<string, string>): Server {
  const server = new Server(place, environment);
  servers.push(server);
  return server;
}

const health = async (path: string): Promise<[status: number, body: unknown]> => {
  const response = await fetch(`http://127.0.0.1:${place.port}${path}`);
  return [response.status, await response.json()];
};

/** What the installation says of itself when it is ready, and who is in it. */
async function found(server: Server, { ownerUrl }: TestDatabase) {
  const owner = await connect(ownerUrl);
  const { rows } = await owner.query(
    `select (select count(*)::int from account) as accounts, (select count(*)::int from competition) as competitions,
            (select count(*) > 20 from department) as "hasDepartments"`,
  );
  await owner.end();
  return { said: server.said, rows };
}

const greeting = (url: string) => [
  '',
  `파도가 준비되었습니다. / Pado is ready: ${url}  (GraphQL: ${url}/graphql)`,
  `메일은 보내지 않고 이 폴더에 둡니다. / Letters are not sent but put here: ${join(place.folder, '.pado', 'mail')}  (SMTP_URL)`,
  '여러 대로 운영하려면 uploads 폴더와 SIGNING_KEY_FILE을 공유하거나 STORAGE_URL로 S3 저장소를 지정해야 합니다. / Several instances must share the uploads folder, or have an S3 store (STORAGE_URL), and SIGNING_KEY_FILE.',
  '',
];

test('a server of an empty database waits for `pado migrate`, then it goes on by itself; the demo is not loaded', async () => {
  const database = await anEmptyDatabase();
  const urls = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
  const server = start({ DATABASE_URL: database.url });
  await server.until(() => server.out.includes('pado migrate'));
  await server.until(() =>
    health('/healthz').then(
      () => true,
      () => false,
    ),
  );
  expect(await health('/healthz')).toEqual([200, { status: 'ok' }]);
  expect(await health('/readyz')).toEqual([503, { database: true, schema: false, jobs: false }]);
  expect(await health('/graphql')).toEqual([503, { database: true, schema: false, jobs: false }]);
  expect(await pado(place, ['verify-audit'], { DATABASE_URL: database.url })).toEqual({
    code: 1,
    out: '',
    err: '데이터베이스를 `npx pado migrate`로 먼저 갱신해 주세요.\nThe database has to be migrated first: `npx pado migrate`.\n',
  });

  const migrated = { code: 0, out: '데이터베이스가 최신입니다. / The database is up to date.\n', err: '' };
  expect(await pado(place, ['migrate'], urls)).toEqual(migrated);
  const url = await server.ready();
  expect(await health('/readyz')).toEqual([200, { database: true, schema: true, jobs: true }]);
  expect(await pado(place, ['migrate'], urls)).toEqual(migrated);
  expect(await found(server, database)).toEqual({
    said: [
      '데이터베이스를 `npx pado migrate`로 먼저 갱신해 주세요. 기다리는 중입니다. / Waiting for `npx pado migrate`.',
      ...greeting(url),
    ],
    rows: [{ accounts: 0, competitions: 0, hasDepartments: true }],
  });
  const account = { id: '', email: 'hana@busan.example', name: '윤하나' };
  const options = ['create-account', '--email', account.email, '--name', account.name, '--password-stdin'];
  await pado(place, options, { DATABASE_URL: database.url }, 'Sea-breeze-2025\n');
  const hana = await Person.signedIn(url, account, 'Sea-breeze-2025');
  expect(await hana.query('{ me { account { name } } }')).toEqual({ me: { account: { name: '윤하나' } } });
  expect(await server.stop('SIGTERM')).toMatchObject({ code: 0, err: '' });
});

test('with MIGRATE_ON_START it migrates by itself, while another that was started together with it waits for that', async () => {
  const database = await anEmptyDatabase();
  const urls = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, MIGRATE_ON_START: '1' };
  const [first, second] = [start(urls), start({ ...urls, PORT: String(await freePort()) })];
  const [url] = await Promise.all([first.ready(), second.ready()]);
  expect(await found(first, database)).toEqual({
    said: greeting(url),
    rows: [{ accounts: 0, competitions: 0, hasDepartments: true }],
  });
  expect(await Promise.all([first.stop(), second.stop('SIGHUP')])).toEqual([
    { code: 0, out: first.out, err: '' },
    { code: 0, out: second.out, err: '' },
  ]);
});
