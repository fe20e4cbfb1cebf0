import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { EntryVersion } from '../../../src/features/entries/entry.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { textOfPdf } from '../../support/pdf-text.js';
import { eventually } from '../../support/story.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition as aMadeEdition } from '../../support/factories.js';
import type { Person } from '../../support/person.js';
import { aDraft, aTeam, anEdition, closeIn, type TestEdition, uploaded } from './an-edition.js';

const RARE = '똠방각하의 쀍쒧 분석';
const LONG = `${'가'.repeat(195)}.pdf`;

let it: TestApp;
let edition: TestEdition;
let lead: Person;
let member: Person;
let rival: Person;
let auditor: Person;
let sha256: string;
let receipt: { receiptId: string; receipt: string };
const people = (name: string) => it.person(`${name}@receipts.example`, { name: `${name}의 이름` });
beforeAll(async () => {
  it = await startTestApp({ PUBLIC_URL: 'https://pado.busan.example/' });
  edition = await anEdition(it, 'receipts-2025');
  [lead, member, rival] = [await people('lead'), await people('member'), await people('rival')];
  auditor = await it.person('auditor@receipts.example', { roles: [{ role: 'AUDITOR', competitionId: edition.id }] });
  const team = await aTeam(it, edition, [lead, member]);
  const { id } = await aDraft(lead, team, RARE);
  const bytes = await aPdf({ text: 'Report' });
  sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = await uploaded(lead, bytes, LONG);
  await lead.mutate('attachFile', { entry: id, file: file.id, slot: 'REPORT' });
  receipt = await lead.mutate('submitEntry', { entry: id }, '{ receiptId receipt }');
});
afterAll(() => it.close());

const page = async (path: string) => {
  const response = await it.visitor.get(path);
  return { status: response.status, headers: response.headers, html: await response.text() };
};
const number = '2025-분석-001';

