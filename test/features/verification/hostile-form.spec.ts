import { mkdir, readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONFIG, type Config } from '../../../src/platform/config.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, decidedAsProposed } from '../../support/awards.js';
import type { Person } from '../../support/person.js';
import type { SettledStage } from '../../support/settled-stage.js';
import { asLead, referenceIn, reportForm } from '../../support/verification.js';
import { bomb } from '../../support/zip.js';

let it: TestApp;
let organizer: Person;
let second: Person;
let stage: SettledStage;
let slug: string;
let nominee: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@hostile.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  second = await it.person('second@hostile.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
  stage = await aStageWithAwards(it, organizer, { 분석: ['20', '19', '18'] }, { verificationDays: 3 });
  ({ slug } = stage.edition);
  await decidedAsProposed(organizer, second, stage.edition);
  await organizer.mutate('openVerification', { competition: stage.edition.id }, '{ ordinal }');
  nominee = (await nominees())[0]!;
});
afterAll(() => it?.close());

const nominees = async () =>
  (
    await it.visitor.query<{ verification: { nominees: { id: string }[] } }>(`{ verification(slug: "${slug}") { nominees { id } } }`)
  ).verification.nominees.map(({ id }) => id);
const send = (body: RequestInit['body'], headers: Record<string, string> = {}, url = it.url) =>
  fetch(`${url}/verification/${slug}`, { method: 'POST', body: body!, headers });
