import { existsSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { loadDemoOnce } from '../../src/demo/load-demo.js';
import { CONFIG, type Config } from '../../src/platform/config.js';
import { loadReferenceData } from '../../src/reference-data.js';
import { type Origin, startTestApp } from './app.js';
import { currentRun } from './database.js';
import { asAdmin, demoFolderOf } from './test-run.js';

/** A number that the test files of a run agree on. */
const LOCK = 7_263_001;

/** The demo, loaded once a run by whichever test file comes first; the others wait for it, and start from a copy. */
export async function loadedDemo(): Promise<Origin> {
  const run = currentRun();
  const origin = { template: `pado_${run.id}_demo`, folder: demoFolderOf(run) };
  await asAdmin(run, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    // The folder comes last: where it is, all is.
    if (!existsSync(origin.folder)) await load(origin);
  });
  return origin;
}

async function load({ template, folder }: Origin): Promise<void> {
  const it = await startTestApp();
  await loadReferenceData(it.app.get(DataSource));
  await loadDemoOnce(it.app, it.url);
  await jobsAreDone(it.db);
  const [row] = await it.db.query<{ name: string }[]>('select current_database() as name');
  const made = it.app.get<Config>(CONFIG).folder;
  await mkdir(`${folder}-`, { recursive: true });
  await cp(made, `${folder}-`, { recursive: true });
  await it.db.destroy();
  await it.app.close();
  await asAdmin(currentRun(), (admin) => admin.query(`alter database ${row!.name} rename to ${template}`));
  await rename(`${folder}-`, folder);
}

/** Copies for judges, texts and letters are made in the background. */
async function jobsAreDone(db: DataSource): Promise<void> {
  for (;;) {
    const [row] = await db.query<{ waiting: string }[]>(
      `select count(*) as waiting from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`,
    );
    if (row!.waiting === '0') return;
    await pause(200);
  }
}
