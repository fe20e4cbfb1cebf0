import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { JudgeCopyState } from '../../../src/features/entries/shown-copy.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { FILE_STORE, type FileStore, newStorageKey } from '../../../src/platform/files/file-store.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, aVersion, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { shownPages } from '../../support/shown-pages.js';

const BYTES = Buffer.from('%PDF-1.7 what judges may read, and nothing else');

let it: TestApp;
let edition: MadeEdition;
let judge: Person;
let seat: string;
let entry: MadeEntry;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  seat = await aJudge(it.db, edition, judge.account!.id);
  entry = await anEntry(it.db, edition, { files: [{ originalName: '김민지_최종.pdf', copy: await stored(BYTES) }] });
});

async function stored(bytes: Buffer) {
  const storageKey = newStorageKey();
  return { storageKey, ...(await it.app.get<FileStore>(FILE_STORE).write(storageKey, Readable.from([bytes]))) };
}

const urlOf = ({ copies }: MadeEntry = entry): string => `/judge-copies/${copies['REPORT']}`;
/** Everything of an answer but when it was given and which request it was. */
const wholeOf = async (response: Response) => {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)));
  return { status: response.status, headers, body: await response.text() };
};
const nothingThere = async (person = judge) => wholeOf(await person.get('/judge-copies/0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11'));

test('the judge gets the copy as an attachment under a neutral name; the headers tell size, type and name, and nothing else', async () => {
  await anAssignment(it.db, edition, seat, entry, { code: 'K7Q2' });
  const { status, headers, body } = await wholeOf(await judge.get(urlOf()));
  expect([status, body]).toEqual([200, BYTES.toString()]);
  const [fromHelmet, own] = [Object.entries(headers).filter(([name]) => !OWN.includes(name)), OWN.map((name) => [name, headers[name]])];
  expect(Object.fromEntries(own)).toEqual({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': 'attachment; filename=K7Q2-report.pdf',
    'content-length': String(BYTES.length),
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  });
  const ordinary = (await wholeOf(await judge.get('/healthz'))).headers;
  expect(fromHelmet.filter(([name, value]) => ordinary[name] !== value)).toEqual([]);
});

const OWN = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-security-policy',
  'content-type',
  'x-content-type-options',
];

describe('by range', () => {
  test.each([
    ['bytes=0-3', 206, '%PDF', `bytes 0-3/${BYTES.length}`],
    ['bytes=-4', 206, 'else', `bytes ${BYTES.length - 4}-${BYTES.length - 1}/${BYTES.length}`],
    ['bytes=43-', 206, 'else', `bytes 43-46/47`],
    ['bytes=0-0', 206, '%', `bytes 0-0/47`],
    ['bytes=40-400', 206, 'ng else', `bytes 40-46/47`],
    ['bytes=47-', 416, '', 'bytes */47'],
    ['bytes=0-3,8-9', 200, BYTES.toString(), null],
    ['lines=1-2', 200, BYTES.toString(), null],
    ['bytes=three', 200, BYTES.toString(), null],
  ])('%s: %i', async (range, status, body, contentRange) => {
    await anAssignment(it.db, edition, seat, entry);
    const response = await judge.get(urlOf(), { range });
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([status, body, contentRange]);
    expect(response.headers.get('content-length')).toBe(String(status === 416 ? 0 : body.length));
  });

  test('HEAD tells the size and sends nothing', async () => {
    await anAssignment(it.db, edition, seat, entry);
    const response = await fetch(it.url + urlOf(), { method: 'HEAD', headers: judge.headers });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '47', '']);
  });
});

describe('a copy that is not for this judge looks like one that does not exist', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['not assigned', async () => undefined],
    ['assigned to a colleague', async () => anAssignment(it.db, edition, await aJudge(it.db, edition, (await anAccount(it.db)).id), entry)],
    [
      'without a pledge',
      async () => {
        await anAssignment(it.db, edition, seat, entry);
        await it.db.query(`update judge set pledged_at = null where id = $1`, [seat]);
      },
    ],
    [
      'before judging',
      async () => {
        await anAssignment(it.db, edition, seat, entry);
        await moveStage(it.db, edition, StageState.DRAFT);
      },
    ],
    [
      'of an entry that was withdrawn',
      async () => {
        await anAssignment(it.db, edition, seat, entry);
        await it.db.query(`update entry set state = $2 where id = $1`, [entry.id, EntryState.WITHDRAWN]);
      },
    ],
    [
      'of an earlier version',
      async () => {
        await anAssignment(it.db, edition, seat, entry);
        await aVersion(it.db, { entryId: entry.id, submittedBy: judge.account!.id });
      },
    ],
  ])('%s', async (_, arrange) => {
    await arrange();
    const answer = await wholeOf(await judge.get(urlOf()));
    expect([answer.status, answer]).toEqual([404, await nothingThere()]);
  });

  test('not ready, not shown, failed', async () => {
    for (const copyState of [JudgeCopyState.PENDING, JudgeCopyState.NOT_SHOWN, JudgeCopyState.FAILED]) {
      const other = await anEntry(it.db, edition, { files: [{ copyState }] });
      await anAssignment(it.db, edition, seat, other);
      expect(await wholeOf(await judge.get(urlOf(other)))).toEqual(await nothingThere());
    }
  });

  test('no id at all', async () => {
    expect(await wholeOf(await judge.get('/judge-copies/..%2F..%2Fetc'))).toEqual(await nothingThere());
  });

  test('for organisers, auditors and competitors there is never one', async () => {
    await anAssignment(it.db, edition, seat, entry);
    for (const role of ['ORGANIZER', 'AUDITOR'] as const) {
      const person = await it.person(`${role.toLowerCase()}@busan.example`);
      await aGrant(it.db, person.account!.id, role, edition.id);
      expect(await wholeOf(await person.get(urlOf()))).toEqual(await nothingThere(person));
    }
    const lead = await it.person('lead@busan.example');
    const own = await anEntry(it.db, edition, { team: { members: [{ accountId: lead.account!.id }] } });
    expect(await wholeOf(await lead.get(urlOf(own)))).toEqual(await nothingThere(lead));
    expect((await it.visitor.get(urlOf())).status).toBe(401);
  });
});

