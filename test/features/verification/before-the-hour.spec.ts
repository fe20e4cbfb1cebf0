import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, decidedAsProposed, proposalOf } from '../../support/awards.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';
import { asLead, referenceIn, reportForm } from '../../support/verification.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let lead: Person;
let stage: SettledStage;
let competition: string;
let slug: string;
let report: string;
let explanation: string;
const hour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000);

/** The time of all nominees ends so much later. */
const later = async (interval: string) => {
  await it.db.query(`alter table nominee disable trigger user`);
  await it.db.query(`update nominee set verified_until = verified_until + $1::interval`, [interval]);
  await it.db.query(`alter table nominee enable trigger user`);
};
const REASON = { reasonKo: '신고를 먼저 확인합니다.', reasonEn: 'A report is looked into first.' };
const finding = () => ({ report, outcome: 'REJECTED', removes: false, reason: '같은 글이 아닙니다.' });
const disqualify = () => ({ team: stage.entries['분석']![0]!.team, reason: '표절을 확인했습니다.' });

/** Results wait for their hour, and a report is there that nobody has decided. */
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@hour.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@hour.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { verificationDays: 3 });
  ({ slug, id: competition } = stage.edition);
  lead = await asLead(it, stage.entries['분석']![0]!.team, 'lead@hour.example');
  await decidedAsProposed(organizer, second, stage.edition);
  await organizer.mutate('openVerification', { competition });
  await later('-720 hours');
  const { settlement } = await proposalOf(organizer, slug);
  await organizer.mutate('publishResults', { settlement, at: hour.toISOString() }, '{ slug }');
  // Past the app: whoever publishes waits until the time is over.
  await later('720 hours');
  const { verification } = await it.visitor.query<{ verification: { nominees: { id: string }[] } }>(
    `{ verification(slug: "${slug}") { nominees { id } } }`,
  );
  await referenceIn(await fetch(`${it.url}/verification/${slug}`, { method: 'POST', body: reportForm(verification.nominees[0]!.id) }));
  [{ id: report }] = await it.db.query<[{ id: string }]>(`select id from verification_report`);
}, 300_000);
afterAll(() => it?.close());

test('while results wait for their hour, whoever would change who wins is told to take them down first', async () => {
  // Awards were decided anew meanwhile: there would be a window to open.
  await decidedAsProposed(organizer, second, stage.edition);
  const asked: [string, Record<string, unknown>][] = [
    ['openVerification', { competition }],
    ['askExplanation', { report, question: '출처는?', dueAt: new Date(Date.now() + 60_000) }],
    ['decideReport', finding()],
    ['disqualifyTeam', disqualify()],
  ];
  for (const [mutation, input] of asked) {
    const refused = await organizer.refusalOf(mutation, input);
    expect([mutation, refused.code, refused['at']]).toEqual([mutation, 'TAKE_DOWN_FIRST', hour.toISOString()]);
    expect(refused['ko']).toContain('먼저 그 공표를 내린 뒤');
  }
});

test('nobody else is told that anything waits', async () => {
  for (const who of [lead, await it.person('rival@hour.example')]) {
    for (const [mutation, input] of [
      ['decideReport', finding()],
      ['disqualifyTeam', disqualify()],
      ['openVerification', { competition }],
    ] as const) {
      expect([mutation, (await who.refusalOf(mutation, input)).code]).toEqual([mutation, 'NOT_FOUND']);
    }
  }
});

test('once they are taken down, the report is decided and the team disqualified, and nothing was ever public', async () => {
  const [{ id: publication }] = await it.db.query<[{ id: string }]>(`select id from publication`);
  await organizer.mutate('withdrawPublication', { publication, ...REASON });
  await organizer.mutate('openVerification', { competition });
  ({ id: explanation } = await organizer.mutate('askExplanation', { report, question: '출처는?', dueAt: new Date(Date.now() + 60_000) }));
  await lead.mutate('giveExplanation', { explanation, answer: '우리가 쓴 글입니다.' });
  const { id } = await organizer.mutate('decideReport', { ...finding(), outcome: 'UPHELD', removes: true });
  await second.mutate('confirmFinding', { finding: id }, '{ state }');
  const [{ state }] = await it.db.query<[{ state: string }]>(`select state from team where id = $1`, [disqualify().team]);
  expect(state).toBe('DISQUALIFIED');
  expect(await it.visitor.query(`{ publishedResults(slug: "${slug}") { id } }`)).toEqual({ publishedResults: null });
});

test('at the hour nothing is decided any more, whether the state of the edition has followed or not', async () => {
  await it.db.query(`update competition set results_public_at = now() - interval '1 millisecond' where id = $1`, [competition]);
  const codes = await Promise.all([
    organizer.refusalOf('decideReport', finding()),
    organizer.refusalOf('openVerification', { competition }),
  ]);
  expect(codes.map(({ code }) => code)).toEqual(['ALREADY_PUBLISHED', 'ALREADY_PUBLISHED']);
});
