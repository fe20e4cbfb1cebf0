import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';

let it: TestApp;
let other: TestApp | undefined;
let people = 0;
const address = () => `tried-${++people}@busan.example`;
beforeAll(async () => {
  it = await startTestApp({ TRUSTED_PROXIES: '1' });
});
afterAll(async () => {
  await other?.close();
  await it?.close();
});

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }`;
/** What a proxy passes on for somebody at this address. */
const send = (ip: string, query: string, variables: object = {}, headers: Record<string, string> = {}) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip, ...headers },
    body: JSON.stringify({ query, variables }),
  });
async function ask(...request: Parameters<typeof send>) {
  const answer = await send(...request);
  const { errors } = (await answer.json()) as { errors?: { extensions: { code: string; retryAfter?: number; ko: string } }[] };
  return errors?.[0]?.extensions ?? null;
}
const signIn = (email: string, password: string, ip = '203.0.113.1') => ask(ip, SIGN_IN, { input: { email, password } });
async function fail(times: number, email: string, ip?: string): Promise<string[]> {
  const codes = [];
  for (let nth = 0; nth < times; nth++) codes.push((await signIn(email, 'not-the-password-1', ip))!.code);
  return codes;
}
/** Lets time pass for the attempts. */
const wait = (seconds: number) => it.db.query(`update sign_in_attempts set last_at = last_at - make_interval(secs => $1)`, [seconds]);

/** As if there had been seven more attempts just now: two minutes and 8 s, longer than a slow machine takes for a test. */
const tryOn = () => it.db.query(`update sign_in_attempts set count = count + 7, last_at = now() where count >= 5`);
const toWait = expect.objectContaining({ code: 'TOO_MANY_ATTEMPTS' });

describe('after five attempts', () => {
  test('even the right password has to wait, and the time is told', async () => {
    const { email } = (await it.person(address())).account!;
    expect(await fail(5, email)).toEqual(Array<string>(5).fill('SIGN_IN_FAILED'));
    await tryOn();
    const refusal = (await signIn(email, PASSWORD))!;
    expect(refusal).toEqual(toWait);
    expect(refusal.retryAfter).toBeGreaterThan(60);
    expect(refusal.retryAfter).toBeLessThanOrEqual(128);
    expect(refusal.ko).toContain(`${refusal.retryAfter}초 뒤에`);
    await wait(128);
    expect(await signIn(email, PASSWORD)).toBeNull();
  });

  test('a success ends it', async () => {
    const { email } = (await it.person(address())).account!;
    await fail(5, email);
    await wait(1);
    expect(await signIn(email, PASSWORD)).toBeNull();
    expect(await it.db.query(`select count from sign_in_attempts where count >= 5`)).toEqual([]);
  });

  test('the answer says so in HTTP too, as for other requests too many', async () => {
    const input = { email: address(), password: 'not-the-password-1' };
    await fail(5, input.email);
    await tryOn();
    const answer = await send('203.0.113.1', SIGN_IN, { input });
    const { errors } = (await answer.json()) as { errors: [{ extensions: { retryAfter: number } }] };
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, String(errors[0].extensions.retryAfter)]);
    const elsewhere = await send('203.0.113.2', SIGN_IN, { input });
    expect([elsewhere.status, elsewhere.headers.get('retry-after')]).toEqual([200, null]);
  });

  test('an address without an account waits as well, whichever way it is typed', async () => {
    const email = address();
    await fail(5, email);
    await tryOn();
    expect((await signIn(` ${email.toUpperCase()}`, PASSWORD))!.code).toBe('TOO_MANY_ATTEMPTS');
  });

  test('nobody else waits: not the owner in another network, not another account in this one', async () => {
    const [tried, colleague] = [(await it.person(address())).account!.email, (await it.person(address())).account!.email];
    await fail(5, tried, '198.51.100.66');
    await tryOn();
    expect(await signIn(tried, PASSWORD, '198.51.100.66')).toEqual(toWait);
    expect(await signIn(tried, PASSWORD, '203.0.113.5')).toBeNull();
    expect(await signIn(colleague, PASSWORD, '198.51.100.66')).toBeNull();
    // The owner's success elsewhere does not help who tries.
    expect(await signIn(tried, PASSWORD, '198.51.100.66')).toEqual(toWait);
  });

  test('a second address of the same IPv6 network is no way around', async () => {
    const email = address();
    await fail(3, email, '2001:db8:1:2::1');
    await fail(2, email, '2001:db8:1:2:aaaa::2');
    await tryOn();
    expect((await signIn(email, PASSWORD, '2001:db8:1:2:ffff::3'))!.code).toBe('TOO_MANY_ATTEMPTS');
    expect((await signIn(email, PASSWORD, '2001:db8:1:3::1'))!.code).toBe('SIGN_IN_FAILED');
  });
});

test('many attempts at once are no way around', async () => {
  const { email } = (await it.person(address())).account!;
  const codes = await Promise.all(Array.from({ length: 20 }, async () => (await signIn(email, 'not-the-password-1'))!.code));
  expect(codes.filter((code) => code === 'SIGN_IN_FAILED').length).toBeLessThan(12);
  expect(codes.filter((code) => code === 'SIGN_IN_FAILED').length).toBeGreaterThanOrEqual(5);
});

test('what was typed is kept as a hash, for a day', async () => {
  const email = address();
  await fail(1, email, '203.0.113.77');
  const [row] = await it.db.query<{ all: string }[]>(`select coalesce(json_agg(t)::text, '') as all from sign_in_attempts as t`);
  expect(row!.all).toContain('203.0.113.77');
  expect(row!.all).not.toContain(email);
  await wait(86_401);
  await fail(1, address());
  expect(await it.db.query(`select count(*)::int as count from sign_in_attempts`)).toEqual([{ count: 1 }]);
});

test('the present password is not found out in an open browser', async () => {
  const person = await it.person(address());
  const change = (current: string) =>
    ask('203.0.113.9', `mutation { changePassword(input: { current: "${current}", password: "Haeundae-beach-77" }) }`, {}, person.headers);
  for (let nth = 0; nth < 5; nth++) expect((await change('not-the-password-1'))!.code).toBe('PASSWORD_WRONG');
  await tryOn();
  expect(await change(PASSWORD)).toEqual(toWait);
  await wait(128);
  expect(await change(PASSWORD)).toBeNull();
});

test('what is told of networks counts only as far as there are proxies to tell it', async () => {
  other = await startTestApp();
  const { email } = (await other.person(address())).account!;
  const attempt = async (ip: string) => {
    const answer = await fetch(`${other!.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
      body: JSON.stringify({ query: SIGN_IN, variables: { input: { email, password: 'not-the-password-1' } } }),
    });
    return ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
  };
  for (let nth = 0; nth < 5; nth++) expect(await attempt(`203.0.113.${nth}`)).toBe('SIGN_IN_FAILED');
  await other.db.query(`update sign_in_attempts set count = 12, last_at = now()`);
  expect(await attempt('203.0.113.200')).toBe('TOO_MANY_ATTEMPTS');
});
