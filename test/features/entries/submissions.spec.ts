import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyReceipt } from '../../../src/features/entries/verify-receipt.js';
import { canonicalText } from '../../../src/platform/audit/canonical.js';
import { verifyChain } from '../../../src/platform/audit/verify-chain.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atOnce } from '../../support/at-once.js';
import { aCsv, anHwpx, aPdf } from '../../support/documents.js';
import { brokenInvariants } from '../../support/invariants.js';
import type { Person } from '../../support/person.js';
import { aDraft, anEdition, aTeam, closeIn, declarations, type TestEdition, type TestTeam, uploaded } from './an-edition.js';

let app: TestApp;
let edition: TestEdition;

beforeAll(async () => {
  app = await startTestApp();
  edition = await anEdition(app, 'busan-2025', { minMembers: 1, maxMembers: 2 });
});
afterAll(async () => {
  expect(await brokenInvariants(app.db)).toEqual({});
  await app.close();
});

let people = 0;
const aPerson = (): Promise<Person> => app.person(`person${++people}@busan.example`);

/** A lead with a team, a complete draft, and a report in it. */
async function readyToSubmit(
  where = edition,
): Promise<{ lead: Person; team: TestTeam; entry: string; report: { sha256: string; size: number } }> {
  const lead = await aPerson();
  const team = await aTeam(app, where, [lead]);
  const { id: entry } = await aDraft(lead, team);
  const report = await uploaded(lead, await aPdf({ text: `Report ${people}` }), '보고서.pdf');
  await lead.mutate('attachFile', { entry, file: report.id, slot: 'REPORT' });
  return { lead, team, entry, report };
}

