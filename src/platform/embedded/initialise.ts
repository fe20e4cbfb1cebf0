import { randomUUID } from 'node:crypto';
import { chown, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { withParticle } from '../../domain/particle.js';
import { StartError } from '../start-error.js';
import { type Binaries, majorVersion } from './binaries.js';
import { type Credentials, databaseUrl, makeCredentials, readCredentials } from './credentials.js';
import { dataFolderOf } from './postmaster.js';
import { type RunAs, lastLineOf, run } from './run-as.js';

/**
 * Makes the data folder where there is none yet, and answers with the passwords of the cluster.
 * Throws a StartError for data that these binaries cannot read.
 */
export async function initialise(folder: string, binaries: Binaries, way: RunAs, durable: boolean): Promise<Credentials> {
  const data = dataFolderOf(folder);
  const credentials = await readCredentials(folder);
  if (!(await holdsData(data))) return makeCluster(folder, binaries, way, durable);
  if (!credentials) {
    throw new StartError(
      `${join(folder, 'passwords.json')} 파일이 없어 내장 데이터베이스에 접속할 수 없습니다. 백업에서 그 파일을 되돌려 놓으세요.`,
      `${join(folder, 'passwords.json')} is missing, so that the embedded database cannot be opened: put the file back from a backup.`,
    );
  }
  return credentials;
}

async function holdsData(data: string): Promise<boolean> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === majorVersion) return true;
  if (version !== '') {
    throw new StartError(
      `${data}는 PostgreSQL ${version}의 자료이고 이 판은 ${withParticle(majorVersion, '을/를')} 씁니다. 그 자료를 만든 판의 Pado로 백업한 뒤 이 폴더를 옮기고 복원하거나, PostgreSQL ${version} 서버로 열어 DATABASE_URL로 연결하세요.`,
      `${data} holds data of PostgreSQL ${version}, this version brings ${majorVersion}: back it up with the Pado that made it, move the folder away and restore, or open it with a PostgreSQL ${version} server and set DATABASE_URL.`,
    );
  }
  const foreign = await readdir(data).catch(() => []);
  if (foreign.length === 0) return false;
  throw new StartError(
    `${data}에 다른 파일이 있습니다. 폴더를 옮긴 뒤 다시 시작하세요.`,
    `${data} holds something that is not a database: move the folder away and start again.`,
  );
}

/** initdb works beside the final place, so that an interrupted one never passes for a cluster. */
async function makeCluster(folder: string, binaries: Binaries, way: RunAs, durable: boolean): Promise<Credentials> {
  const unfinished = (await readdir(folder)).filter((name) => name.startsWith('new-'));
  for (const name of unfinished) await rm(join(folder, name), { recursive: true, force: true });
  const credentials = await makeCredentials(folder);
  const fresh = join(folder, `new-${randomUUID()}`);
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, credentials.postgres, { mode: 0o600 });
  if (way.uid !== process.getuid?.()) await chown(passwordFile, way.uid, way.gid);
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const language = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  try {
    await run(way, binaries.initdb, ['-D', fresh, ...access, ...language, '--no-instructions', ...(durable ? [] : ['--no-sync'])]);
    await rename(fresh, dataFolderOf(folder));
    return credentials;
  } catch (error) {
    throw new StartError(
      `내장 데이터베이스를 만들지 못했습니다: ${lastLineOf(error)}`,
      `The embedded database could not be made: ${lastLineOf(error)}`,
      { cause: error },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The two users and the database, made once; a start that was interrupted before is completed. */
export async function makeUsersAndDatabase(credentials: Credentials, port: number): Promise<void> {
  const superuser = new Client({ connectionString: databaseUrl('postgres', credentials, port) });
  await superuser.connect();
  try {
    const roles = await superuser.query<{ rolname: string }>(`select rolname from pg_roles where rolname in ('pado_owner', 'pado_app')`);
    for (const user of ['pado_owner', 'pado_app'] as const) {
      if (roles.rows.some(({ rolname }) => rolname === user)) continue;
      await superuser.query(`create role ${user} login password '${credentials[user]}'`);
    }
    const databases = await superuser.query(`select 1 from pg_database where datname = 'pado'`);
    if (databases.rowCount === 0) await superuser.query('create database pado owner pado_owner');
  } finally {
    await superuser.end();
  }
}
