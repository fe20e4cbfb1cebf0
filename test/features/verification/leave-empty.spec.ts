import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, decidedAsProposed, proposalOf } from '../../support/awards.js';
import { previewOf, sentLetters } from '../../support/bulk-letters.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';
import { asLead, referenceIn, reportForm } from '../../support/verification.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let stage: SettledStage;
let competition: string;
let slug: string;
const leads: Person[] = [];
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@empty.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@empty.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { onRemoval: 'LEAVE_EMPTY', verificationDays: 3 });
  ({ slug, id: competition } = stage.edition);
  for (const [index, entry] of stage.entries['분석']!.entries()) leads.push(await asLead(it, entry.team, `lead${index}@empty.example`));
});
afterAll(() => it?.close());

const PREVIEW = 'step: VERIFICATION_OPENED';
const open = () => organizer.mutate<{ ordinal: number }>('openVerification', { competition }, '{ ordinal }');
const shown = async () =>
  (
    await it.visitor.query<{
      verification: { nominees: { id: string; entryNumber: string }[]; removed: { awardKo: string }[]; onRemoval: string };
    }>(`{ verification(slug: "${slug}") { nominees { id entryNumber } removed { awardKo } onRemoval } }`)
  ).verification;
const report = async (nominee: string, text: string) =>
  referenceIn(await fetch(`${it.url}/verification/${slug}`, { method: 'POST', body: reportForm(nominee, { text }) }));
const reports = () => it.db.query<{ id: string }[]>(`select id from verification_report order by received_at`);
const explained = async (id: string, lead: Person) => {
  const dueAt = new Date(Date.now() + 60_000);
  const { id: explanation } = await organizer.mutate('askExplanation', { report: id, question: '출처는?', dueAt });
  await lead.mutate('giveExplanation', { explanation, answer: '우리가 쓴 글입니다.' });
};
const later = async (interval: string) => {
  await it.db.query(`alter table nominee disable trigger user`);
  await it.db.query(`update nominee set verified_until = verified_until + $1::interval`, [interval]);
  await it.db.query(`alter table nominee enable trigger user`);
};
const whatWasSent = async () => (await sentLetters(it, ['verification-opened'])).map(({ mail, text }) => [mail, text]);
const previewed = async () => (await previewOf(organizer, slug, PREVIEW)).recipients.map(({ mail, text }) => [mail, text]);

test('what organisers see of the letters before the window is opened is what is sent', async () => {
  const ask = `{ organizerDesk(competition: "${slug}") { letterPreview(${PREVIEW}) { count } } }`;
  expect((await organizer.ask(ask)).errors?.[0]?.extensions.code).toBe('NOMINEES_NOT_DECIDED');
  await decidedAsProposed(organizer, second, stage.edition);
  const seen = await previewed();
  expect(seen.map(([mail]) => mail)).toEqual(['lead0@empty.example', 'lead1@empty.example']);
  expect(await whatWasSent()).toEqual([]);
  await open();
  expect(await whatWasSent()).toEqual(seen);
  expect((await organizer.ask(ask)).errors?.[0]?.extensions.code).toBe('VERIFICATION_OPENED');
});

test('two reports of one nominee, decided by two and confirmed at once, take it off once', async () => {
  const nominee = (await shown()).nominees[0]!.id;
  await report(nominee, '하나');
  await report(nominee, '둘');
  const both = await reports();
  for (const { id } of both) await explained(id, leads[0]!);
  const decide = (who: Person, id: string, outcome = 'UPHELD') =>
    who.ask(`mutation ($input: DecideReportInput!) { decideReport(input: $input) { id } }`, {
      input: { report: id, outcome, removes: outcome === 'UPHELD', reason: '다른 공모전 수상작입니다.' },
    });
  // Two tabs at once: one of them replaces the other.
  const twice = await Promise.all([decide(organizer, both[0]!.id), decide(organizer, both[0]!.id)]);
  expect(twice.map(({ errors }) => errors)).toEqual([undefined, undefined]);
  await decide(organizer, both[1]!.id);
  const findings = await it.db.query<{ id: string }[]>(`select id from verification_finding where state = 'DECIDED' order by report_id`);
  expect(findings).toHaveLength(2);
  const confirm = ({ id }: { id: string }) =>
    second.ask(`mutation ($input: ConfirmFindingInput!) { confirmFinding(input: $input) { state } }`, { input: { finding: id } });
  const answers = await Promise.all([...findings, ...findings].map(confirm));
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'CONFIRMED').toSorted()).toEqual([
    'CONFIRMED',
    'CONFIRMED',
    'NOTHING_PROPOSED',
    'NOTHING_PROPOSED',
  ]);
  const [counts] = await it.db.query(
    `select (select count(*)::int from disqualification) as disqualified, (select count(*)::int from nominee_removal) as removed`,
  );
  expect(counts).toEqual({ disqualified: 1, removed: 1 });
});

