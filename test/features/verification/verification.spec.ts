import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endOfWindow } from '../../../src/domain/verification.js';
import { verificationState } from '../../../src/features/verification/verification.queries.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { brokenInvariants } from '../../support/invariants.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { asLead, decidedAwards, referenceIn, reportForm } from '../../support/verification.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let auditor: Person;
let lead: Person;
let final: JudgedFinal;
let slug: string;
let competition: string;
const first = () => final.entries['분석']![0]!;
const next = () => final.entries['분석']![1]!;

beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@verification.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@verification.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  const judged = [
    { paper: [90], presentation: [90] },
    { paper: [80], presentation: [80] },
  ];
  final = await aJudgedFinal(it, organizer, { 분석: judged });
  ({ slug, id: competition } = final.edition);
  auditor = await it.person('auditor@verification.example', { roles: [{ role: 'AUDITOR', competitionId: competition }] });
  lead = await asLead(it, first().team, 'lead@verification.example');
  await organizer.mutate('settleFinal', { competition });
});
afterAll(() => it.close());

const open = () => organizer.mutate<{ ordinal: number }>('openVerification', { competition }, '{ ordinal }');
const refused = async (who: Person, name: string, input: object, fields?: string) => (await who.refusalOf(name, { ...input }, fields)).code;
const NOMINEE = '{ id entryNumber title awardKo trackKo until isOpen }';
interface Shown {
  until: string | null;
  isOpen: boolean;
  nominees: { id: string; entryNumber: string; title: string; awardKo: string; trackKo: string; until: string; isOpen: boolean }[];
  removed: { awardKo: string; removedAt: string; byFinding: boolean }[];
}
const shown = async () =>
  (
    await it.visitor.query<{ verification: Shown | null }>(
      `{ verification(slug: "${slug}") { until isOpen nominees ${NOMINEE} removed { awardKo removedAt byFinding } } }`,
    )
  ).verification;
const page = () => fetch(`${it.url}/verification/${slug}`);
const send = (form: FormData, headers: Record<string, string> = {}) =>
  fetch(`${it.url}/verification/${slug}`, { method: 'POST', body: form, headers });
const stateOf = async (reference: string) => {
  const answer = await it.visitor.send('POST', `/verification/${slug}/state`, new URLSearchParams({ reference }));
  return [answer.status, await answer.text()] as const;
};
interface Desk {
  isRequired: boolean;
  isOpen: boolean;
  undecidedReports: number;
  isCurrent: boolean;
  windows: { ordinal: number; nominees: { entryNumber: string; removedAt: string | null }[] }[];
  reports: {
    totalCount: number;
    nodes: {
      id: string;
      text: string;
      links: string[];
      contact: string | null;
      state: string;
      nominee: { entryNumber: string };
      evidence: { id: string; name: string; kind: string }[];
      explanations: { question: string; answer: string | null }[];
      findings: { state: string; outcome: string; decidedBy: { name: string }; confirmedBy: { name: string } | null }[];
    }[];
  };
}
const desk = async (who: Person = organizer) =>
  (
    await who.query<{ organizerDesk: { verification: Desk } }>(
      `{ organizerDesk(competition: "${slug}") { verification { isRequired isOpen undecidedReports isCurrent
         windows { ordinal nominees { entryNumber removedAt } }
         reports { totalCount nodes { id text links contact state nominee { entryNumber } evidence { id name kind }
           explanations { question answer } findings { state outcome decidedBy { name } confirmedBy { name } } } } } } }`,
    )
  ).organizerDesk.verification;

