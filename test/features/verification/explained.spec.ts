import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, decidedAsProposed } from '../../support/awards.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { asLead, referenceIn, reportForm } from '../../support/verification.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let leads: Person[];
let nominees: { id: string }[];
let slug: string;

const REASON = '같은 글이 아니라는 것을 원문으로 확인했습니다.';

beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@explained.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@explained.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { verificationDays: 3 });
  slug = stage.edition.slug;
  const teams = stage.entries['분석']!.slice(0, 2).map(({ team }) => team);
  leads = [await asLead(it, teams[0]!, 'first@explained.example'), await asLead(it, teams[1]!, 'other@explained.example')];
  await decidedAsProposed(organizer, second, stage.edition);
  await organizer.mutate('openVerification', { competition: stage.edition.id });
  ({
    verification: { nominees },
  } = await it.visitor.query<{ verification: { nominees: { id: string }[] } }>(`{ verification(slug: "${slug}") { nominees { id } } }`));
}, 300_000);
afterAll(() => it?.close());

/** A report about this nominee, by the public form. */
async function reported(nominee: string): Promise<string> {
  await referenceIn(await fetch(`${it.url}/verification/${slug}`, { method: 'POST', body: reportForm(nominee) }));
  const [{ id }] = await it.db.query<[{ id: string }]>(`select id from verification_report order by id desc limit 1`);
  return id;
}

async function rejected(report: string): Promise<void> {
  const { id: finding } = await organizer.mutate('decideReport', { report, outcome: 'REJECTED', removes: false, reason: REASON });
  await second.mutate('confirmFinding', { finding }, '{ state }');
}

test('a team that was asked to explain is told that it stays, once two people have found so, and not what was found', async () => {
  const report = await reported(nominees[0]!.id);
  const dueAt = new Date(Date.now() + 60_000);
  const { id: explanation } = await organizer.mutate('askExplanation', { report, question: '3장의 출처를 밝혀 주세요.', dueAt });
  await leads[0]!.mutate('giveExplanation', { explanation, answer: '우리가 쓴 글입니다.' });
  const before = (await lettersTo(it, 'first@explained.example')).length;
  const { id: finding } = await organizer.mutate('decideReport', { report, outcome: 'REJECTED', removes: false, reason: REASON });
  expect(await lettersTo(it, 'first@explained.example')).toHaveLength(before);
  await second.mutate('confirmFinding', { finding }, '{ state }');
  const letters = await lettersTo(it, 'first@explained.example');
  expect(letters).toHaveLength(before + 1);
  expect(letters.at(-1)).toContain('3장의 출처를 밝혀 주세요.');
  expect(letters.at(-1)).toContain('수상후보에서 제외되지는 않습니다');
  for (const hidden of [REASON, '2023년', '신고']) expect(letters.at(-1)).not.toContain(hidden);
});

test('a team that was asked nothing learns nothing of a report that is rejected', async () => {
  const before = await lettersTo(it, 'other@explained.example');
  await rejected(await reported(nominees[1]!.id));
  expect(await lettersTo(it, 'other@explained.example')).toEqual(before);
});