const RECEIPT = '{ ordinal title summary submittedAt receiptId receipt files { slot name sha256 } }';
interface Version {
  ordinal: number;
  submittedAt: string;
  receiptId: string;
  receipt: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a submission', () => {
  test('makes a version with its files, a number for life, and a receipt that can be verified with the public key', async () => {
    const [lead, mate] = [await aPerson(), await aPerson()];
    const team = await aTeam(app, edition, [lead, mate]);
    const { id: entry } = await aDraft(lead, team);
    const report = await uploaded(mate, await anHwpx(), '분석보고서.hwpx');
    const data = await uploaded(lead, aCsv(), '빈집.csv');
    await lead.mutate('attachFile', { entry, file: report.id, slot: 'REPORT' });
    await lead.mutate('attachFile', { entry, file: data.id, slot: 'DATA' });

    const version = await lead.mutate<Version>('submitEntry', { entry }, RECEIPT);
    expect(version).toEqual({
      ordinal: 1,
      title: '빈집 정비 우선순위 분석',
      summary: '빈집을 네 유형으로 나눈다.',
      submittedAt: expect.any(String),
      receiptId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      receipt: expect.any(String),
      files: [
        { slot: 'REPORT', name: '분석보고서.hwpx', sha256: report.sha256 },
        { slot: 'DATA', name: '빈집.csv', sha256: data.sha256 },
      ],
    });
    const { signingKeys } = await app.visitor.query<{ signingKeys: { kid: string; publicKey: string }[] }>(
      `{ signingKeys { kid publicKey } }`,
    );
    expect(signingKeys).toHaveLength(1);
    const [sealed] = await app.db.query(`select seq::int, hash from audit_seal order by audit_seal.seq desc limit 1`);
    const verified = verifyReceipt(version.receipt, signingKeys[0]!.publicKey);
    expect(verified).toEqual({
      ok: true,
      receipt: {
        format: 'pado-receipt-2',
        receiptId: version.receiptId,
        competition: 'busan-2025',
        entryNumber: '2025-분석-001',
        version: 1,
        serverTime: version.submittedAt,
        deadline: expect.any(String),
        memberIds: team.memberIds.toSorted(),
        textSha256: sha256(canonicalText({ title: '빈집 정비 우선순위 분석', summary: '빈집을 네 유형으로 나눈다.', declarations })),
        files: [
          { slot: 'DATA', sha256: data.sha256, size: data.size },
          { slot: 'REPORT', sha256: report.sha256, size: report.size },
        ],
        audit: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    const { audit } = (verified as { receipt: { audit: { seq: number; hash: string } } }).receipt;
    expect(audit.seq).toBeGreaterThan(0);
    expect(audit.seq).toBeLessThanOrEqual(sealed.seq);
    expect((await verifyChain(app.db.manager, [{ from: { ko: '접수증', en: 'the receipt' }, ...audit }])).findings).toEqual([]);

    const [stored] = await app.db.query(
      `select receipt, audit_seq::int, audit_hash, submitted_by, entry.number, entry.state
         from entry_version join entry on entry.id = entry_version.entry_id where receipt_id = $1`,
      [version.receiptId],
    );
    expect(stored).toEqual({
      receipt: version.receipt,
      audit_seq: audit.seq,
      audit_hash: audit.hash,
      submitted_by: lead.account!.id,
      number: '2025-분석-001',
      state: 'SUBMITTED',
    });
  });

  test('is on the audit trail with ids and hashes, and without a word that the team wrote', async () => {
    const { lead, entry, report } = await readyToSubmit();
    const { receiptId } = await lead.mutate<Version>('submitEntry', { entry }, RECEIPT);
    const [version] = await app.db.query(`select id from entry_version where receipt_id = $1`, [receiptId]);
    const events = await app.db.query(
      `select actor_id, acting_as, action, data from audit_event where subject = $1 and action like 'entry.%' order by id`,
      [entry],
    );
    expect(events.map(({ action }: { action: string }) => action)).toEqual(['entry.saved', 'entry.file_attached', 'entry.submitted']);
    const { data, ...who } = events[2];
    expect(who).toEqual({ actor_id: lead.account!.id, acting_as: 'COMPETITOR', action: 'entry.submitted' });
    expect(JSON.parse(data)).toEqual({ version: version.id, ordinal: 1, receipt: receiptId, files: [report.sha256], histories: 0 });
    expect(events.map((event: { data: string }) => event.data).join()).not.toMatch(/빈집|보고서|team/);
  });

  test('can be repeated: a new version beside the old one, which keeps its text, files and receipt, under the same number', async () => {
    const { lead, team, entry, report } = await readyToSubmit();
    const first = await lead.mutate<Version>('submitEntry', { entry }, RECEIPT);
    await lead.mutate('saveEntry', { team: team.id, revision: 1, title: '고친 제목', summary: '고친 요약', declarations });
    const better = await uploaded(lead, await aPdf({ text: 'Better' }), '더 나은 보고서.pdf');
    await lead.mutate('attachFile', { entry, file: better.id, slot: 'REPORT' });
    const second = await lead.mutate<Version>('submitEntry', { entry }, RECEIPT);
    await lead.mutate('removeFile', { entry, slot: 'REPORT' });

    const query = `query ($competition: ID!) { myTeam(competition: $competition) { entry { number state title files { slot } versions ${RECEIPT} } } }`;
    const { myTeam } = await lead.query<{ myTeam: { entry: { number: string; versions: unknown[] } } }>(query, { competition: edition.id });
    expect(myTeam.entry).toEqual({
      number: expect.any(String),
      state: 'SUBMITTED',
      title: '고친 제목',
      files: [],
      versions: [first, second],
    });
    expect(first).toMatchObject({ ordinal: 1, title: '빈집 정비 우선순위 분석', files: [{ sha256: report.sha256 }] });
    expect(second).toMatchObject({ ordinal: 2, title: '고친 제목', files: [{ sha256: better.sha256 }] });
    expect(numberIn(first)).toBe(myTeam.entry.number);
    expect(numberIn(second)).toBe(myTeam.entry.number);
  });

  test('by two tabs at once makes two versions without a gap', async () => {
    const { lead, entry } = await readyToSubmit();
    const submit = () => lead.mutate<Version>('submitEntry', { entry }, '{ ordinal receiptId }');
    const versions = await atOnce(app, edition.id, [submit, submit, submit]);
    expect(versions.map(({ ordinal }) => ordinal).toSorted()).toEqual([1, 2, 3]);
    expect(new Set(versions.map(({ receiptId }) => receiptId)).size).toBe(3);
  });

  test('of several teams at once gives out numbers without twins or gaps', async () => {
    const fresh = await anEdition(app, 'numbers-2025');
    const entries = [];
    for (let team = 0; team < 3; team++) entries.push(await readyToSubmit(fresh));
    const versions = await atOnce(
      app,
      fresh.id,
      entries.map(
        ({ lead, entry }) =>
          () =>
            lead.mutate<Version>('submitEntry', { entry }, '{ receipt }'),
      ),
    );
    const numbers = ['2025-분석-001', '2025-분석-002', '2025-분석-003'];
    expect(versions.map(numberIn).toSorted()).toEqual(numbers);
  });
});

const numberIn = ({ receipt }: Version): string => (JSON.parse(receipt) as { payload: { entryNumber: string } }).payload.entryNumber;

describe('a submission is refused', () => {
  /** That nothing was written by what `attempt` was refused. */
  async function refused(lead: Person, entry: string, mutation = 'submitEntry'): Promise<Record<string, unknown> & { code: string }> {
    const rows = () =>
      app.db.query(
        `select (select count(*)::int from entry_version where entry_id = $1) as versions, (select last_entry_ordinal from track where id = track_id) as last,
                entry.state, entry.number
           from entry where id = $1`,
        [entry],
      );
    const before = await rows();
    const answer = await lead.refusalOf(mutation, { entry });
    expect(await rows()).toEqual(before);
    return answer;
  }

  test('with everything that is missing, at once', async () => {
    const lead = await aPerson();
    const team = await aTeam(app, edition, [lead]);
    const blank = { dataSources: [{ name: '빈집' }], tools: [], generativeAi: {}, earlierAwards: [] };
    const { id: entry } = await lead.mutate('saveEntry', { team: team.id, revision: 0, title: ' ', summary: '', declarations: blank });
    const answer = await refused(lead, entry);
    expect(answer.code).toBe('ENTRY_INCOMPLETE');
    expect((answer['problems'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'title REQUIRED',
      'summary REQUIRED',
      ...['provider', 'source', 'licence', 'referencePeriod', 'collectedOn', 'access', 'containsPersonalData', 'usesBigDataWave'].map(
        (field) => `declarations.dataSources.0.${field} REQUIRED`,
      ),
      'declarations.generativeAi.used REQUIRED',
      'files.REPORT REQUIRED',
    ]);
  });

  test('while the team is too small', async () => {
    const pairs = await anEdition(app, 'pairs-2025', { minMembers: 2, maxMembers: 3 });
    const { lead, entry } = await readyToSubmit(pairs);
    expect(await refused(lead, entry)).toEqual({
      code: 'TEAM_SIZE_WRONG',
      minMembers: 2,
      maxMembers: 3,
      members: 1,
      ko: '팀은 2명 이상 3명 이하여야 합니다. 지금은 1명입니다.',
      en: 'A team needs 2 to 3 members; this one has 1.',
    });
  });

  test('one second after the deadline, with both times', async () => {
    const late = await anEdition(app, 'late-2025');
    const { lead, entry } = await readyToSubmit(late);
    await closeIn(app, late, -1000);
    const [{ submissions_close_at: deadline }] = await app.db.query(`select submissions_close_at from competition where id = $1`, [
      late.id,
    ]);
    const answer = await refused(lead, entry);
    expect(answer).toEqual({
      code: 'DEADLINE_PASSED',
      deadline: deadline.toISOString(),
      serverTime: expect.any(String),
      deadlineText: expect.stringMatching(/^\d{4}\. \d+\. \d+\.\(.\) \d\d:\d\d:\d\d$/),
      serverTimeText: expect.stringMatching(/^\d{4}\. \d+\. \d+\.\(.\) \d\d:\d\d:\d\d$/),
      ko: expect.any(String),
      en: expect.any(String),
    });
    expect(Date.parse(answer['serverTime'] as string)).toBeGreaterThan(deadline.getTime());
    expect(await refused(lead, entry, 'withdrawEntry')).toMatchObject({ code: 'DEADLINE_PASSED' });
  });

  test.each([
    ['not-open-yet', `registration_opens_at = now() + interval '1 hour'`, 'ANNOUNCED'],
    ['results-are-out', `state = 'PUBLISHED'`, 'PUBLISHED'],
    ['over-and-done', `state = 'ARCHIVED'`, 'ARCHIVED'],
  ])('in an edition that is %s', async (slug, change, phase) => {
    const other = await anEdition(app, slug);
    const { lead, entry } = await readyToSubmit(other);
    await app.db.query(`update competition set ${change} where id = $1`, [other.id]);
    for (const mutation of ['submitEntry', 'withdrawEntry']) {
      expect(await refused(lead, entry, mutation)).toMatchObject({ code: 'PHASE_WRONG', phase });
    }
  });

  test.each([
    [`update team set state = 'DISQUALIFIED' where id = $1`, 'TEAM_INACTIVE'],
    [`update team set state = 'WITHDRAWN' where id = $1`, 'TEAM_INACTIVE'],
    [`update entry set state = 'DISQUALIFIED' where team_id = $1`, 'ENTRY_DISQUALIFIED'],
  ])('after %s', async (change, code) => {
    const { lead, team, entry } = await readyToSubmit();
    await lead.mutate('submitEntry', { entry });
    await app.db.query(change, [team.id]);
    for (const mutation of ['submitEntry', 'withdrawEntry']) expect(await refused(lead, entry, mutation)).toMatchObject({ code });
  });
});

describe('withdrawing', () => {
  test('is for good: the versions stay on record, and nothing can be changed or submitted again', async () => {
    const { lead, team, entry } = await readyToSubmit();
    await lead.mutate('submitEntry', { entry }, '{ ordinal }');
    const state = await lead.mutate('withdrawEntry', { entry }, '{ state number versions { ordinal } }');
    expect(state).toEqual({ state: 'WITHDRAWN', number: expect.stringMatching(/^2025-분석-\d{3}$/), versions: [{ ordinal: 1 }] });
    const said = {
      code: 'ENTRY_WITHDRAWN',
      ko: '철회한 출품작입니다. 고치거나 다시 제출할 수 없습니다.',
      en: 'This entry was withdrawn. It can neither be changed nor submitted again.',
    };
    expect(await lead.refusalOf('submitEntry', { entry })).toEqual(said);
    expect(await lead.refusalOf('withdrawEntry', { entry })).toEqual(said);
    expect(await lead.refusalOf('saveEntry', { team: team.id, revision: 1, title: '', summary: '', declarations })).toEqual(said);
    expect(await lead.refusalOf('removeFile', { entry, slot: 'REPORT' })).toEqual(said);
  });

  test('a draft needs no withdrawing', async () => {
    const { lead, entry } = await readyToSubmit();
    expect(await lead.refusalOf('withdrawEntry', { entry })).toMatchObject({ code: 'ENTRY_NOT_SUBMITTED' });
  });
});