describe('nominees', () => {
  test('are public only after two people have decided on them', async () => {
    expect([await shown(), (await page()).status]).toEqual([null, 404]);
    expect(await refused(organizer, 'openVerification', { competition }, '{ ordinal }')).toBe('NO_VERIFICATION_ANNOUNCED');
    await decidedAwards(it, competition, [{ tier: 'grand', entries: [first().id] }]);
    expect(await refused(auditor, 'openVerification', { competition }, '{ ordinal }')).toBe('NOT_FOUND');
    expect(await open()).toEqual({ ordinal: 1 });
    expect(await refused(organizer, 'openVerification', { competition }, '{ ordinal }')).toBe('VERIFICATION_OPENED');
  });

  test('are shown by title, number, track and award until the last second of the third day, and by nothing else', async () => {
    const until = endOfWindow(new Date(), 3).toISOString();
    const { nominees, ...rest } = (await shown())!;
    expect(rest).toEqual({ until, isOpen: true, removed: [] });
    expect(nominees).toEqual([
      { id: nominees[0]!.id, entryNumber: '2025-분석-001', title: '분석 1', awardKo: '대상', trackKo: '분석 부문', until, isOpen: true },
    ]);
    const html = await (await page()).text();
    expect(html).toContain('분석 1');
    const [{ name }] = await it.db.query<[{ name: string }]>(`select name from team where id = $1`, [first().team]);
    for (const hidden of [name, first().id, lead.account!.name, '분석 2', '90.00']) expect(html).not.toContain(hidden);
    expect(html).not.toContain('<script');
  });

  test('are told so, with a word on what it is not yet', async () => {
    const letters = await lettersTo(it, 'lead@verification.example');
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain(`/verification/${slug}`);
    const told = await it.db.query(`select template, data from notification where account_id = $1`, [lead.account!.id]);
    expect(told).toEqual([{ template: 'verification-opened', data: { nominee: (await shown())!.nominees[0]!.id } }]);
  });
});

