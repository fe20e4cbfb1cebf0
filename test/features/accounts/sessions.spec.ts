import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountService } from '../../../src/features/accounts/account.service.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { account { email name } roles { role competitionId } } }`;
const ME = '{ me { account { email } tokens { label scopeRole } } }';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

const postTo = (url: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const post = (body: object, headers: Record<string, string> = {}) => postTo(it.url, body, headers);

const signIn = (email: string, password: string) => post({ query: SIGN_IN, variables: { input: { email, password } } });

describe('signing in', () => {
  test('a browser gets an httpOnly cookie that says who is acting', async () => {
    await it.app.get(AccountService).create({ email: 'Kim.Minji@busan.example', name: '김민지', password: PASSWORD });
    const answer = await signIn(' KIM.minji@busan.example ', PASSWORD);
    expect(await answer.json()).toEqual({ data: { signIn: { account: { email: 'kim.minji@busan.example', name: '김민지' }, roles: [] } } });
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^pado_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const me = await post({ query: ME }, { cookie: cookie.split(';')[0]! });
    expect(await me.json()).toEqual({ data: { me: { account: { email: 'kim.minji@busan.example' }, tokens: [] } } });
  });

  test('the cookie of a server that people reach by https is for https only', async () => {
    const behindProxy = await startTestApp({ PUBLIC_URL: 'https://pado.example' });
    try {
      const secure = /^pado_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/;
      const { email } = (await behindProxy.person('https@busan.example')).account!;
      const input = { email, password: PASSWORD };
      const answer = await postTo(behindProxy.url, { query: SIGN_IN, variables: { input } });
      expect(answer.headers.get('set-cookie')).toMatch(secure);
    } finally {
      await behindProxy.close();
    }
  });

  test('a wrong password, an unknown address and a disabled account get one and the same answer', async () => {
    const disabled = await it.person('gone@busan.example');
    await it.db.query(`update account set disabled_at = now() where id = $1`, [disabled.account!.id]);
    await it.person('here@busan.example');
    const answers = await Promise.all(
      [
        ['here@busan.example', 'not-the-password-1'],
        ['nobody@busan.example', PASSWORD],
        ['gone@busan.example', PASSWORD],
      ].map(async ([email, password]) => (await signIn(email!, password!)).text()),
    );
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!).errors[0].extensions.code).toBe('SIGN_IN_FAILED');
  });

  test('a disabled account loses its tokens at once', async () => {
    const leaver = await it.person('leaver@busan.example');
    expect(await leaver.query('{ me { account { email } } }')).toEqual({ me: { account: { email: 'leaver@busan.example' } } });
    await it.db.query(`update account set disabled_at = now() where id = $1`, [leaver.account!.id]);
    expect(await leaver.query('{ me { account { email } } }')).toEqual({ me: null });
  });

  test('only hashes of secrets are stored', async () => {
    const person = await it.person('hash@busan.example');
    const stored = JSON.stringify(
      await it.db.query(`select * from session join account on account.id = account_id where email = 'hash@busan.example'`),
    );
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(stored).not.toContain(person.token!);
    expect(stored).not.toContain(PASSWORD);
  });
});

