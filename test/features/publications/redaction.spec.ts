import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { consentText } from '../../../src/domain/consent.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { addJob } from '../../../src/platform/jobs/add-job.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import { eventually } from '../../support/story.js';

const slug = 'redacted-2025';
let it: TestApp;
let edition: EditionInJudging;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  await edition.organizer.mutate('publishResults', { settlement: await settled(edition), awardedPlaces: 3 });
  // Nobody here has an employment, and where somebody works must go as well.
  await it.db.query(`update published_name set department_ko = '청년정책과', department_en = 'Youth policy' where kind = 'MEMBER'`);
});
afterAll(() => it.close());

/** Settles 92, 91 and 90 points: 팀 0 before 팀 1 before 팀 2. */
async function settled({ organizer, stage, ...rest }: EditionInJudging): Promise<string> {
  await scoreAll({ organizer, stage, ...rest }, (_, title) => ['18', '27', '18', String(20 - Number(title.at(-1))), '9']);
  await organizer.mutate('closeStage', { stage });
  return (await organizer.mutate('settleStage', { stage })).id;
}

/** The public page: place, entry number and names. */
async function page() {
  const { publishedResults } = await it.visitor.query<{
    publishedResults: { signature: string; standings: { nodes: { place: number; names: object[] }[] } };
  }>(
    `{ publishedResults(slug: "${slug}") { signature signedText standings { nodes { place score entryNumber names { kind name departmentKo departmentEn } } } } }`,
  );
  return publishedResults;
}
const jobsAreDone = () =>
  eventually(async () => (await it.db.query<object[]>(`select from graphile_worker.jobs where run_at <= now()`)).length === 0, 'the jobs');
const withdraws = async (team: number, kind: string) => {
  await edition.leads[team]!.mutate('withdrawConsent', { team: edition.entries[team]!.team, kind }, '{ kind }');
  await jobsAreDone();
};
const trail = () =>
  it.db.query<object[]>(`select acting_as, subject, data from audit_event where action = 'results.name_redacted' order by at, id`);
const memberOf = async (team: number) =>
  (await it.db.query<{ id: string }[]>(`select id from team_member where team_id = $1`, [edition.entries[team]!.team]))[0]!.id;

test('a winner who takes back the consent to be named is taken off the public page; places, signature and all others stay', async () => {
  const before = await page();
  const member = (team: number) => ({
    kind: 'MEMBER',
    name: `lead${team}`,
    departmentKo: '청년정책과',
    departmentEn: 'Youth policy',
  });
  const team = (number: number) => ({ kind: 'TEAM', name: `팀 ${number}`, departmentKo: null, departmentEn: null });
  expect(before.standings.nodes.map(({ names }) => names)).toEqual([0, 1, 2].map((number) => [team(number), member(number)]));
  await withdraws(1, 'NAME_PUBLICATION');
  const [first, second, third] = before.standings.nodes;
  expect(await page()).toEqual({ ...before, standings: { nodes: [first, { ...second, names: [team(1)] }, third] } });
});

test('nothing of the name is left in the database, and the trail tells whose it was by id', async () => {
  const member = await memberOf(1);
  const rows = await it.db.query<object[]>(
    `select name, department_ko, department_en, redacted_at is not null as is_redacted from published_name where member_id = $1`,
    [member],
  );
  expect(rows).toEqual([{ name: null, department_ko: null, department_en: null, is_redacted: true }]);
  expect(await trail()).toEqual([{ acting_as: 'SYSTEM', subject: member, data: '{"names":1}' }]);
});

test('told again, or of another consent, it changes nothing', async () => {
  const before = await page();
  const redactedAt = () => it.db.query<object[]>(`select redacted_at from published_name order by id`);
  const times = await redactedAt();
  await addJob(it.db.manager, 'consent-withdrawn', { member: await memberOf(1), kind: 'NAME_PUBLICATION' });
  await addJob(it.db.manager, 'consent-withdrawn', { member: await memberOf(2), kind: 'TRAINING_HISTORY' });
  await jobsAreDone();
  expect([await page(), await redactedAt(), (await trail()).length]).toEqual([before, times, 1]);
});

test('a winner who leaves by taking back the required consent is taken off too', async () => {
  await withdraws(0, 'PRIVACY');
  const { standings } = await page();
  expect(standings.nodes[0]).toEqual({
    place: 1,
    score: '92.00',
    entryNumber: '2025-분석-001',
    names: [{ kind: 'TEAM', name: '팀 0', departmentKo: null, departmentEn: null }],
  });
  expect(await brokenInvariants(it.db)).toEqual({});
});

test('a consent that is given again does not bring the name back, and names the winner in what is published from then on', async () => {
  const textHash = sha256(consentText('NAME_PUBLICATION').ko);
  const before = await page();
  await edition.leads[1]!.mutate('giveConsent', { team: edition.entries[1]!.team, kind: 'NAME_PUBLICATION', textHash }, '{ kind }');
  expect(await page()).toEqual(before);
  // As if it was published now: the job of the earlier withdrawal comes late.
  const member = await memberOf(1);
  await it.db.query(`update published_name set name = 'lead1', redacted_at = null where member_id = $1`, [member]);
  await it.db.query(`alter table consent disable trigger user`);
  await it.db.query(`update consent set given_at = given_at - interval '1 day' where member_id = $1 and withdrawn_at is null`, [member]);
  await it.db.query(`alter table consent enable trigger user`);
  await addJob(it.db.manager, 'consent-withdrawn', { member, kind: 'NAME_PUBLICATION' });
  await jobsAreDone();
  expect(await it.db.query(`select name from published_name where member_id = $1`, [member])).toEqual([{ name: 'lead1' }]);
  await withdraws(1, 'NAME_PUBLICATION');
  expect(await it.db.query(`select name from published_name where member_id = $1`, [member])).toEqual([{ name: null }]);
});

test('a consent that is taken back in the moment of publication names nobody in the end', async () => {
  const other = await anEditionInJudging(it, { slug: 'raced-2025', teams: 2, judges: 1, consents: ['PRIVACY', 'NAME_PUBLICATION'] });
  const settlement = await settled(other);
  const [competition] = await it.db.query<{ id: string }[]>(`select id from competition where slug = 'raced-2025'`);
  await atOnce(it, competition!.id, [
    () => other.organizer.mutate('publishResults', { settlement, awardedPlaces: 2 }),
    ...other.leads.map((lead, index) => async () => {
      return lead.mutate('withdrawConsent', { team: other.entries[index]!.team, kind: 'NAME_PUBLICATION' }, '{ id: kind }');
    }),
  ]);
  await jobsAreDone();
  expect(
    await it.db.query(`select from published_name join published_standing on published_standing.id = standing_id
                             join publication on publication.id = publication_id
                            where slug = 'raced-2025' and kind = 'MEMBER' and name is not null`),
  ).toEqual([]);
});
