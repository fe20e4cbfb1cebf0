import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { addJob } from '../../../src/platform/jobs/add-job.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anAwardedEdition, type AwardedEdition, CERTIFICATE, RUN, type Run, type Shown } from '../../support/awarded-edition.js';
import { brokenInvariants } from '../../support/invariants.js';
import { textOfPdf } from '../../support/pdf-text.js';
import type { Person } from '../../support/person.js';
import { eventually } from '../../support/story.js';

const WORDING = { issuer: '부산광역시장', issuerName: '남궁뷁', day: '2025-11-27' };

let it: TestApp;
let edition: AwardedEdition;
let auditor: Person;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anAwardedEdition(it, 'certificates-2025', 4);
  auditor = await it.person('auditor@certificates.example', { roles: [{ role: 'AUDITOR', competitionId: null }] });
});
afterAll(() => it?.close());

const jobsAreDone = () =>
  eventually(async () => (await it.db.query<object[]>(`select from graphile_worker.jobs where run_at <= now()`)).length === 0, 'the jobs');
const ask = (of: string, more: object = {}) =>
  edition.organizer.mutate<Run>('issueCertificates', { competition: edition.competition, of, ...more }, RUN);
const runOf = async (id: string) =>
  (await edition.organizer.query<{ certificateRun: Run }>(`{ certificateRun(run: "${id}") ${RUN} }`)).certificateRun;
async function issued(of: string, more: object = {}): Promise<Run> {
  const { id } = await ask(of, more);
  await eventually(async () => !['QUEUED', 'RUNNING'].includes((await runOf(id)).state), 'the run to end');
  return runOf(id);
}
const refused = async (name: string, input: object, fields?: string) =>
  (await edition.organizer.refusalOf(name, { ...input }, fields)).code;
const onDesk = async (who = edition.organizer) =>
  (
    await who.query<{ organizerDesk: { certificates: { nodes: Shown[]; totalCount: number } } }>(
      `{ organizerDesk(competition: "${edition.slug}") { certificates { totalCount nodes ${CERTIFICATE} } } }`,
    )
  ).organizerDesk.certificates;
const ofTeam = async (lead: Person) =>
  (
    await lead.query<{ myTeam: { entry: { certificates: Shown[] } } }>(
      `{ myTeam(competition: "${edition.competition}") { entry { certificates ${CERTIFICATE} } } }`,
    )
  ).myTeam.entry.certificates;
const pageOf = async (code: string) => {
  const response = await it.visitor.get(`/certificates/${code}`);
  return { status: response.status, text: (await response.text()).replaceAll(/<style>.*?<\/style>/gs, '').replaceAll(/<[^>]+>/g, ' ') };
};

describe('before anything is issued', () => {
  test('somebody has to say who gives the award; everything else is proposed', async () => {
    expect(await refused('issueCertificates', { competition: edition.competition, of: 'TEAMS' })).toBe('CERTIFICATE_WORDING_MISSING');
    const { organizerDesk } = await edition.organizer.query<{ organizerDesk: { certificateWording: object } }>(
      `{ organizerDesk(competition: "${edition.slug}") { certificateWording { version heading issuer day showsTitle } } }`,
    );
    expect(organizerDesk.certificateWording).toEqual({ version: 0, heading: '상장', issuer: '', day: null, showsTitle: true });
    const set = { competition: edition.competition, wording: WORDING };
    expect(await edition.organizer.mutate('setCertificateWording', set, '{ version issuer }')).toEqual({
      version: 1,
      issuer: '부산광역시장',
    });
  });

  test('a wording is refused where it is wrong', async () => {
    const set = { competition: edition.competition, wording: { issuer: '시장', day: '2025-02-30' } };
    const refusal = await edition.organizer.refusalOf('setCertificateWording', set, '{ version }');
    expect([refusal.code, refusal['problems']]).toEqual([
      'INVALID_INPUT',
      [expect.objectContaining({ path: 'wording.day', code: 'NOT_A_DAY' })],
    ]);
  });

  test.each([
    ['an emoji', '홍🏆', '🏆 (U+1F3C6)'],
    ['a rare Chinese character', '金𪚥', '𪚥 (U+2A6A5)'],
  ])('%s is named and refused, and never an empty box', async (_, issuerName, character) => {
    const set = (wording: object) =>
      edition.organizer.mutate('setCertificateWording', { competition: edition.competition, wording }, '{ version }');
    await set({ ...WORDING, issuerName });
    const refusal = await edition.organizer.refusalOf('issueCertificates', { competition: edition.competition, of: 'TEAMS' });
    await set(WORDING);
    expect([refusal.code, refusal['characters']]).toEqual(['CHARACTERS_NOT_PRINTABLE', [character]]);
  });

  test('an award that was not given is named', async () => {
    const refusal = await edition.organizer.refusalOf('issueCertificates', {
      competition: edition.competition,
      of: 'TEAMS',
      tiers: ['gold'],
    });
    expect([refusal.code, refusal['tiers']]).toEqual(['CERTIFICATE_TIER_UNKNOWN', ['gold']]);
  });
});

