import { randomBytes } from 'node:crypto';
import { type TestRun, asAdmin, urlOf } from './test-run.js';

/** A database of its own for a test file, migrated and empty. */
export interface TestDatabase {
  /** For the application's role. */
  url: string;
  /** For the owner of the schema. */
  ownerUrl: string;
  /** Drops the database, with the connections that are still open. */
  drop(): Promise<void>;
}

/** Clones the migrated template of this run, or another database that nobody is connected to, in some 30 ms. */
export async function cloneDatabase(template?: string): Promise<TestDatabase> {
  const run = currentRun();
  const name = newName(run);
  const statement = `create database ${name} template ${template ?? run.template} owner ${run.ownerRole} strategy file_copy`;
  await asAdmin(run, (admin) => admin.query(statement));
  return handle(run, name);
}

/** One that nobody has migrated yet, as docs/operations.md has an administrator make it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const run = currentRun();
  const name = newName(run);
  await asAdmin(run, async (admin) => {
    await admin.query(`create database ${name} owner ${run.ownerRole} encoding 'UTF8' template template0`);
    await admin.query(`revoke connect on database ${name} from public`);
    await admin.query(`grant connect on database ${name} to ${run.appRole}`);
  });
  return handle(run, name);
}

const newName = ({ id }: TestRun): string => `pado_${id}_${randomBytes(6).toString('hex')}`;

function handle(run: TestRun, name: string): TestDatabase {
  return {
    url: urlOf(run, run.appRole, name),
    ownerUrl: urlOf(run, run.ownerRole, name),
    drop: async () => void (await asAdmin(run, (admin) => admin.query(`drop database if exists ${name} with (force)`))),
  };
}

export function currentRun(): TestRun {
  const given = process.env.PADO_TEST_RUN;
  if (!given) throw new Error('The global setup has not made a test run: start jest with the project’s configuration.');
  const run: TestRun = JSON.parse(given);
  if (run.problem) throw new Error(run.problem);
  return run;
}