test('its place stays empty by the announced rule: nobody moves up, who stays keeps the award and is not told again', async () => {
  expect((await organizer.refusalOf('openVerification', { competition }, '{ ordinal }')).code).toBe('NOMINEES_NOT_DECIDED');
  const { id: settlement } = await organizer.mutate('settleStage', { stage: stage.edition.stage });
  expect((await organizer.refusalOf('publishResults', { settlement }, '{ slug }')).code).not.toBe('INTERNAL');
  const { tiers } = await proposalOf(organizer, slug);
  expect(tiers.map(({ tier, nominees }) => [tier.key, nominees.map(({ entryNumber }) => entryNumber)])).toEqual([
    ['grand', []],
    ['first', ['2025-분석-002']],
  ]);
  await decidedAsProposed(organizer, second, stage.edition);
  const before = await whatWasSent();
  expect(await previewed()).toEqual([]);
  expect(await open()).toEqual({ ordinal: 2 });
  // Who was removed is told nothing more: its first letter has become pointless, and is not put into words.
  expect(await whatWasSent()).toEqual(before);
  const { nominees, removed, onRemoval } = await shown();
  expect([nominees.map(({ entryNumber }) => entryNumber), removed, onRemoval]).toEqual([
    ['2025-분석-002'],
    [{ awardKo: '대상' }],
    'LEAVE_EMPTY',
  ]);
  const html = await (await fetch(`${it.url}/verification/${slug}`)).text();
  expect(html).toContain('그 자리는 비워 둡니다');
});

test('a nominee cannot be taken off while results are being published: one of both waits for the other', async () => {
  const nominee = (await shown()).nominees[0]!.id;
  await report(nominee, '셋');
  const { id } = (await reports()).at(-1)!;
  await explained(id, leads[1]!);
  const { id: finding } = await organizer.mutate('decideReport', {
    report: id,
    outcome: 'UPHELD',
    removes: true,
    reason: '허위 자료입니다.',
  });
  await later('-720 hours');
  const [{ settlement }] = await it.db.query<[{ settlement: string }]>(
    `select id as settlement from settlement where stage_id = $1 order by ordinal desc limit 1`,
    [stage.edition.stage],
  );
  const publish = () =>
    organizer.ask(`mutation ($input: PublishResultsInput!) { publishResults(input: $input) { slug } }`, { input: { settlement } });
  const confirm = () =>
    second.ask(`mutation ($input: ConfirmFindingInput!) { confirmFinding(input: $input) { state } }`, { input: { finding } });
  const [published, confirmed] = await Promise.all([publish(), confirm()]);
  expect(confirmed.errors).toBeUndefined();
  expect(['REPORTS_UNDECIDED', 'AWARDS_OUTDATED', 'AWARDS_NOT_DECIDED', 'VERIFICATION_NOT_OPENED', 'SETTLEMENT_OUTDATED']).toContain(
    published.errors?.[0]?.extensions.code,
  );
  expect(await it.db.query(`select from publication`)).toEqual([]);
  await later('720 hours');
});

test('what was done stands in the audit trail, and what is forged or taken away is found', async () => {
  // What factories arranged before has no event.
  const ofVerification = ['VERIFICATION', 'REPORT', 'FINDING', 'NOMINEE'];
  const found = async () =>
    [await deedsWithoutEvent(it.db.manager), await deedsLost(it.db.manager)].map((deeds) =>
      deeds.map(({ kind }) => kind).filter((kind) => ofVerification.includes(kind)),
    );
  expect(await found()).toEqual([[], []]);
  const whileOff = async (table: string, sql: string) => {
    await it.db.query(`alter table ${table} disable trigger user`);
    await it.db.query(sql);
    await it.db.query(`alter table ${table} enable trigger user`);
  };
  const last = `(select id from verification_report order by received_at desc limit 1)`;
  await whileOff('verification_report', `update verification_report set text = text || '!' where id = ${last}`);
  expect((await found())[1]).toContain('REPORT');
  await whileOff('verification_report', `update verification_report set text = rtrim(text, '!') where id = ${last}`);
  await whileOff('verification_finding', `update verification_finding set reason = reason || '!'`);
  expect((await found())[1]).toContain('FINDING');
  await whileOff('verification_finding', `update verification_finding set reason = rtrim(reason, '!')`);
  await whileOff(
    'verification_finding',
    `update verification_finding set outcome = 'REJECTED', removes_nominee = false, disqualification_id = null where report_id = ${last}`,
  );
  expect((await found())[1]).toContain('FINDING');
  await whileOff(
    'verification_finding',
    `update verification_finding set outcome = 'UPHELD', removes_nominee = true where report_id = ${last}`,
  );
  await whileOff(
    'nominee',
    `update nominee set title = title || '!' where verification_id = (select id from verification where ordinal = 2)`,
  );
  expect((await found())[1]).toContain('VERIFICATION');
  await whileOff('nominee', `update nominee set title = rtrim(title, '!')`);
  await whileOff('nominee_removal', `delete from nominee_removal`);
  expect((await found())[1]).toContain('NOMINEE');
});

test('every invariant of the data holds', async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
});