describe('a report', () => {
  let reference: string;
  let report: string;

  test('comes from anybody, with evidence and without an account, and is answered with a reference number only', async () => {
    const nominee = (await shown())!.nominees[0]!.id;
    const pdf = { bytes: Buffer.from('사업,금액\n가,1\n'), name: '비교표.csv' };
    const more = { links: 'https://portal.example/2023/report\r\n', contact: 'reader@paper.example' };
    reference = await referenceIn(await send(reportForm(nominee, more, [pdf])));
    const { reports, undecidedReports } = await desk(auditor);
    report = reports.nodes[0]!.id;
    expect([undecidedReports, reports]).toEqual([
      1,
      {
        totalCount: 1,
        nodes: [
          {
            id: report,
            text: '2023년 다른 공모전의 보고서와 같습니다.',
            links: ['https://portal.example/2023/report'],
            contact: 'reader@paper.example',
            state: 'RECEIVED',
            nominee: { entryNumber: '2025-분석-001' },
            evidence: [{ id: reports.nodes[0]!.evidence[0]!.id, name: '비교표.csv', kind: 'CSV' }],
            explanations: [],
            findings: [],
          },
        ],
      },
    ]);
    const [status, told] = await stateOf(reference.toLowerCase().replaceAll('-', ' '));
    expect([status, told.includes('접수했고')]).toEqual([200, true]);
    expect((await stateOf('AAAAA-AAAAA-AAAAA-AAAAA'))[0]).toBe(404);
  });

  test('is told to organisers by its number, and to the team not at all', async () => {
    const letters = await lettersTo(it, 'second@verification.example');
    expect(letters).toHaveLength(1);
    expect(letters[0]).not.toContain('2023');
    expect(await lettersTo(it, 'lead@verification.example')).toHaveLength(1);
  });

  test('has evidence that organisers and auditors fetch with a reason, on record, and nobody else', async () => {
    const { id } = (await desk()).reports.nodes[0]!.evidence[0]!;
    const path = `/report-evidence/${id}`;
    const judge = await it.person('judge@verification.example');
    for (const who of [it.visitor, lead, judge]) expect((await who.get(path, { 'x-pado-reason': 'why not' })).status).toBe(404);
    for (const who of [it.visitor, lead, organizer]) expect((await who.get(`/files/${id}`)).status).toBe(404);
    expect((await organizer.get(path)).status).toBe(400);
    const answer = await auditor.get(path, { 'x-pado-reason': encodeURIComponent('신고 확인') });
    expect([answer.status, answer.headers.get('content-disposition')!.split(';')[0], await answer.text()]).toEqual([
      200,
      'attachment',
      '사업,금액\n가,1\n',
    ]);
    const seen = await it.db.query(`select subject, subject_id, what, reason from access_log where reason is not null`);
    expect(seen).toEqual([{ subject: 'REPORTER', subject_id: report, what: ['REPORT'], reason: '신고 확인' }]);
  });

  test('is asked about in the organiser’s own words, which are all that the team is told', async () => {
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const decide = { report, outcome: 'UPHELD', removes: true, reason: '다른 공모전 수상작과 같은 내용입니다.' };
    expect(await refused(organizer, 'decideReport', decide)).toBe('EXPLANATION_NOT_ASKED');
    expect(await refused(auditor, 'askExplanation', { report, question: '출처를 밝혀 주세요.', dueAt })).toBe('NOT_FOUND');
    const past = { report, question: '출처를 밝혀 주세요.', dueAt: new Date(Date.now() - 2000).toISOString() };
    expect(await refused(organizer, 'askExplanation', past)).toBe('INVALID_INPUT');
    const { id } = await organizer.mutate('askExplanation', { report, question: '3장의 출처를 밝혀 주세요.', dueAt });
    expect(await refused(organizer, 'decideReport', decide)).toBe('EXPLANATION_DUE');
    const letters = await lettersTo(it, 'lead@verification.example');
    expect(letters).toHaveLength(2);
    expect(letters[1]).not.toContain('2023');
    const own = async (who: Person) =>
      (
        await who.query<{ myTeam: { entry: { explanations: object[] } } | null }>(
          `{ myTeam(competition: "${competition}") { entry { explanations { id question dueAt answer } } } }`,
        )
      ).myTeam?.entry.explanations;
    expect(await own(lead)).toEqual([{ id, question: '3장의 출처를 밝혀 주세요.', dueAt, answer: null }]);
    const member = await asLead(it, next().team, 'other@verification.example');
    expect(await own(member)).toEqual([]);
    expect(await refused(member, 'giveExplanation', { explanation: id, answer: '아닙니다.' })).toBe('NOT_FOUND');
    await lead.mutate('giveExplanation', { explanation: id, answer: '우리가 쓴 글입니다.' });
    expect(await refused(lead, 'giveExplanation', { explanation: id, answer: '한 번 더' })).toBe('EXPLANATION_GIVEN');
    expect((await stateOf(reference))[1]).toContain('확인하고 있습니다');
  });

  test('is decided by one organiser and confirmed by another, who may decide otherwise first', async () => {
    const decide = { report, outcome: 'UPHELD', removes: true, reason: '다른 공모전 수상작과 같은 내용입니다.' };
    expect(await refused(organizer, 'decideReport', { ...decide, outcome: 'REJECTED' })).toBe('INVALID_INPUT');
    const rejected = await second.mutate('decideReport', { ...decide, outcome: 'REJECTED', removes: false });
    const { id: finding } = await organizer.mutate('decideReport', decide);
    expect(await refused(second, 'confirmFinding', { finding: rejected.id })).toBe('NOTHING_PROPOSED');
    expect(await refused(organizer, 'confirmFinding', { finding })).toBe('SECOND_PERSON_NEEDED');
    expect(await it.db.query(`select state from team where id = $1`, [first().team])).not.toEqual([{ state: 'DISQUALIFIED' }]);
    expect(await second.mutate('confirmFinding', { finding }, '{ state removesNominee }')).toEqual({
      state: 'CONFIRMED',
      removesNominee: true,
    });
    expect(await refused(second, 'confirmFinding', { finding })).toBe('NOTHING_PROPOSED');
    expect(await refused(organizer, 'decideReport', decide)).toBe('REPORT_DECIDED');
    expect(await it.db.query(`select state from team where id = $1`, [first().team])).toEqual([{ state: 'DISQUALIFIED' }]);
    expect(
      await it.db.query(`select state, reason, proposed_by, decided_by from disqualification where team_id = $1`, [first().team]),
    ).toEqual([{ state: 'STANDING', reason: decide.reason, proposed_by: organizer.account!.id, decided_by: second.account!.id }]);
    expect((await lettersTo(it, 'lead@verification.example'))[2]).toContain('To: lead@verification.example');
    const { findings } = (await desk()).reports.nodes[0]!;
    expect(findings.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['REPLACED', 'REJECTED'],
      ['CONFIRMED', 'UPHELD'],
    ]);
    expect((await stateOf(reference))[1]).toContain('사실로 인정했습니다');
  });

  test('takes the nominee off the page, without a word of which one it was', async () => {
    const { nominees, removed, isOpen, until } = (await shown())!;
    expect([nominees, isOpen, until]).toEqual([[], false, null]);
    expect(removed).toEqual([{ awardKo: '대상', removedAt: removed[0]!.removedAt, byFinding: true }]);
    const html = await (await page()).text();
    expect(html).toContain('다음 순위의 출품작이 올라옵니다');
    for (const hidden of ['분석 1', '2025-분석-001']) expect(html).not.toContain(hidden);
  });
});

