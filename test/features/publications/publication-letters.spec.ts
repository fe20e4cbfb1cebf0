import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { withParticle } from '../../../src/domain/particle.js';
import { PublicationLetters } from '../../../src/features/publications/publication-letters.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { previewOf, sentLetters } from '../../support/bulk-letters.js';
import type { MadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { published } from '../../support/published-works.js';
import { aSettledStage, type SettledStage } from '../../support/settled-stage.js';

let it: TestApp;
let organizer: Person;
let stage: SettledStage;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@letters.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  await it.db.query(`delete from notification`);
  // One stage alone: the ranking of the last stage is what is published.
  const one = ({ finalStage }: MadeEdition) => it.db.query(`delete from stage where id = $1`, [finalStage]);
  stage = await aSettledStage(it, organizer, { 분석: ['20', '18', '10'] }, one);
  await it.db.query(`update competition set title_ko = '부산 경진대회', title_en = 'Busan contest' where id = $1`, [stage.edition.id]);
});

const entries = () => stage.entries['분석']!;
const publish = (more: object = {}) =>
  organizer.mutate<{ id: string }>('publishResults', { settlement: stage.settlement, awardedPlaces: 1, ...more });
const again = { awardedPlaces: 2, reasonKo: '동점 처리를 바로잡았습니다.', reasonEn: 'A tie was put right.' };

/** Waits for the jobs that tell people. */
async function told(): Promise<void> {
  const waiting = `select exists (select from graphile_worker.jobs
    where task_identifier in ('publication-due', 'tell-of-publication', 'tell-of-withdrawal')
      and run_at < now() + interval '1 minute') as "isWaiting"`;
  while ((await it.db.query<{ isWaiting: boolean }[]>(waiting))[0]!.isWaiting) await pause(50);
}
const preview = (args: string) => previewOf(organizer, stage.edition.slug, args);
const asSent = (letters: { mail: string; subject: string; text: string }[]) =>
  letters.map(({ mail, subject, text }) => ({ mail, subject, text })).toSorted((a, b) => (a.mail < b.mail ? -1 : 1));

describe('the letters of a publication', () => {
  test('are those that were shown before it: to whom, how many, and the words', async () => {
    const seen = await preview(`step: RESULTS_PUBLISHED, settlement: "${stage.settlement}", awardedPlaces: 1`);
    expect(seen.letters.map(({ template, count }) => [template, count])).toEqual([
      ['results-published', 3],
      ['judges-thanked', 1],
    ]);
    expect(seen.count).toBe(4);
    expect(await sentLetters(it)).toEqual([]);
    await publish();
    await told();
    expect(asSent(await sentLetters(it))).toEqual(asSent(seen.recipients));
  });

  test('say to each team what its own entry won, and nothing of others; to judges nothing of any', async () => {
    const { recipients } = await preview('step: RESULTS_PUBLISHED, awardedPlaces: 1');
    const [winner, second, third] = entries().map(({ number }) => number);
    const outcomes = recipients.map(({ text }) => [winner, second, third].map((number) => text.includes(number!)));
    expect(outcomes).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ]);
    expect(recipients[0]!.text).toContain(`출품작 ${withParticle(winner!, '이/가')} 수상작으로 선정되었습니다. 축하합니다.`);
    expect(recipients[1]!.text).toContain(`출품작 ${withParticle(second!, '은/는')} 이번에 수상작으로 선정되지 않았습니다.`);
  });

  test('are written at its hour, and not before', async () => {
    const at = new Date(Math.ceil((Date.now() + 6_000) / 1000) * 1000);
    await publish({ at: at.toISOString() });
    const written = () => it.db.query<[{ count: number }]>(`select count(*)::int as count from mail where template = 'results-published'`);
    const [{ count: before }] = await written();
    expect(await sentLetters(it)).toEqual([]);
    expect((await it.db.query<[{ now: Date }]>(`select clock_timestamp() as now`))[0].now.getTime()).toBeLessThan(at.getTime());
    await told();
    expect(await sentLetters(it)).toHaveLength(4);
    expect((await written())[0].count).toBe(before + 3);
    const [{ early }] = await it.db.query<[{ early: number }]>(`select count(*)::int as early from notification where visible_from < $1`, [
      at,
    ]);
    expect(early).toBe(0);
  });

  test('say why it is published again; those of the earlier one are pointless then', async () => {
    await publish();
    await told();
    const seen = await preview(`step: RESULTS_REPLACED, awardedPlaces: 2, reasonKo: "${again.reasonKo}", reasonEn: "${again.reasonEn}"`);
    expect(seen.letters.map(({ template, count }) => [template, count])).toEqual([['results-replaced', 3]]);
    expect(seen.recipients[1]!.text).toContain(`사유: ${again.reasonKo}`);
    await publish(again);
    await told();
    expect(asSent(await sentLetters(it, ['results-published', 'results-replaced']))).toEqual(asSent(seen.recipients));
  });

  test('are not written for one that was taken down before its hour', async () => {
    const { id } = await publish({ at: new Date(Date.now() + 3_600_000).toISOString() });
    const reason = { reasonKo: '다시 확인하고 있습니다.', reasonEn: 'It is being checked again.' };
    await organizer.mutate('withdrawPublication', { publication: id, ...reason });
    await it.app.get(PublicationLetters).tellPublished({ publication: id });
    expect(await it.db.query(`select from notification`)).toEqual([]);
  });
});

test('every team that handed in is told that results were taken down, as was shown before', async () => {
  const { id } = await publish();
  await told();
  const reason = { reasonKo: '다시 확인하고 있습니다.', reasonEn: 'It is being checked again.' };
  const seen = await preview(`step: RESULTS_WITHDRAWN, reasonKo: "${reason.reasonKo}", reasonEn: "${reason.reasonEn}"`);
  expect(seen.count).toBe(3);
  await organizer.mutate('withdrawPublication', { publication: id, ...reason });
  await told();
  expect(asSent(await sentLetters(it, ['results-withdrawn']))).toEqual(asSent(seen.recipients));
  // Those that told of the results are pointless now.
  expect(await sentLetters(it, ['results-published'])).toEqual([]);
});

test('an award is named, and its revocation goes to that team alone; a job that is asked again tells nobody twice', async () => {
  const letters = it.app.get(PublicationLetters);
  const first = await published(it, stage.edition, entries(), { year: 2025, awarded: 1 });
  await letters.tellPublished({ publication: first });
  await letters.tellPublished({ publication: first });
  const told = await sentLetters(it, ['results-published']);
  expect(told).toHaveLength(3);
  expect(told.filter(({ text }) => text.includes('대상'))).toHaveLength(1);
  const second = await published(it, stage.edition, entries(), { year: 2025, ordinal: 2, awarded: 1, revoked: true });
  await letters.tellPublished({ publication: second });
  const revoked = await sentLetters(it, ['award-revoked']);
  expect(revoked.map(({ mail, subject }) => [mail, subject])).toEqual([
    [told.find(({ text }) => text.includes('대상'))!.mail, `[부산 경진대회] 출품작 ${entries()[0]!.number}의 수상을 취소했습니다`],
  ]);
  expect(revoked[0]!.text).toContain('사유: 표절');
  const others = await sentLetters(it, ['results-replaced']);
  expect([others.length, others.some(({ text }) => text.includes('표절'))]).toEqual([2, false]);
});