const file = (name: string, bytes: Uint8Array) => ({ name, bytes });
const stored = async () => {
  const { storage } = it.app.get<Config>(CONFIG);
  if (storage.kind !== 'DISK') throw new Error('files are kept elsewhere');
  // The folder is made for the first file.
  await mkdir(storage.folder, { recursive: true });
  return (await readdir(storage.folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;
};
const count = async (table: string) => (await it.db.query<[{ n: number }]>(`select count(*)::int as n from ${table}`))[0].n;
const said = async (answer: Response) => ({ status: answer.status, html: await answer.text() });

describe('what is refused leaves nothing behind, and comes back as a page with what was typed', () => {
  const csv = Buffer.from('사업,금액\n가,1\n');
  test.each<[string, () => FormData, number, string]>([
    [
      'a ZIP that unpacks to a gigabyte',
      () =>
        reportForm(nominee, {}, [file('표.csv', csv), file('증빙.zip', bomb(deflateRawSync(Buffer.alloc(1024 * 1024)), 1_100_000_000, 1))]),
      400,
      '압축',
    ],
    ['a program', () => reportForm(nominee, {}, [file('증빙.pdf', Buffer.from('MZ\x90\0\x03'.padEnd(300, '\0'), 'latin1'))]), 400, '파일'],
    [
      'a fourth file',
      () =>
        reportForm(
          nominee,
          {},
          [1, 2, 3, 4].map((n) => file(`${n}.csv`, csv)),
        ),
      400,
      '파일',
    ],
    [
      'a file over its limit',
      () => reportForm(nominee, {}, [file('큰.csv', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))]),
      413,
      '20MB까지 올릴',
    ],
    ['a text of 4,001 characters', () => reportForm(nominee, { text: '가'.repeat(4_001) }, [file('표.csv', csv)]), 400, '4000자 이하'],
    ['a field of 70 KB', () => reportForm(nominee, { contact: 'a'.repeat(70_000) }), 413, ''],
    ['10,000 links', () => reportForm(nominee, { links: 'https://a.b\n'.repeat(5_000) }), 400, '링크는 5개까지'],
    ['a script for a link', () => reportForm(nominee, { links: 'javascript:alert(1)' }), 400, 'http://'],
    ['a mail address of two lines', () => reportForm(nominee, { contact: 'a@b.example\r\nBcc: x@y.example' }), 400, '한 줄로'],
    ['a field that people do not see', () => reportForm(nominee, { website: 'https://spam.example' }, [file('표.csv', csv)]), 400, ''],
    ['an empty text, with the name of the field', () => reportForm(nominee, { text: '' }), 400, '내용: 이 항목을 입력해 주세요.'],
    ['a character that cannot be kept', () => reportForm(nominee, { text: 'a\0b' }), 400, '사용할 수 없는 문자'],
    ['no nominee', () => reportForm('', {}, [file('표.csv', csv)]), 404, ''],
    ['a nominee that is a text', () => reportForm(`' or 1=1 --`), 404, ''],
  ])('%s', async (_, form, status, word) => {
    const before = [await stored(), await count('verification_report'), await count('stored_file')];
    const sent = form();
    const answer = await said(await send(sent));
    expect([answer.status, answer.html.includes(word), answer.html.includes('<form method="post"')]).toEqual([status, true, true]);
    expect([await stored(), await count('verification_report'), await count('stored_file')]).toEqual(before);
    if (sent.get('text') === '2023년 다른 공모전의 보고서와 같습니다.') expect(answer.html).toContain('보고서와 같습니다.</textarea>');
  });

  test('a form that breaks off, one without a boundary, and one that is none', async () => {
    const before = await stored();
    const part = (boundary: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n가,나\r\n1,2\r\n`;
    const type = 'multipart/form-data; boundary=x';
    const answers = [
      await said(await send(part('x'), { 'content-type': type })),
      await said(await send(part('x'), { 'content-type': 'multipart/form-data' })),
      await said(await send('nominee=1', { 'content-type': 'application/x-www-form-urlencoded' })),
      await said(await send('{', { 'content-type': 'application/json' })),
      await said(await send(`--x\r\ncontent-disposition: form-data; name="nominee[a][b]"\r\n\r\n1\r\n--x--\r\n`, { 'content-type': type })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(it.url).port), '127.0.0.1', () => {
        socket.write(
          `POST /verification/${encodeURIComponent(slug)} HTTP/1.1\r\nhost: a\r\ncontent-type: ${type}\r\ncontent-length: 99999\r\n\r\n${part('x')}`,
        );
        setTimeout(() => socket.destroy(), 200);
      });
      socket.on('close', () => setTimeout(resolve, 500));
    });
    expect(await stored()).toBe(before);
  });

  test.each(['%00', '%ED%95%9C%00', "a'b", '..%2f..', 'a'.repeat(5_000)])('an address that names no edition: %s', async (name) => {
    const state = () =>
      fetch(`${it.url}/verification/${name}/state`, { method: 'POST', body: new URLSearchParams({ reference: 'AAAAA' }) });
    const answers = [
      await fetch(`${it.url}/verification/${name}`),
      await fetch(`${it.url}/verification/${name}`, { method: 'POST', body: reportForm(nominee) }),
      await state(),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const { data } = await it.visitor.ask(`query ($slug: String!) { verification(slug: $slug) { until } }`, {
      slug: decodeURIComponent(name),
    });
    expect(data).toEqual({ verification: null });
  });
});

test('a page of another site sends nothing, whatever it says', async () => {
  const headers: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site', origin: 'null' },
    { 'sec-fetch-site': 'same-site' },
  ];
  const answers = await Promise.all(headers.map(async (more) => (await send(reportForm(nominee), more)).status));
  expect(answers).toEqual([403, 403, 403]);
});

test('what a report holds is text, wherever it is shown', async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const links = `https://a.example/${encodeURIComponent(evil)}\nhttps://a.example/"onmouseover="x`;
  const answer = await send(reportForm(nominee, { text: evil, links, contact: `<x>@y.example` }));
  const page = await answer.text();
  expect([answer.status, /<script|<img/.test(page), page.includes('&#60;script')]).toEqual([400, false, true]);
  expect(answer.headers.get('content-security-policy')).toContain(`default-src 'none'`);
  const odd = file(`a"\r\nset-cookie: x=1\r\n<script>.csv`, Buffer.from('가,나\n1,2\n'));
  await referenceIn(await send(reportForm(nominee, { text: evil }, [odd])));
  const [kept] = await it.db.query<[{ id: string; name: string }]>(
    `select id, original_name as name from stored_file join report_evidence on stored_file_id = id`,
  );
  const got = await organizer.get(`/report-evidence/${kept.id}`, { 'x-pado-reason': 'check' });
  expect([got.status, got.headers.get('set-cookie'), got.headers.get('x-content-type-options')]).toEqual([200, null, 'nosniff']);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('lists of reports cost as much for three as for one', async () => {
  const list = () =>
    organizer.query(`{ organizerDesk(competition: "${slug}") { verification { windows { openedBy { name } nominees { title } }
      reports { nodes { id text nominee { title } evidence { name } explanations { question } findings { reason decidedBy { name } confirmedBy { name } } } } } } }`);
  const everything = async (report: string, question: string) => {
    const dueAt = new Date(Date.now() + 60_000).toISOString();
    await organizer.mutate('askExplanation', { report, question, dueAt });
  };
  const reports = () => it.db.query<{ id: string }[]>(`select id from verification_report order by received_at`);
  await everything((await reports())[0]!.id, '첫째');
  await list();
  const one = await countQueries(it.app, list);
  for (const name of ['둘', '셋'])
    await referenceIn(await send(reportForm(nominee, { text: name }, [file('a.csv', Buffer.from('a,b\n1,2\n'))])));
  for (const { id } of (await reports()).slice(1)) await everything(id, '다음');
  expect(await countQueries(it.app, list)).toBe(one);
});

describe('how many are taken', () => {
  let limited: Awaited<ReturnType<TestApp['beside']>>;
  beforeAll(async () => {
    limited = await it.beside({ RATE_LIMITS: '1', TRUSTED_PROXIES: '1' });
  });
  afterAll(() => limited?.close());
  const from = (address: string, form = reportForm(nominee)) => send(form, { 'x-forwarded-for': address }, limited.url);

  test('five an hour of a network, also where they come at once; then a page says until when, and others go on', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => from('192.0.2.7')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    const html = await refused.text();
    expect([refused.headers.get('content-type'), html.includes('보고서와 같습니다.</textarea>')]).toEqual([
      'text/html; charset=utf-8',
      true,
    ]);
    expect((await from('192.0.2.8')).status).toBe(201);
    // Whoever writes the header oneself does not get another network by it.
    expect((await from('203.0.113.5, 192.0.2.7')).status).toBe(429);
    const sixes = await Promise.all(['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'].map((address) => from(address)));
    expect(sixes.map(({ status }) => status)).toEqual([201, 201]);
    expect(await it.db.query(`select count from rate_window where bucket = 'REPORT_HOUR:2001:db8:1:2::/64'`)).toEqual([{ count: 2 }]);
  });

  test('what is refused counts as a try, and too many of these are not read', async () => {
    const statuses = new Map<number, number>();
    for (let n = 0; n < 62; n++) {
      const { status } = await from('192.0.2.99', reportForm(nominee, { text: '' }));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [400, 60],
      [429, 2],
    ]);
  });

  test('reference numbers cannot be tried out', async () => {
    let status = 0;
    for (let n = 0; n < 150 && status !== 429; n++)
      ({ status } = await fetch(`${limited.url}/verification/${slug}/state`, {
        method: 'POST',
        body: new URLSearchParams({ reference: String(n) }),
        headers: { 'x-forwarded-for': '192.0.2.55' },
      }));
    expect(status).toBe(404);
  });
});

describe('the last second, by the clock of the database', () => {
  const until = async (shift: string) => {
    await it.db.query(`alter table nominee disable trigger user`);
    await it.db.query(`update nominee set verified_until = date_trunc('second', clock_timestamp()) + $2::interval where id = $1`, [
      nominee,
      shift,
    ]);
    await it.db.query(`alter table nominee enable trigger user`);
  };
  test('a report in it is taken; one that was written while it was open and comes after it is refused with all that was typed', async () => {
    await until('0 seconds');
    const [now] = await it.db.query<[{ ms: number }]>(`select (extract(milliseconds from clock_timestamp())::int % 1000) as ms`);
    if (now.ms > 500) await new Promise((resolve) => setTimeout(resolve, 1_010 - now.ms));
    await until('0 seconds');
    await referenceIn(await send(reportForm(nominee)));
    await until('-1 second');
    const answer = await said(await send(reportForm(nominee)));
    expect([answer.status, answer.html.includes('마감')]).toEqual([400, true]);
    expect(answer.html).toContain('보고서와 같습니다.</textarea>');
  });
});

test('a window that closed for all shows no form, and a report that was typed is not lost', async () => {
  await it.db.query(`alter table nominee disable trigger user`);
  await it.db.query(`update nominee set verified_until = date_trunc('second', clock_timestamp()) - interval '1 second'`);
  await it.db.query(`alter table nominee enable trigger user`);
  const answer = await said(await send(reportForm(nominee)));
  expect([answer.status, answer.html.includes('공개검증이 끝났습니다'), answer.html.includes('보고서와 같습니다.')]).toEqual([
    400,
    true,
    true,
  ]);
});

test('a nominee’s team sees nothing of reports', async () => {
  const lead = await asLead(it, stage.entries['분석']![0]!.team, 'lead@hostile.example');
  const asked = await lead.query<{ myTeam: { entry: { explanations: object[] } } }>(
    `{ myTeam(competition: "${stage.edition.id}") { entry { explanations { question answer } } } }`,
  );
  expect(JSON.stringify(asked)).not.toContain('보고서와 같습니다');
  expect(await count('verification_report')).toBeGreaterThan(5);
});