describe('the next up', () => {
  test('is nominated after everything was settled anew, with all of the days', async () => {
    expect(await it.db.transaction((tx) => verificationState(tx, competition))).toEqual({
      required: true,
      isOpen: false,
      until: null,
      undecidedReports: 0,
      isCurrent: false,
    });
    expect(await refused(organizer, 'openVerification', { competition }, '{ ordinal }')).toBe('NOMINEES_NOT_DECIDED');
    for (const stage of [final.edition.stage, final.edition.finalStage]) await organizer.mutate('settleStage', { stage });
    await organizer.mutate('settleFinal', { competition });
    await decidedAwards(it, competition, [{ tier: 'grand', entries: [next().id] }]);
    expect(await open()).toEqual({ ordinal: 2 });
    const { nominees, removed } = (await shown())!;
    const until = endOfWindow(new Date(), 3).toISOString();
    expect(nominees.map(({ entryNumber, until: end }) => [entryNumber, end])).toEqual([['2025-분석-002', until]]);
    expect(removed).toHaveLength(1);
    const { isCurrent, windows } = await desk();
    expect([
      isCurrent,
      windows.map(({ nominees: of }) => of.map(({ entryNumber, removedAt }) => [entryNumber, removedAt !== null])),
    ]).toEqual([true, [[['2025-분석-001', true]], [['2025-분석-002', false]]]]);
  });

  test('keeps results from being published until its time is over, too', async () => {
    const settlements = await it.db.query<{ id: string }[]>(`select id from final_settlement where competition_id = $1 order by ordinal`, [
      competition,
    ]);
    const { code, until } = await organizer.refusalOf('publishResults', { settlement: settlements.at(-1)!.id }, '{ slug }');
    expect([code, until]).toEqual(['VERIFICATION_GOES_ON', (await shown())!.until]);
  });

  test('leaves both settlements on record', async () => {
    const { organizerDesk } = await auditor.query<{
      organizerDesk: { finalSettlements: { standings: { nodes: { entryNumber: string; place: number | null }[] } }[] };
    }>(`{ organizerDesk(competition: "${slug}") { finalSettlements { standings { nodes { entryNumber place } } } } }`);
    const places = organizerDesk.finalSettlements.map(({ standings }) => standings.nodes.map(({ place }) => place));
    expect(places).toEqual([
      [1, 2],
      [1, null],
    ]);
  });
});

test('every invariant of the data holds', async () => {
  expect(await brokenInvariants(it.db)).toEqual({});
});
