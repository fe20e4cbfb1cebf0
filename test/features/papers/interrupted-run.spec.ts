import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import type { PrintedCertificate } from '../../../src/features/papers/certificate-paper.js';
import { printApart } from '../../../src/features/papers/print-apart.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAwardedEdition, type AwardedEdition, RUN, type Run } from '../../support/awarded-edition.js';
import { eventually } from '../../support/story.js';

let it: TestApp;
let edition: AwardedEdition;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anAwardedEdition(it, 'interrupted-2025', 3);
  const wording = { issuer: '부산광역시장', issuerName: '남궁뷁', day: '2025-11-27' };
  await edition.organizer.mutate('setCertificateWording', { competition: edition.competition, wording }, '{ version }');
  // The queue of such jobs is there once it had one.
  const { id } = await ask({ tiers: ['grand'] });
  await ended(id);
});
afterAll(() => it?.close());

const ask = (more: object = {}) =>
  edition.organizer.mutate<Run>('issueCertificates', { competition: edition.competition, of: 'TEAMS', ...more }, RUN);
const runOf = async (id: string) =>
  (await edition.organizer.query<{ certificateRun: Run }>(`{ certificateRun(run: "${id}") ${RUN} }`)).certificateRun;
const ended = (id: string) => eventually(async () => !['QUEUED', 'RUNNING'].includes((await runOf(id)).state), 'the run to end');
const numbers = async () => {
  const rows = await it.db.query<{ number: string }[]>(`select number from certificate order by ordinal, issued_at`);
  return rows.map(({ number }) => number);
};
const queueIs = (lockedBy: string | null) =>
  it.db.query(
    `update graphile_worker._private_job_queues set locked_by = $1, locked_at = case when $1::text is null then null else now() end
      where queue_name = 'issue-certificates'`,
    [lockedBy],
  );
/** Asked for, and taken by nobody. */
async function askedButNotTaken(): Promise<string> {
  await queueIs('nobody');
  return (await ask()).id;
}
const jobOf = (run: string) =>
  it.db.query<{ lockedBy: string | null }[]>(
    `select locked_by as "lockedBy" from graphile_worker._private_jobs where payload ->> 'run' = $1`,
    [run],
  );

test('a run that is cancelled in the middle issues nothing and leaves no file, and the next one goes on with the next number', async () => {
  const run = await askedButNotTaken();
  const filesBefore = await it.db.query(`select id from stored_file`);
  await it.db.transaction(async (holder: EntityManager) => {
    await holder.query(`select from competition where id = $1 for update`, [edition.competition]);
    await queueIs(null);
    await eventually(async () => (await runOf(run)).state === 'RUNNING', 'the run to begin');
    await edition.organizer.mutate('cancelCertificateRun', { run }, RUN);
  });
  await eventually(async () => (await jobOf(run)).length === 0, 'the job to end');
  expect(await runOf(run)).toMatchObject({ state: 'CANCELLED', issued: null, printed: null, hasPrintFile: false });
  expect(await numbers()).toEqual(['제2025-001호']);
  expect(await it.db.query(`select id from stored_file`)).toEqual(filesBefore);
  expect((await edition.organizer.refusalOf('cancelCertificateRun', { run })).code).toBe('CERTIFICATE_RUN_HAS_ENDED');
  const told = await it.db.query<{ action: string }[]>(`select action from audit_event where data::jsonb ->> 'run' = $1 order by action`, [
    run,
  ]);
  expect(told.map(({ action }) => action)).toEqual(['certificates.asked', 'certificates.cancelled']);
});

test('a run of a process that was killed is taken up by the next: no certificate twice, and none is lost', async () => {
  const run = await askedButNotTaken();
  // What kill -9 leaves behind: a run that says it goes on, and a job that is held by a worker who is no more.
  await it.db.query(`update certificate_run set state = 'RUNNING', progress = 40 where id = $1`, [run]);
  await it.db.query(`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now() where payload ->> 'run' = $1`, [run]);
  await queueIs('killed');
  const next = await it.beside();
  try {
    await ended(run);
    expect(await runOf(run)).toMatchObject({ state: 'DONE', issued: 2, printed: 3, hasPrintFile: true });
    expect(await numbers()).toEqual(['제2025-001호', '제2025-002호', '제2025-003호']);
    const told = await it.db.query<object[]>(
      `select from audit_event where action = 'certificates.issued' and data::jsonb ->> 'run' = $1`,
      [run],
    );
    expect(told).toHaveLength(1);
  } finally {
    await next.close();
  }
  const again = (await ask()).id;
  await ended(again);
  expect(await runOf(again)).toMatchObject({ state: 'DONE', issued: 0, printed: 3 });
});

test('drawing itself stops where it is', async () => {
  const content = {
    heading: '상장',
    award: '대상',
    awardEn: 'Grand prize',
    competition: '대회',
    competitionEn: 'Competition',
    team: '팀',
    title: null,
  };
  const words = { citation: '위와 같이 상장을 드립니다.', day: '2025년 11월 27일', issuer: '부산광역시장', issuerName: '남궁뷁' };
  const one = {
    number: '제2025-001호',
    kind: 'TEAM',
    name: '팀',
    department: null,
    content: { ...content, ...words },
    address: 'https://pado.example/x',
  };
  const certificates = Array.from({ length: 5_000 }, () => one as PrintedCertificate);
  const stop = new AbortController();
  const pages: number[] = [];
  const told = (done: number) => {
    pages.push(done);
    stop.abort();
  };
  expect(await printApart({ certificates, at: new Date() }, told, stop.signal)).toBeNull();
  expect(Math.max(...pages)).toBeLessThan(5_000);
});
