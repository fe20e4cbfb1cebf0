import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../features/accounts/account.service.js';
import { seoulDay } from '../domain/seoul-time.js';
import { CONFIG, type Config } from '../platform/config.js';
import { RateLimiter } from '../platform/rates/rate-limiter.service.js';
import { DemoClient } from './demo-client.js';
import type { SignIn } from './demo-edition.js';
import { loadJudged, loadPublished, loadReceiving, loadVerified } from './demo-editions.js';
import { DEMO_PASSWORD, everyone, organizer, trainingOfficer } from './demo-people.js';
import { trainingCsv } from './demo-training.js';
import { underMark } from './unfinished-demo.js';

/**
 * Loads four small editions into an empty database: one published, one half judged, one receiving entries, one whose nominees are public. It acts over the API at `url`, as
 * its people. Dates are relative to the moment of loading, since a submission counts at the time at which it comes in.
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
  for (const { says: _, ...person } of everyone) await accounts.create({ ...person, password: DEMO_PASSWORD });
  const signedIn = new Map<string, Promise<DemoClient>>();
  const as: SignIn = (email) => {
    const client = signedIn.get(email) ?? DemoClient.signIn(url, email, DEMO_PASSWORD);
    signedIn.set(email, client);
    return client;
  };
  const officer = await as(trainingOfficer.email);
  await officer.mutate('importTrainingRecords', { file: await officer.upload(trainingCsv(), '2025 이수현황.csv') }, '{ problemCount }');
  const host = await as(organizer.email);
  const year = Number(seoulDay(new Date()).slice(0, 4));
  await loadPublished(host, as, year);
  await loadJudged(host, as, year);
  await loadReceiving(host, as, year);
  await loadVerified(host, as, year);
}
