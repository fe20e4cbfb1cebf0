import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAwardedEdition, type AwardedEdition, RUN, type Run } from '../../support/awarded-edition.js';
import { previewOf, sentLetters } from '../../support/bulk-letters.js';
import { eventually } from '../../support/story.js';

let it: TestApp;
let edition: AwardedEdition;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anAwardedEdition(it, 'certificate-letters-2025', 4);
  const wording = { issuer: '부산광역시장', issuerName: '남궁', day: '2025-11-27' };
  await edition.organizer.mutate('setCertificateWording', { competition: edition.competition, wording }, '{ version }');
});
afterAll(() => it?.close());

const sent = async () => (await sentLetters(it, ['certificates-issued'])).map(({ mail, subject, text }) => ({ mail, subject, text }));
const previewed = async (args: string) =>
  (await previewOf(edition.organizer, edition.slug, `step: CERTIFICATES_ISSUED, ${args}`)).recipients.map(({ mail, subject, text }) => ({
    mail,
    subject,
    text,
  }));
async function issued(of: string, more: object = {}): Promise<void> {
  const { id } = await edition.organizer.mutate<Run>('issueCertificates', { competition: edition.competition, of, ...more }, RUN);
  const state = async () =>
    (await edition.organizer.query<{ certificateRun: Run }>(`{ certificateRun(run: "${id}") ${RUN} }`)).certificateRun.state;
  await eventually(async () => !['QUEUED', 'RUNNING'].includes(await state()), 'the run to end');
  expect(await state()).toBe('DONE');
}

test('what organisers see before certificates are issued is what is sent: only of those that are new', async () => {
  const grand = await previewed('of: TEAMS, tiers: ["grand"]');
  expect(grand.map(({ mail }) => mail)).toEqual([edition.leads[0]!.account!.email]);
  expect(grand[0]!.subject).toMatch(/^\[.+\] 출품작 .+의 상장이 발급되었습니다$/);
  expect(grand[0]!.text).toContain(`'대상' 상장(팀, 제2025-001호)`);
  await issued('TEAMS', { tiers: ['grand'] });
  expect(await sent()).toEqual(grand);
  const rest = await previewed('of: TEAMS');
  expect(rest.map(({ mail }) => mail)).toEqual([1, 2].map((index) => edition.leads[index]!.account!.email));
  await issued('TEAMS');
  expect(await sent()).toEqual([...grand, ...rest]);
  expect(await previewed('of: TEAMS')).toEqual([]);
  await issued('TEAMS');
  expect(await sent()).toHaveLength(3);
});

test('a certificate of a member is told to that member, and a letter holds no code by which others could read it', async () => {
  const own = await previewed('of: MEMBERS');
  expect(own.map(({ mail }) => mail)).toEqual([0, 1, 2].map((index) => edition.leads[index]!.account!.email));
  expect(own[0]!.text).toContain('상장(개인, 제2025-004호)');
  await issued('MEMBERS');
  const letters = await sent();
  expect(letters.slice(3)).toEqual(own);
  for (const { id } of await it.db.query<{ id: string }[]>(`select id from certificate`)) expect(JSON.stringify(letters)).not.toContain(id);
});

test('who it is for has to be said', async () => {
  const answer = await edition.organizer.ask(
    `{ organizerDesk(competition: "${edition.slug}") { letterPreview(step: CERTIFICATES_ISSUED) { count } } }`,
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
});