describe('certificates', () => {
  test('are issued one for each team with an award, counted without gaps, and drawn into one file', async () => {
    const first = await issued('TEAMS', { tiers: ['grand'] });
    expect(first).toEqual(
      expect.objectContaining({ of: 'TEAMS', state: 'DONE', progress: 100, issued: 1, printed: 1, hasPrintFile: true }),
    );
    const rest = await issued('TEAMS');
    expect([rest.issued, rest.printed]).toEqual([2, 3]);
    const members = await issued('MEMBERS');
    expect([members.issued, members.printed]).toEqual([3, 3]);
    const { nodes, totalCount } = await onDesk();
    expect(totalCount).toBe(6);
    expect(nodes.map(({ number, kind, name, award }) => [number, kind, name, award])).toEqual([
      ['제2025-001호', 'TEAM', '팀 0', '대상'],
      ['제2025-002호', 'TEAM', '팀 1', '최우수상'],
      ['제2025-003호', 'TEAM', '팀 2', '장려상'],
      ['제2025-004호', 'MEMBER', 'lead0', '대상'],
      ['제2025-005호', 'MEMBER', 'lead1', '최우수상'],
      ['제2025-006호', 'MEMBER', 'lead2', '장려상'],
    ]);
    const file = await edition.organizer.get(`/papers/certificates/${members.id}.pdf?reason=${encodeURIComponent('시상식 상장 인쇄')}`);
    const { pages, text } = await textOfPdf(Buffer.from(await file.arrayBuffer()));
    expect(pages).toBe(3);
    for (const word of ['lead0', 'lead1', 'lead2', '제2025-006호', '부산광역시장', '부산광역시장 남궁뷁', '2025년 11월 27일'])
      expect(text).toContain(word);
  });

  test('asked again, nothing is issued twice', async () => {
    expect(await issued('TEAMS')).toEqual(expect.objectContaining({ state: 'DONE', issued: 0, printed: 3 }));
    expect((await onDesk()).totalCount).toBe(6);
  });

  test('each team sees its own, each member the own one, and nobody those of others', async () => {
    const codes = (await onDesk()).nodes;
    expect(await ofTeam(edition.leads[0]!)).toEqual([codes[0], codes[3]]);
    expect(await ofTeam(edition.leads[3]!)).toEqual([]);
  });

  test('the paper is the same each time, for whose it is and for organisers alone', async () => {
    const [team, , , own, others] = (await onDesk()).nodes;
    const get = async (who: Person, { id }: Shown) => {
      const response = await who.get(`/certificates/${id}.pdf`);
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const [lead, rival] = edition.leads;
    const [mine, organisers] = [await get(lead!, own!), await get(edition.organizer, own!)];
    expect([mine.status, organisers.status]).toEqual([200, 200]);
    expect(mine.bytes.equals(organisers.bytes)).toBe(true);
    const { pages, text, title } = await textOfPdf(mine.bytes);
    expect([pages, title]).toEqual([1, '상장 제2025-004호']);
    for (const word of ['대상', 'lead0', '제목 0', '2025년']) expect(text).toContain(word);
    const others403 = [
      await get(rival!, team!),
      await get(rival!, own!),
      await get(lead!, others!),
      await get(edition.judges[0]!, team!),
      await get(auditor, team!),
    ];
    expect(others403.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  test('who fetches another person’s certificate is on record', async () => {
    const rows = await it.db.query<object[]>(
      `select reason, count(*)::int as people from access_log where actor_id = $1 and what = '{MEMBERSHIP}' and reason is not null group by reason`,
      [edition.organizer.account!.id],
    );
    expect(rows).toEqual([{ reason: '시상식 상장 인쇄', people: 3 }]);
  });

  test('the file to print asks why, and is for organisers', async () => {
    const { id } = await issued('TEAMS');
    const path = `/papers/certificates/${id}.pdf`;
    const codeOf = async (who: Person, more = '') => ((await (await who.get(path + more)).json()) as { code: string }).code;
    expect(await codeOf(edition.organizer)).toBe('REASON_MISSING');
    expect(await Promise.all([edition.leads[0]!, edition.judges[0]!, auditor].map((who) => codeOf(who, '?reason=why')))).toEqual(
      Array(3).fill('NOT_FOUND'),
    );
  });
});

describe('the page behind the QR code', () => {
  test('shows what the certificate says and nothing else, in both languages, and is in no index', async () => {
    const [{ id }] = (await onDesk()).nodes as [Shown];
    const { status, text } = await pageOf(id);
    expect(status).toBe(200);
    for (const word of [
      '효력이 있습니다',
      'it holds',
      '제2025-001호',
      '경진대회',
      'Competition',
      '대상',
      'Grand Prize',
      '팀 0',
      '제목 0',
      '부산광역시장 남궁뷁',
      '2025년 11월 27일',
    ]) {
      expect(text).toContain(word);
    }
    for (const hidden of ['lead0', '92', '2025-분석-001', edition.entries[0]!.entry]) expect(text).not.toContain(hidden);
    const { headers } = await it.visitor.get(`/certificates/${id}`);
    expect([headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual(['noindex', 'no-store']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('answers every code that is none alike', async () => {
    const none = await Promise.all(['0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11', 'x', '%00', edition.entries[0]!.entry].map(pageOf));
    expect(new Set(none.map((page) => JSON.stringify(page))).size).toBe(1);
    expect(none[0]!.status).toBe(404);
  });
});

describe('somebody who takes back the consent to be named', () => {
  test('is named by no certificate any more, nor by its page, and the files to print are gone; the team’s stays', async () => {
    const before = await onDesk();
    const members = before.nodes[4]!;
    await edition.leads[1]!.mutate('withdrawConsent', { team: edition.entries[1]!.team, kind: 'NAME_PUBLICATION' }, '{ kind }');
    await jobsAreDone();
    const { status, text } = await pageOf(members.id);
    expect([status, text.includes('lead1'), text.includes('본인의 뜻에 따라 지웠습니다.')]).toEqual([200, false, true]);
    expect((await onDesk()).nodes[4]).toEqual({ ...members, name: null });
    expect(((await (await edition.leads[1]!.get(`/certificates/${members.id}.pdf`)).json()) as { code: string }).code).toBe(
      'CERTIFICATE_NAME_REMOVED',
    );
    expect(
      await it.db.query(`select from stored_file join certificate_run on print_file_id = stored_file.id where destroyed_at is null`),
    ).toEqual([]);
    expect(await it.db.query(`select from certificate where name = 'lead1'`)).toEqual([]);
    expect(await it.db.query(`select action from audit_event where action like 'certificate.%'`)).toEqual([
      { action: 'certificate.name_redacted' },
    ]);
    const again = await issued('MEMBERS');
    expect([again.state, again.issued, again.printed]).toEqual(['DONE', 0, 2]);
  });
});

describe('an award that does not stand any more', () => {
  test('takes its certificate along at once: page, list and paper say so, and the trail tells', async () => {
    const [{ id }] = (await onDesk()).nodes as [Shown];
    await it.db.query(`alter table published_standing disable trigger user`);
    await it.db.query(
      `update published_standing set revoked_ko = '표절로 확인됨', revoked_en = 'Found to be plagiarised' where award_key = 'grand'`,
    );
    await it.db.query(`alter table published_standing enable trigger user`);
    const seen = async () => {
      const { text } = await pageOf(id);
      const revoked = (await onDesk()).nodes
        .filter(({ revokedAt }) => revokedAt !== null)
        .map(({ number, revokedKo }) => [number, revokedKo]);
      const refusal = (await (await edition.leads[0]!.get(`/certificates/${id}.pdf`)).json()) as { code: string };
      return {
        isSaid: text.includes('취소된 상장입니다.') && text.includes('Found to be plagiarised'),
        saysWhose: text.includes('팀 0'),
        revoked,
        code: refusal.code,
      };
    };
    const expected = {
      isSaid: true,
      saysWhose: false,
      revoked: [
        ['제2025-001호', '표절로 확인됨'],
        ['제2025-004호', '표절로 확인됨'],
      ],
      code: 'CERTIFICATE_REVOKED',
    };
    expect(await seen()).toEqual(expected);
    await addJob(it.db.manager, 'results-changed', { competition: edition.competition });
    await jobsAreDone();
    expect(await seen()).toEqual(expected);
    const events = await it.db.query<object[]>(`select from audit_event where action = 'certificate.revoked'`);
    expect(events.length).toBe(2);
    expect(await issued('TEAMS')).toEqual(expect.objectContaining({ issued: 0, printed: 2 }));
  });
});

test('what the trail tells of certificates is there, and nothing of it was changed', async () => {
  expect((await deedsWithoutEvent(it.db.manager)).filter(({ kind }) => kind === 'CERTIFICATE')).toEqual([]);
  expect(await deedsLost(it.db.manager)).toEqual([]);
  const forger = it.db.createQueryRunner();
  await forger.startTransaction();
  try {
    await forger.query(`alter table certificate disable trigger user`);
    await forger.query(`update certificate set content = replace(content, '최우수상', '대상') where ordinal = 2`);
    const [run] = (await forger.query(`select run_id as id from certificate where ordinal = 2`)) as [{ id: string }];
    expect(await deedsLost(forger.manager)).toEqual([{ kind: 'CERTIFICATE', id: run.id, action: 'certificates.issued', isGone: false }]);
  } finally {
    await forger.rollbackTransaction();
    await forger.release();
  }
});

test('every invariant of the data holds', async () => {
  // One award was revoked above past those who decide that, by SQL.
  const { 'awards are published as they were decided, and only they or awarded places win': _, ...broken } = await brokenInvariants(it.db);
  expect(broken).toEqual({});
});