describe('tokens', () => {
  test('are named, listed and revoked', async () => {
    const person = await it.person('token@busan.example');
    const { token, secret } = await person.mutate<{ token: { id: string }; secret: string }>(
      'createToken',
      { label: '스크립트', role: 'COMPETITOR' },
      '{ token { id } secret }',
    );
    const viaToken = () => post({ query: '{ me { account { email } } }' }, { authorization: `Bearer ${secret}` });
    expect(await (await viaToken()).json()).toEqual({ data: { me: { account: { email: 'token@busan.example' } } } });
    await person.mutate('revokeToken', { token: token.id });
    expect(await (await viaToken()).json()).toEqual({ data: { me: null } });
  });

  test('that are narrowed cannot make others', async () => {
    const person = await it.person('narrow@busan.example');
    const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'judge', role: 'JUDGE' }, '{ secret }');
    const again = await post(
      { query: 'mutation { createToken(input: { label: "x" }) { secret } }' },
      { authorization: `Bearer ${secret}` },
    );
    expect((await again.json()).errors[0].extensions.code).toBe('TOKEN_CANNOT_WIDEN');
  });

  test('cannot be asked for a role that is not held', async () => {
    const person = await it.person('ambitious@busan.example');
    expect((await person.refusalOf('createToken', { label: 'x', role: 'ORGANIZER' }, '{ secret }')).code).toBe('NOT_ALLOWED');
  });

  test('that expired are worth nothing, and a bad one is not covered by a good cookie', async () => {
    const person = await it.person('expired@busan.example');
    await it.db.query(`update session set expires_at = now() - interval '1 second' where account_id = $1`, [person.account!.id]);
    expect(await person.query('{ me { account { email } } }')).toEqual({ me: null });
    const cookie = (await signIn('expired@busan.example', PASSWORD)).headers.get('set-cookie')!.split(';')[0]!;
    const both = await post({ query: '{ me { account { email } } }' }, { cookie, authorization: `Bearer ${person.token}` });
    expect(await both.json()).toEqual({ data: { me: null } });
  });

  test('of others cannot be ended, and look like none', async () => {
    const [owner, other] = await Promise.all([it.person('owner@busan.example'), it.person('other@busan.example')]);
    const { token } = await owner.mutate<{ token: { id: string } }>('createToken', { label: 'x' }, '{ token { id } }');
    expect((await other.refusalOf('revokeToken', { token: token.id })).code).toBe('NOT_FOUND');
  });

  test('tell when they were last used, written once a minute at the most', async () => {
    const person = await it.person('often@busan.example');
    const { token } = await person.mutate<{ token: { id: string } }>('createToken', { label: 'seldom' }, '{ token { id } }');
    // xmin tells the statement's transaction: it changes with every write, whatever is written.
    const lastUse = async (label: string) => {
      const rows = await it.db.query<{ at: Date | null; write: string }[]>(
        `select last_used_at as at, session.xmin::text as write from session where account_id = $1 and label = $2`,
        [person.account!.id, label],
      );
      return rows[0]!;
    };
    const before = Date.now();
    await person.query(ME);
    const first = await lastUse('test');
    expect(first.at!.getTime()).toBeGreaterThan(before - 60_000);
    await Promise.all([person.query(ME), person.query(ME)]);
    expect(await lastUse('test')).toEqual(first);
    await it.db.query(`update session set last_used_at = last_used_at - interval '61 seconds' where account_id = $1`, [person.account!.id]);
    await Promise.all([person.query(ME), person.query(ME)]);
    const later = await lastUse('test');
    expect(later.at!.getTime()).toBeGreaterThanOrEqual(first.at!.getTime());
    await person.query(ME);
    expect([await lastUse('test'), (await lastUse('seldom')).at, token.id]).toEqual([later, null, expect.any(String)]);
  });
});

test('asking who you are costs the same for one role and token as for three', async () => {
  const roles = [randomId(), randomId(), null].map((competitionId) => ({ role: 'ORGANIZER' as const, competitionId }));
  const [one, three] = [await it.person('one@busan.example', { roles: roles.slice(2) }), await it.person('three@busan.example', { roles })];
  for (const label of ['second', 'third']) await three.mutate('createToken', { label }, '{ token { id } }');
  const cost = async (person: Person) => {
    let me: { roles: object[]; tokens: object[] };
    const queries = await countQueries(it.app, async () => {
      me = (await person.query<{ me: typeof me }>('{ me { account { email } roles { role competitionId } tokens { label } } }')).me;
    });
    return { roles: me!.roles.length, tokens: me!.tokens.length, queries };
  };
  // The account, its roles, its tokens.
  expect(await cost(one)).toEqual({ roles: 1, tokens: 1, queries: 3 });
  expect(await cost(three)).toEqual({ roles: 3, tokens: 3, queries: 3 });
});

