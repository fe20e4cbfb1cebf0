import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../features/accounts/account.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { RateLimiter } from '../platform/rates/rate-limiter.service.js';
import { DEMO_PASSWORD, everyone, judges, organizer, teams, trainingOfficer } from './demo-people.js';
import { DemoClient } from './demo-client.js';
import { openStage, setUpEdition, submitEntries } from './demo-edition.js';
import { trainingCsv } from './demo-training.js';
import { underMark } from './unfinished-demo.js';

/**
 * Loads one small edition into an empty database: four entries submitted, three judges at work. It acts over the API at
 * `url`, as its people. Dates are relative to the moment of loading.
 * @returns false where there are accounts already: nothing was loaded.
 */
export async function loadDemoOnce(app: INestApplication, url: string): Promise<boolean> {
  const [row] = await app.get(DataSource).query<{ taken: boolean }[]>(`select exists (select from account) as taken`);
  if (row!.taken) return false;
  const load = () => app.get(RateLimiter).pausedDuring(() => loadDemo(app, url));
  await underMark(app.get<Config>(CONFIG).folder, load);
  return true;
}

async function loadDemo(app: INestApplication, url: string): Promise<void> {
  const accounts = app.get(AccountService);
  for (const { says: _, ...person } of everyone) {
    await accounts.create({ ...person, password: DEMO_PASSWORD });
  }
  const as = (email: string) => DemoClient.signIn(url, email, DEMO_PASSWORD);
  const officer = await as(trainingOfficer.email);
  await officer.mutate('importTrainingRecords', { file: await officer.upload(trainingCsv(), '2025 이수현황.csv') }, '{ problemCount }');
  const host = await as(organizer.email);
  const edition = await setUpEdition(host);
  const entries = await submitEntries(as, edition, teams);
  await openStage({ host, as, edition, entries, judges });
}
