import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { consentText } from '../../../src/domain/consent.js';
import { usualOptions } from '../../../src/domain/publication-options.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { AWARD_RULE } from '../../support/awards.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { eventually } from '../../support/story.js';

const slug = 'reports-2025';
const kind = 'WORK_PUBLICATION';
const textHash = sha256(consentText(kind).ko);
const options = { ...usualOptions, reports: true };
const reason = { reasonKo: '보고서 공개 범위를 바로잡습니다.', reasonEn: 'We correct which reports are public.' };
let it: TestApp;
let edition: EditionInJudging;
let settlement: string;
/** A second member of 팀 1. */
let colleague: Person;

const agrees = (who: Person, team: number) => who.mutate('giveConsent', { team: edition.entries[team]!.team, kind, textHash }, '{ kind }');
const withdraws = (who: Person, team: number) => who.mutate('withdrawConsent', { team: edition.entries[team]!.team, kind }, '{ kind }');

/** 팀 0 wins and agrees; of 팀 1, which wins as well, one member agrees; 팀 2 agrees and wins nothing. */
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEditionInJudging(it, { slug, teams: 3, judges: 1 });
  const { organizer, stage, leads } = edition;
  for (const [team, lead] of leads.entries()) await agrees(lead, team);
  colleague = await it.person('colleague@reports-2025.example');
  await it.db.query(
    `insert into team_member select joined.* from team_member as lead, jsonb_populate_record(lead, jsonb_build_object(
       'id', $2::text, 'account_id', $3::text, 'email', 'colleague@reports-2025.example', 'role', 'MEMBER')) as joined where lead.team_id = $1`,
    [edition.entries[1]!.team, randomId(), colleague.account!.id],
  );
  // The insert stands for an invitation that was accepted before the deadline.
  const required = { team: edition.entries[1]!.team, kind: 'PRIVACY', textHash: sha256(consentText('PRIVACY').ko) };
  await colleague.mutate('giveConsent', required, '{ kind }');
  const [{ id: competition }] = await it.db.query<[{ id: string }]>(`select id from competition where slug = $1`, [slug]);
  await organizer.mutate('announceAwardRule', { competition, rule: { ...AWARD_RULE, verificationDays: 0 } }, '{ version }');
  await scoreAll(edition, (_, title) => ['18', '27', '18', String(20 - Number(title.at(-1))), '9']);
  await organizer.mutate('closeStage', { stage });
  settlement = (await organizer.mutate('settleStage', { stage })).id;
  const second = await it.person('second@reports-2025.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const awards = AWARD_RULE.tiers.map(({ key }, index) => ({ tier: key, entryNumbers: [`2025-분석-00${index + 1}`] }));
  const { id: decision } = await organizer.mutate('decideAwards', { competition, settlement, awards });
  await second.mutate('confirmAwards', { decision });
}, 300_000);
afterAll(() => it.close());

interface Report {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  address: string;
}
interface Line {
  entryNumber: string;
  reports: Report[];
}
/** What anybody reads, by the address that keeps its answers. */
const results = async () =>
  (
    (await (await it.visitor.get(`/results/${slug}`)).json()) as {
      data: { publishedResults: { signedText: string; standings: { nodes: Line[] } } | null };
    }
  ).data.publishedResults;
const linesNow = async () =>
  (await results())!.standings.nodes.map(({ entryNumber, reports }) => [entryNumber, ...reports.map(({ name }) => name)]);
const statusOf = async (address: string) => (await it.visitor.get(address)).status;
const jobsAreDone = () =>
  eventually(async () => (await it.db.query<object[]>(`select from graphile_worker.jobs where run_at <= now()`)).length === 0, 'the jobs');
const [one, two] = ['2025-분석-001', '2025-분석-002'];

let first: Report;