test.each([StageState.CLOSED, StageState.SETTLED])('it can still be read when the stage is %s', async (state) => {
  await anAssignment(it.db, edition, seat, entry);
  await moveStage(it.db, edition, state);
  expect((await judge.get(urlOf())).status).toBe(200);
});

test('bytes that are lost are told as such, without the headers of a file', async () => {
  const lost = await anEntry(it.db, edition);
  await anAssignment(it.db, edition, seat, lost);
  const { status, headers, body } = await wholeOf(await judge.get(urlOf(lost)));
  expect([status, headers['content-type'], headers['content-disposition'], JSON.parse(body).code]).toEqual([
    404,
    'application/json; charset=utf-8',
    undefined,
    'NOT_FOUND',
  ]);
});

test('a token for other work opens no copy', async () => {
  await anAssignment(it.db, edition, seat, entry);
  const statusWith = async (role: string, competition?: string): Promise<number> => {
    const { secret } = await judge.mutate<{ secret: string }>('createToken', { label: role, role, competition }, '{ secret }');
    return (await fetch(it.url + urlOf(), { headers: { authorization: `Bearer ${secret}` } })).status;
  };
  const foreign = await anEdition(it.db);
  expect([await statusWith('JUDGE', edition.id), await statusWith('JUDGE', foreign.id), await statusWith('COMPETITOR')]).toEqual([
    200, 404, 404,
  ]);
});

describe('its pages', () => {
  const pageOf = (page: number | string, made = entry): string => `${urlOf(made)}/pages/${page}`;
  beforeEach(() => shownPages(it, entry.copies['REPORT']!, ['<p>첫 쪽</p>', '<p>둘째 쪽</p>']));

  test('are inert HTML to look at in a frame of this site; the headers tell nothing else', async () => {
    await anAssignment(it.db, edition, seat, entry, { code: 'K7Q2' });
    const { status, headers, body } = await wholeOf(await judge.get(pageOf(2)));
    expect([status, body]).toEqual([200, '<p>둘째 쪽</p>']);
    const ordinary = (await wholeOf(await judge.get('/healthz'))).headers;
    expect(Object.fromEntries(Object.entries(headers).filter(([name, value]) => ordinary[name] !== value))).toEqual({
      'cache-control': 'private, no-store',
      'content-disposition': 'inline',
      'content-encoding': 'gzip',
      'content-length': expect.any(String),
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
      'content-type': 'text/html; charset=utf-8',
    });
    expect([
      headers['x-content-type-options'],
      headers['cross-origin-resource-policy'],
      headers['x-frame-options'],
      headers['etag'],
    ]).toEqual(['nosniff', 'same-origin', 'SAMEORIGIN', undefined]);
  });

  test('come unpacked for who takes nothing packed', async () => {
    await anAssignment(it.db, edition, seat, entry);
    const response = await judge.get(pageOf(1), { 'accept-encoding': 'identity' });
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, '<p>첫 쪽</p>']);
  });

  test.each(['0', '3', '-1', '1.5', 'one', '1%2f2', '99999999999999999999'])('page %s is none', async (page) => {
    await anAssignment(it.db, edition, seat, entry);
    expect((await judge.get(pageOf(page))).status).toBe(404);
  });

  test('are not there for who may not read the copy, and stay so until the stage is open', async () => {
    expect(await wholeOf(await judge.get(pageOf(1)))).toEqual(await nothingThere());
    await anAssignment(it.db, edition, seat, entry);
    expect((await judge.get(pageOf(1))).status).toBe(200);
    await moveStage(it.db, edition, StageState.DRAFT);
    expect(await wholeOf(await judge.get(pageOf(1)))).toEqual(await nothingThere());
    await moveStage(it.db, edition, StageState.OPEN);
    await it.db.query(`update judge set pledged_at = null where id = $1`, [seat]);
    expect(await wholeOf(await judge.get(pageOf(1)))).toEqual(await nothingThere());
  });

  test('of a file without a copy are all there is', async () => {
    const pagesOnly = await anEntry(it.db, edition, { files: [{ kind: 'HWP' }] });
    await anAssignment(it.db, edition, seat, pagesOnly);
    await shownPages(it, pagesOnly.copies['REPORT']!, ['<p>한글 문서</p>']);
    await it.db.query(`update shown_copy set copy_id = null where pages_id is not null`);
    expect(await (await judge.get(pageOf(1, pagesOnly))).text()).toBe('<p>한글 문서</p>');
    expect(await wholeOf(await judge.get(urlOf(pagesOnly)))).toEqual(await nothingThere());
    const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { files { name kind size pages pageMediaType } } } }`;
    const told = await judge.query<{ judgeDesk: { assignments: unknown[] } }>(desk, { stage: edition.stage });
    expect(told.judgeDesk.assignments).toEqual([
      {
        files: [
          { name: expect.stringMatching(/-report\.hwp$/), kind: 'HWP', size: null, pages: 1, pageMediaType: 'text/html; charset=utf-8' },
        ],
      },
    ]);
  });
});
