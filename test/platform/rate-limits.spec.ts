import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { forgetWindows } from '../../src/platform/rates/rate-window.queries.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Person } from '../support/person.js';

/** A hundredth of what is usual: an account reads 12 times a minute and writes 3 times, a network reads 30 times and signs in once. */
const FEW = { RATE_LIMITS: '0.01' };
const TOO_MANY = {
  code: 'TOO_MANY_REQUESTS',
  retryAfter: expect.any(Number),
  ko: expect.stringMatching(/^요청이 너무 많습니다\. \d+초 뒤에 다시 시도해 주세요\.$/),
  en: expect.stringMatching(/^Too many requests\. Try again in \d+ seconds\.$/),
};

let it: TestApp;
let other: Awaited<ReturnType<TestApp['beside']>>;
beforeAll(async () => {
  it = await startTestApp(FEW);
  other = await it.beside();
});
afterAll(async () => {
  await other.close();
  await it.close();
});
let people = 0;
const forget = () => it.db.query(`delete from rate_window`);
/** Who reads and writes next; making one is not counted with what the test does. */
const somebody = async (): Promise<Person> => {
  await forget();
  const person = await it.person(`person-${++people}@busan.example`);
  await forget();
  return person;
};

interface Answer {
  status: number;
  retryAfter: string | null;
  said: unknown;
}

async function send(url: string, query: string, headers: Record<string, string> = {}): Promise<Answer> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) };
  const response = await fetch(`${url}/graphql`, init);
  const body = (await response.json()) as { code?: string; errors?: { extensions: { code: string } }[] };
  const said = body.errors?.[0]?.extensions ?? (body.code ? body : undefined);
  return { status: response.status, retryAfter: response.headers.get('retry-after'), said };
}

const ME = '{ me { account { id } } }';
const WRITE = 'mutation { createToken(input: { label: "x" }) { secret } }';
const times = async (count: number, work: (index: number) => Promise<Answer>): Promise<number[]> => {
  const statuses = [];
  for (let index = 0; index < count; index++) statuses.push((await work(index)).status);
  return statuses;
};

describe('an account', () => {
  let person: Person;
  beforeEach(async () => {
    person = await somebody();
  });

  test('may ask so often in a minute, at all instances together, and is then told when to come again', async () => {
    const urls = [it.url, other.url];
    expect(await times(12, (index) => send(urls[index % 2]!, ME, person.headers))).toEqual(Array(12).fill(200));
    for (const url of urls) {
      const { status, retryAfter, said } = await send(url, ME, person.headers);
      expect([status, said]).toEqual([429, TOO_MANY]);
      expect(Number(retryAfter)).toBe((said as { retryAfter: number }).retryAfter);
      expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
      expect(Number(retryAfter)).toBeLessThanOrEqual(60);
    }
  });

  test('of several requests at once as many go through as may', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => (await send([it.url, other.url][index % 2]!, ME, person.headers)).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(12);
  });

  test('writes less often than it reads, and each counts apart', async () => {
    expect(await times(4, () => send(it.url, WRITE, person.headers))).toEqual([200, 200, 200, 429]);
    expect((await send(it.url, ME, person.headers)).status).toBe(200);
  });

  test('is not held up by others at the same address', async () => {
    await times(13, () => send(it.url, ME, person.headers));
    const colleague = await somebody();
    expect((await send(it.url, ME, colleague.headers)).status).toBe(200);
  });

  test('begins anew when the minute is over', async () => {
    await times(12, () => send(it.url, ME, person.headers));
    await it.db.query(`update rate_window set started_at = started_at - interval '1 minute'`);
    expect(await times(12, () => send(other.url, ME, person.headers))).toEqual(Array(12).fill(200));
    expect((await send(other.url, ME, person.headers)).status).toBe(429);
  });

  test('sends few files', async () => {
    expect((await person.upload(Buffer.from('a,b\n1,2\n'), 'a.csv')).status).toBe(201);
    const second = await person.upload(Buffer.from('a,b\n1,2\n'), 'a.csv');
    expect([second.status, second.headers.get('retry-after'), await second.json()]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
      TOO_MANY,
    ]);
  });
});

describe('a network without an account', () => {
  beforeEach(forget);
  const ask = (name: string) => `${name}: askForPassword(input: { email: "nobody@busan.example" })`;

  test('has few tries at signing in: many in one request are many, in fragments as well', async () => {
    const { status, said } = await send(it.url, `mutation { ${ask('a')} ...F } fragment F on Mutation { ${ask('b')} }`);
    expect([status, said]).toEqual([429, TOO_MANY]);
    expect((await send(other.url, `mutation { ${ask('a')} }`)).said).toEqual(TOO_MANY);
  });

  test.each(['{ me { ', '{ passwords }', '{ __schema { types { name } } }'])(
    'is turned away for %s too, before anything is read',
    async (query) => {
      const beside = await it.beside();
      const { url } = beside;
      const answers = await Promise.all(Array.from({ length: 31 }, () => send(url, query)));
      expect(answers.map(({ status }) => status)).not.toContain(429);
      const { status, said, retryAfter } = await send(url, query);
      expect([status, said, retryAfter]).toEqual([429, TOO_MANY, expect.stringMatching(/^\d+$/)]);
      await beside.close();
    },
  );

  test('may always ask how the server is', async () => {
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await it.visitor.get('/healthz')).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});

test('an address that a client makes up counts for nothing, one that a trusted proxy names does', async () => {
  const from = (url: string, address: string) => send(url, ME, { 'x-forwarded-for': address });
  const behindProxy = await startTestApp({ ...FEW, TRUSTED_PROXIES: '1' });
  const bucketsOf = async ({ db }: TestApp) =>
    (await db.query<{ bucket: string }[]>(`select bucket from rate_window order by 1`)).map(({ bucket }) => bucket);
  await it.db.query(`delete from rate_window`);
  for (const address of ['198.51.100.1', '198.51.100.2']) {
    await from(it.url, address);
    await from(behindProxy.url, `203.0.113.9, ${address}`);
  }
  expect(await bucketsOf(it)).toEqual(['READ:127.0.0.1']);
  expect(await bucketsOf(behindProxy)).toEqual(['READ:198.51.100.1', 'READ:198.51.100.2']);
  await behindProxy.close();
});

test('nothing is counted where limits are off, and what was counted is forgotten once it is over', async () => {
  const free = await startTestApp({ RATE_LIMITS: '0' });
  await free.visitor.query(ME);
  expect(await free.db.query(`select * from rate_window`)).toEqual([]);
  await free.db.query(`insert into rate_window values ('old', now() - interval '61 seconds', 1), ('new', now(), 1)`);
  await forgetWindows(free.db);
  expect(await free.db.query(`select bucket from rate_window`)).toEqual([{ bucket: 'new' }]);
  await free.close();
});
