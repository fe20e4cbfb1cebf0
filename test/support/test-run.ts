import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { openCluster } from '../../src/platform/embedded/cluster.js';
import { removeFolder, removeFoldersOfDeadRuns, temporaryFolder } from './temporary-folder.js';

/** What every test file of a run knows of its database server; handed on in the environment. */
export interface TestRun {
  /** Part of the name of everything that the run makes on the server. */
  id: string;
  adminUrl: string;
  ownerRole: string;
  appRole: string;
  password: string;
  template: string;
  /** Why there is no migrated template. */
  problem?: string;
}

/** Where the files of the demo are that the run has loaded, if one has asked for it. */
export const demoFolderOf = ({ id }: TestRun): string => join(tmpdir(), `pado-demo-${id}`);

/** Clears away after a run. */
export type EndRun = () => Promise<void>;

/** The server of TEST_DATABASE_URL, or an embedded one in a temporary folder; with roles and a migrated template of this run. */
export async function startRun(): Promise<EndRun> {
  await removeFoldersOfDeadRuns();
  const server = await startServer(process.env.TEST_DATABASE_URL);
  const id = randomBytes(5).toString('hex');
  const run: TestRun = {
    id,
    adminUrl: server.adminUrl,
    ownerRole: `pado_owner_${id}`,
    appRole: `pado_app_${id}`,
    password: randomBytes(18).toString('base64url'),
    template: `pado_template_${id}`,
  };
  const endRun = async () => {
    await asAdmin(run, (admin) => dropAll(admin, run));
    await rm(demoFolderOf(run), { recursive: true, force: true });
    await server.stop();
  };
  try {
    await asAdmin(run, (admin) => makeRolesAndTemplate(admin, run));
    process.env.PADO_TEST_RUN = JSON.stringify({ ...run, problem: await migrateTemplate(run) });
    return endRun;
  } catch (error) {
    await endRun();
    throw error;
  }
}

/** Migrations that fail are for the tests that need a database to report; the others can still tell what they find. */
async function migrateTemplate(run: TestRun): Promise<string | undefined> {
  try {
    await migrate(urlOf(run, run.ownerRole, run.template), run.appRole);
    return undefined;
  } catch (error) {
    return `The migrations failed: ${String(error)}`;
  }
}

async function startServer(given: string | undefined): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  if (given) return { adminUrl: given, stop: async () => undefined };
  const folder = await temporaryFolder();
  const cluster = await openCluster({ folder: join(folder, '.pado'), durable: false });
  const stop = async () => {
    await cluster.stop();
    await removeFolder(folder);
  };
  return { adminUrl: cluster.superUrl, stop };
}

/** Runs statements as the user of TEST_DATABASE_URL or the embedded superuser. */
export async function asAdmin<T>({ adminUrl }: TestRun, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** The admin need not be a superuser: it makes databases and roles, and becomes a member of the owner to give databases to it. */
async function makeRolesAndTemplate(admin: Client, { ownerRole, appRole, password, template }: TestRun): Promise<void> {
  await admin.query(`create role ${ownerRole} login password '${password}'`);
  await admin.query(`create role ${appRole} login password '${password}'`);
  await admin.query(`grant ${ownerRole} to current_user`);
  await admin.query(`create database ${template} owner ${ownerRole} template template0 encoding 'UTF8'`);
}

async function dropAll(admin: Client, { id, ownerRole, appRole }: TestRun): Promise<void> {
  const databases = await admin.query<{ datname: string }>(`select datname from pg_database where datname like $1`, [`pado%${id}%`]);
  for (const { datname } of databases.rows) await admin.query(`drop database ${datname} with (force)`);
  await admin.query(`drop role if exists ${appRole}, ${ownerRole}`);
}

/** Where a role of the run connects to, on the server of the run. */
export function urlOf({ adminUrl, password }: TestRun, role: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