describe('the audit trail', () => {
  const eventsOn = (subject: string) =>
    it.db.query<object[]>(`select actor_id as actor, acting_as as "as", action, data from audit_event where subject = $1 order by id`, [
      subject,
    ]);

  test('tells who made a token and who ended it, and of a sign-in whose it was', async () => {
    const person = await it.person('traced@busan.example');
    const { id: account } = person.account!;
    const { token } = await person.mutate<{ token: { id: string } }>('createToken', { label: 'x' }, '{ token { id } }');
    await person.mutate('revokeToken', { token: token.id });
    expect(await eventsOn(token.id)).toEqual([
      { actor: account, as: 'PERSON', action: 'session.opened', data: `{"account":"${account}","kind":"TOKEN"}` },
      { actor: account, as: 'PERSON', action: 'session.ended', data: '{"kind":"TOKEN"}' },
    ]);
    const [browser] = await it.db.query<{ id: string }[]>(`select id from session where account_id = $1 and kind = 'BROWSER'`, [account]);
    expect(await eventsOn(browser!.id)).toEqual([
      { actor: null, as: 'SYSTEM', action: 'session.opened', data: `{"account":"${account}","kind":"BROWSER"}` },
    ]);
  });

  test('tells in which edition an account was given which role', async () => {
    const competitionId = randomId();
    const roles = [
      { role: 'ORGANIZER' as const, competitionId },
      { role: 'AUDITOR' as const, competitionId: null },
    ];
    const { account } = await it.person('granted@busan.example', { roles });
    const data = `{"roles":[{"competition":"${competitionId}","role":"ORGANIZER"},{"competition":null,"role":"AUDITOR"}]}`;
    expect(await eventsOn(account!.id)).toEqual([{ actor: null, as: 'SYSTEM', action: 'account.created', data }]);
  });
});

describe('staying signed in', () => {
  const EXTEND = 'mutation { extendSession { expiresAt } }';

  test('a browser may stay as long again, with the same secret, and no longer than three times in all', async () => {
    const { email } = (await it.person('long-day@busan.example')).account!;
    const cookie = (await signIn(email, PASSWORD)).headers.get('set-cookie')!.split(';')[0]!;
    const before = await (await post({ query: '{ me { session { kind expiresAt createdAt } } }' }, { cookie })).json();
    const { kind, expiresAt, createdAt } = before.data.me.session as { kind: string; expiresAt: string; createdAt: string };
    expect(kind).toBe('BROWSER');
    const hours = new Date(expiresAt).getTime() - new Date(createdAt).getTime();
    const answer = await post({ query: EXTEND }, { cookie });
    expect(answer.headers.get('set-cookie')!.split(';')[0]).toBe(cookie);
    const until = new Date((await answer.json()).data.extendSession.expiresAt as string).getTime();
    expect(until).toBeGreaterThan(new Date(expiresAt).getTime());
    expect(until).toBeLessThanOrEqual(Date.now() + hours + 60_000);
    await it.db.query(
      `update session set created_at = created_at - interval '30 days' where account_id = (select id from account where email = $1)`,
      [email],
    );
    const last = await (await post({ query: EXTEND }, { cookie })).json();
    expect(new Date(last.data.extendSession.expiresAt as string).getTime()).toBe(until);
  });

  test('a personal token lasts as long as was asked for, and a visitor has nothing to extend', async () => {
    const person = await it.person('token-holder@busan.example');
    expect((await person.ask(EXTEND)).errors![0]!.extensions.code).toBe('NOT_ALLOWED');
    expect((await it.visitor.ask(EXTEND)).errors![0]!.extensions.code).toBe('SIGN_IN_REQUIRED');
  });
});