describe('a receipt on paper', () => {
  const fetched = async (person: Person, path = `/receipts/${receipt.receiptId}.pdf`) => {
    const response = await person.get(path);
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  test('is one page with what was handed in, rare syllables and all, and no name', async () => {
    const { status, headers, bytes } = await fetched(lead);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain(`filename*=UTF-8''접수증 ${number} 1.pdf`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const { pages, text, title, language } = await textOfPdf(bytes);
    expect(pages).toBe(1);
    expect({ title, language }).toEqual({ title: `접수증 ${number} (1번째 제출)`, language: 'ko' });
    for (const told of [RARE, number, '부산 데이터 분석 경진대회', receipt.receiptId, '분석보고서', '가가…']) expect(text).toContain(told);
    expect(text).toContain(`https://pado.busan.example/receipts/${receipt.receiptId}`);
    expect(text.replaceAll(/\s/g, '')).toContain(sha256);
    const { payload } = JSON.parse(receipt.receipt) as { payload: { serverTime: string; deadline: string } };
    expect(text).toContain(payload.serverTime);
    expect(text).toContain(payload.deadline);
    for (const hidden of [lead.account!.name, member.account!.name, '의 팀']) expect(text).not.toContain(hidden);
  });

  test('has the same bytes however its id is written, and many at once', async () => {
    const paths = [receipt.receiptId, receipt.receiptId.toUpperCase(), receipt.receiptId].map((id) => `/receipts/${id}.pdf`);
    const printed = await Promise.all(paths.map((path) => fetched(lead, path)));
    expect(new Set(printed.map(({ bytes }) => bytes.toString('latin1'))).size).toBe(1);
  });

  test('has the same bytes each time', async () => {
    expect((await fetched(member)).bytes.equals((await fetched(lead)).bytes)).toBe(true);
  });

  test('is for the team, and with a reason for those who oversee the edition, whose reading is on record', async () => {
    expect((await fetched(it.visitor)).status).toBe(401);
    expect((await fetched(rival)).status).toBe(404);
    expect((await fetched(auditor)).status).toBe(400);
    const reason = encodeURIComponent('이의 신청 확인');
    expect((await fetched(auditor, `/receipts/${receipt.receiptId}.pdf?reason=${reason}`)).status).toBe(200);
    const seen = await it.db.query<{ subject_id: string; reason: string }[]>(
      `select subject_id, reason from access_log where actor_id = $1 and competition_id = $2`,
      [auditor.account!.id, edition.id],
    );
    expect(seen.map(({ subject_id: subject }) => subject).toSorted()).toEqual([lead, member].map(({ account }) => account!.id).toSorted());
    expect(seen[0]!.reason).toBe('이의 신청 확인');
  });

  test.each(['no-id', '00000000-0000-4000-8000-000000000000'])('is not there under %s', async (id) => {
    expect((await fetched(lead, `/receipts/${id}.pdf`)).status).toBe(404);
  });
});

describe('the page that a QR code leads to', () => {
  test('says that the receipt was issued here, to anybody, without a script and without what would tell judges whose it is', async () => {
    const { status, headers, html } = await page(`/receipts/${receipt.receiptId}`);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(html).not.toContain('<script');
    for (const told of ['이 서버가 낸 접수증이고, 서명이 맞습니다.', number, '부산 데이터 분석 경진대회', '다시 제출하지 않았습니다'])
      expect(html).toContain(told);
    for (const hidden of [lead.account!.name, '의 팀', RARE, LONG, sha256, '분석보고서']) expect(html).not.toContain(hidden);
  });

  test('answers for a file that somebody has, by its hash or the beginning of it', async () => {
    const answer = async (hash: string) => (await page(`/receipts/${receipt.receiptId}?sha256=${encodeURIComponent(hash)}`)).html;
    expect(await answer(sha256)).toContain('이 접수증에 있는 파일입니다.');
    expect(await answer(`${sha256.slice(0, 8)} ${sha256.slice(8, 16).toUpperCase()}`)).toContain('이 접수증에 있는 파일입니다.');
    expect(await answer('f'.repeat(64))).toContain('이 접수증에 없는 파일이거나');
    const said = /이 접수증에 (있|없)는 파일(입니다|이거나)/;
    for (const none of [sha256.slice(0, 15), '', `${sha256}0`]) expect(await answer(none)).not.toMatch(said);
  });

  test('does not answer for a file that judges see as it is, until nobody judges blind any more', async () => {
    const team = await aTeam(it, edition, [rival]);
    const { id } = await aDraft(rival, team);
    const table = Buffer.from('구,건수\n해운대,12\n');
    const report = await uploaded(rival, await aPdf(), '보고서.pdf');
    await rival.mutate('attachFile', { entry: id, file: report.id, slot: 'REPORT' });
    await rival.mutate('attachFile', { entry: id, file: (await uploaded(rival, table, '건수.csv')).id, slot: 'DATA' });
    const { receiptId } = await rival.mutate<{ receiptId: string }>('submitEntry', { entry: id }, '{ receiptId }');
    const hash = createHash('sha256').update(table).digest('hex');
    const copies = () => it.db.query<object[]>(`select from stored_file where derived_from is not null and sha256 = $1`, [hash]);
    await eventually(async () => (await copies()).length === 1, 'the copy for judges');
    const answer = async (of: string) => (await page(`/receipts/${receiptId}?sha256=${of}`)).html;
    expect(await answer(hash)).toBe(await answer('f'.repeat(64)));
    expect(await answer(report.sha256)).toContain('이 접수증에 있는 파일입니다.');
    await it.db.query(`update stage set state = 'CLOSED' where competition_id = $1`, [edition.id]);
    expect(await answer(hash)).toContain('이 접수증에 있는 파일입니다.');
    expect(await answer('f'.repeat(64))).toContain('이 접수증에 없는 파일입니다.');
    await it.db.query(`update stage set state = 'DRAFT' where competition_id = $1`, [edition.id]);
  });

  test('lists the hashes once nobody judges blind any more', async () => {
    const move = (state: string) => it.db.query(`update stage set state = $2 where competition_id = $1`, [edition.id, state]);
    await closeIn(it, edition, 0);
    await move('CLOSED');
    expect((await page(`/receipts/${receipt.receiptId}`)).html).toContain(sha256);
    await move('DRAFT');
    await closeIn(it, edition, 3_600_000);
  });

  test('says where something was handed in again', async () => {
    const { entry } = (await lead.query<{ myTeam: { entry: { id: string } } }>(`{ myTeam(competition: "${edition.id}") { entry { id } } }`))
      .myTeam;
    const second = await lead.mutate<{ receiptId: string }>('submitEntry', { entry: entry.id }, '{ receiptId }');
    expect((await page(`/receipts/${receipt.receiptId}`)).html).toContain('이 뒤에 다시 제출했습니다.');
    expect((await page(`/receipts/${second.receiptId}`)).html).toContain('2번째 제출');
  });

  test('says that a signature does not hold', async () => {
    const { id } = await anEntry(it.db, await aMadeEdition(it.db));
    const { receiptId } = await it.db.getRepository(EntryVersion).findOneByOrFail({ entryId: id });
    expect((await page(`/receipts/${receiptId}`)).html).toContain('서명이 맞지 않습니다');
  });

  test('is the same for an id that never was and for none', async () => {
    const unknown = await page('/receipts/00000000-0000-4000-8000-000000000000');
    expect(unknown.status).toBe(404);
    expect(unknown.html).toContain('이 서버가 낸 접수증이 아닙니다.');
    const malformed = await page(`/receipts/${encodeURIComponent('<b>1</b>')}`);
    expect({ status: malformed.status, html: malformed.html }).toEqual({ status: 404, html: unknown.html });
  });
});