test('a winner’s report is public where all members of the team agree: nothing of it before the hour, and then the bytes that judges had', async () => {
  const hour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4_000);
  const preview = await edition.organizer.query<{
    organizerDesk: { publicationPreview: { hash: string; counts: object; standings: Line[] } };
  }>(
    `query ($slug: String!, $input: PublicationPreviewInput!) { organizerDesk(competition: $slug) { publicationPreview(input: $input) {
       hash counts { winners reports } standings { entryNumber reports { id name size sha256 address } } } } }`,
    { slug, input: { settlement, options } },
  );
  const seen = preview.organizerDesk.publicationPreview;
  expect(seen.counts).toEqual({ winners: 2, reports: 1 });
  expect(seen.standings).toEqual([
    { entryNumber: one, reports: [{ id: null, name: `${one}.pdf`, size: expect.any(Number), sha256: expect.any(String), address: null }] },
    { entryNumber: two, reports: [] },
  ]);
  await edition.organizer.mutate('publishResults', { settlement, options, at: hour.toISOString(), expect: seen.hash });
  const [{ id }] = await it.db.query<[{ id: string }]>(`select id from published_report`);
  const address = `/results/${slug}/reports/${id}`;
  const before = [await statusOf(address), await results()];
  // Else the machine was too slow for this test to tell anything.
  expect(Date.now()).toBeLessThan(hour.getTime());
  expect(before).toEqual([404, null]);
  await eventually(async () => Date.now() > hour.getTime() + 5, 'the hour');
  const { signedText, standings } = (await results())!;
  [first] = standings.nodes[0]!.reports as [Report];
  expect(first).toEqual({ ...seen.standings[0]!.reports[0], id, mediaType: 'application/pdf', address });
  expect(JSON.parse(signedText).standings.map((line: { reportHashes?: string[] }) => line.reportHashes)).toEqual([
    [first.sha256],
    undefined,
  ]);
  const answers = await Promise.all([it.visitor, edition.judges[0]!, edition.leads[2]!].map((who) => who.get(address)));
  const all = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
  for (const bytes of all) expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.sha256);
  expect(answers.map(({ headers }) => [headers.get('content-type'), headers.get('content-disposition')])).toEqual(
    Array.from({ length: 3 }, () => ['application/pdf', expect.stringMatching(/^attachment; .*2025-%EB%B6%84%EC%84%9D-001\.pdf$/)]),
  );
  const copies = await it.db.query<object[]>(
    `select copy.sha256 from shown_copy join stored_file as copy on copy.id = copy_id where original_id = $1`,
    [edition.entries[0]!.report],
  );
  expect(copies).toEqual([{ sha256: first.sha256 }]);
});

test('there is none under another edition, another id, or what is no id', async () => {
  for (const address of [
    `/results/other-2025/reports/${first.id}`,
    `/results/${slug}/reports/${randomId()}`,
    `/results/${slug}/reports/1`,
  ]) {
    expect([address, await statusOf(address)]).toEqual([address, 404]);
  }
});

test('once the last member agrees, the report is published with the next publication, and the earlier address leads nowhere', async () => {
  await agrees(colleague, 1);
  expect(await linesNow()).toEqual([[one, `${one}.pdf`], [two]]);
  await edition.organizer.mutate('publishResults', { settlement, options, ...reason });
  expect(await linesNow()).toEqual([
    [one, `${one}.pdf`],
    [two, `${two}.pdf`],
  ]);
  expect(await statusOf(first.address)).toBe(404);
});

test('a member who takes the consent back takes the report of the team out, at once and for good', async () => {
  const [
    {
      reports: [kept],
    },
    {
      reports: [gone],
    },
  ] = (await results())!.standings.nodes as [Line, Line];
  expect([await statusOf(kept!.address), await statusOf(gone!.address)]).toEqual([200, 200]);
  await withdraws(colleague, 1);
  expect(await statusOf(gone!.address)).toBe(404);
  await jobsAreDone();
  expect(await linesNow()).toEqual([[one, `${one}.pdf`], [two]]);
  await agrees(colleague, 1);
  expect([await statusOf(gone!.address), await statusOf(kept!.address)]).toEqual([404, 200]);
  expect(await linesNow()).toEqual([[one, `${one}.pdf`], [two]]);
  const redacted = await it.db.query<object[]>(`select data from audit_event where action = 'results.report_redacted'`);
  expect(redacted).toEqual([{ data: '{"reports":1}' }]);
  expect(await brokenInvariants(it.db)).toEqual({});
});

test('what is taken down has no reports, and a report whose file was destroyed is not given', async () => {
  const reportsNow = async () => (await results())!.standings.nodes.flatMap(({ reports }) => reports.map(({ address }) => address));
  const [kept] = (await reportsNow()) as [string];
  const [{ id: publication }] = await it.db.query<[{ id: string }]>(`select id from publication order by ordinal desc limit 1`);
  await edition.organizer.mutate('withdrawPublication', { publication, ...reason });
  expect([await statusOf(kept), await reportsNow()]).toEqual([404, []]);
  await edition.organizer.mutate('publishResults', { settlement, options, ...reason });
  const [destroyed, other] = (await reportsNow()) as [string, string];
  expect([await statusOf(destroyed), await statusOf(other)]).toEqual([200, 200]);
  await it.db.query(`update stored_file set destroyed_at = now() where id = (select stored_file_id from published_report where id = $1)`, [
    destroyed.split('/').at(-1),
  ]);
  expect([await statusOf(destroyed), await statusOf(other)]).toEqual([404, 200]);
});
