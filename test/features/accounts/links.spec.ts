import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LinkMailService } from '../../../src/features/accounts/link-mail.service.js';
import { randomId } from '../../../src/platform/database/ids.js';
import type { Mail } from '../../../src/platform/mail/mail.entity.js';
import { countQueries, PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anEdition } from '../../support/factories.js';
import { lettersTo, outboxIsEmpty } from '../../support/letters.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let people = 0;
const address = () => `linked-${++people}@busan.example`;
beforeAll(async () => {
  it = await startTestApp({ PUBLIC_URL: 'https://pado.busan.example' });
  organizer = await it.person('organizer@busan.example', { name: '윤서진', roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

const LINK = /^https:\/\/pado\.busan\.example\/link\?token=([\w-]{43})$/m;
const NEW_PASSWORD = 'Haeundae-beach-77';

/** The secret of the latest letter to an address. */
async function tokenTo(email: string): Promise<string> {
  const letters = await lettersTo(it, email);
  return LINK.exec(letters.at(-1) ?? '')![1]!;
}
async function invited(email = address(), more = {}): Promise<string> {
  await organizer.mutate('invitePerson', { email, name: '오하늘', ...more }, '{ email }');
  return tokenTo(email);
}
async function asked(name: 'askForPassword' | 'askForSignInLink', email: string): Promise<string> {
  await it.visitor.mutate(name, { email }, '');
  return tokenTo(email);
}
const later = (email: string) =>
  it.db.query(
    `update one_time_link set created_at = created_at - interval '3 minutes' where account_id = (select id from account where email = $1)`,
    [email],
  );
const get = (token: string) => fetch(`${it.url}/link?token=${token}`);
const press = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${it.url}/link`, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? null;
async function askWith(cookie: string, query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', cookie };
  const answer = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return ((await answer.json()) as { data: unknown }).data;
}
const refusedAs = async (name: string, input: object) => (await it.visitor.refusalOf(name, { ...input }, '{ account { id } }')).code;
const signIn = (email: string, password: string) =>
  it.visitor.ask(`mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }`, { input: { email, password } });

describe('a judge from outside', () => {
  test('is invited, appointed, and comes in by the link without a password', async () => {
    const edition = await anEdition(it.db);
    const email = address();
    const answer = await organizer.mutate(
      'invitePerson',
      { email: ` ${email.toUpperCase()}`, name: '오하늘', locale: 'en' },
      '{ email isNew }',
    );
    expect(answer).toEqual({ email, isNew: true });
    const host = await it.person('host@busan.example');
    await aGrant(it.db, host.account!.id, 'ORGANIZER', edition.id);
    await host.mutate('appointJudge', { stage: edition.stage, track: edition.tracks['분석']!, email });
    const [letter] = await lettersTo(it, email);
    expect(letter).toMatch(/^Subject: You are invited to Pado/m);
    expect(letter).toContain('윤서진 invited you');
    const token = LINK.exec(letter!)![1]!;
    // Whatever looks through mail may follow the link as often as it likes.
    for (let looks = 0; looks < 3; looks++) expect((await get(token)).status).toBe(200);
    const cookie = cookieOf(await press({ token }));
    expect(await askWith(cookie!, '{ myStages { stage { id } } me { account { email locale } } }')).toEqual({
      myStages: [{ stage: { id: edition.stage } }],
      me: { account: { email, locale: 'en' } },
    });
  });

  test('who lost the link is sent another, and the first one ends', async () => {
    const email = address();
    const first = await invited(email);
    await later(email);
    expect(await organizer.mutate('invitePerson', { email, name: '다른 이름' }, '{ email isNew }')).toEqual({ email, isNew: false });
    const second = await tokenTo(email);
    expect(await refusedAs('enterByLink', { token: first })).toBe('LINK_DEAD');
    const { enterByLink } = await it.visitor.query<{ enterByLink: object }>(
      `mutation { enterByLink(input: { token: "${second}" }) { account { name } } }`,
    );
    expect(enterByLink).toEqual({ account: { name: '오하늘' } });
  });

  test.each(['AUDITOR', 'TRAINING_OFFICER'] as const)('is not invited by an %s', async (role) => {
    const other = await it.person(`${role.toLowerCase()}@busan.example`, { roles: [{ role, competitionId: null }] });
    expect((await other.refusalOf('invitePerson', { email: address(), name: '오하늘' }, '{ email }')).code).toBe('NOT_ALLOWED');
  });

  test('is not invited by a visitor, under no name, or where there is an account', async () => {
    const wish = { email: address(), name: '오하늘' };
    expect((await it.visitor.refusalOf('invitePerson', wish, '{ email }')).code).toBe('SIGN_IN_REQUIRED');
    expect((await organizer.refusalOf('invitePerson', { ...wish, name: ' ' }, '{ email }')).code).toBe('INVALID_INPUT');
    const { email } = (await it.person(address())).account!;
    expect((await organizer.refusalOf('invitePerson', { ...wish, email }, '{ email }')).code).toBe('ACCOUNT_EXISTS');
  });
});

describe('a link', () => {
  test('works once, also for two who press at the same moment', async () => {
    const token = await invited();
    const answers = await Promise.all([press({ token }), press({ token }), press({ token })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
    expect(answers.filter((answer) => cookieOf(answer) !== null)).toHaveLength(1);
    expect([(await get(token)).status, await refusedAs('enterByLink', { token })]).toEqual([410, 'LINK_DEAD']);
  });

  test('is worth nothing when its time is over, or its account disabled', async () => {
    const [expired, disabled] = [address(), address()];
    const tokens = [await invited(expired), await invited(disabled)];
    await it.db.query(`update one_time_link set expires_at = now() where account_id = (select id from account where email = $1)`, [
      expired,
    ]);
    await it.db.query(`update account set disabled_at = now() where email = $1`, [disabled]);
    for (const token of tokens) expect([(await press({ token })).status, (await get(token)).status]).toEqual([410, 410]);
  });

  test('serves what it was made for only', async () => {
    const { email } = (await it.person(address())).account!;
    const forPassword = await asked('askForPassword', email);
    const forEntry = await asked('askForSignInLink', email);
    expect(await refusedAs('enterByLink', { token: forPassword })).toBe('LINK_DEAD');
    expect(await refusedAs('setPassword', { token: forEntry, password: NEW_PASSWORD })).toBe('LINK_DEAD');
    expect(await refusedAs('enterByLink', { token: 'nonsense' })).toBe('LINK_DEAD');
    expect(cookieOf(await press({ token: forEntry }))).toMatch(/^pado_session=/);
  });

  test('is in the letter and nowhere else', async () => {
    const email = address();
    const token = await invited(email);
    await outboxIsEmpty(it.db);
    for (const table of ['mail', 'one_time_link', 'audit_event', 'graphile_worker._private_jobs']) {
      const [row] = await it.db.query<{ rows: string }[]>(`select coalesce(json_agg(t), '[]')::text as rows from ${table} as t`);
      expect(row!.rows).not.toContain(token);
    }
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where data like '%' || (select id::text from account where email = $1) || '%' order by id`,
      [email],
    );
    expect(events.map(({ action }) => action)).toEqual(['link.made']);
    expect(JSON.stringify(events)).not.toContain(email);
  });

  test('of a letter that has to be sent again takes the place of the first attempt', async () => {
    const { email } = (await it.person(address())).account!;
    const mail = { id: randomId(), address: email, data: {} } as Partial<Mail> as Mail;
    const write = async () => LINK.exec((await it.app.get(LinkMailService).write('SIGN_IN', mail))!.text)![1]!;
    const [first, second] = [await write(), await write()];
    expect(await refusedAs('enterByLink', { token: first })).toBe('LINK_DEAD');
    expect((await press({ token: second })).status).toBe(200);
  });
});

describe('asking for a new password', () => {
  test('is answered the same, with the same work, for an address with and without an account', async () => {
    const { email } = (await it.person(address())).account!;
    const unknown = address();
    const ask = (to: string) => it.visitor.ask(`mutation { askForPassword(input: { email: "${to}" }) }`);
    const answers: object[] = [];
    const costs: number[] = [];
    for (const to of [email, unknown]) {
      await outboxIsEmpty(it.db);
      await it.db.query(`update graphile_worker._private_jobs set run_at = now() + interval '1 day'`);
      costs.push(await countQueries(it.app, async () => answers.push(await ask(to))));
    }
    expect(answers).toEqual([{ data: { askForPassword: true } }, { data: { askForPassword: true } }]);
    expect(costs[0]).toBe(costs[1]);
    expect([(await lettersTo(it, email)).length, (await lettersTo(it, unknown)).length]).toEqual([1, 0]);
    expect(await it.db.query(`select id from mail where address = $1`, [unknown])).toEqual([]);
  });

  test('leads to a page where it is set: every session and token ends, and the old password with them', async () => {
    const person = await it.person(address());
    const { email } = person.account!;
    const token = await asked('askForPassword', email);
    const page = await (await get(token)).text();
    expect(page).toContain('<input type="password" name="password"');
    const weak = await press({ token, password: 'short' });
    expect([weak.status, cookieOf(weak), await weak.text()]).toEqual([400, null, expect.stringContaining('A password has 10 characters')]);
    const done = await press({ token, password: NEW_PASSWORD });
    expect(done.status).toBe(200);
    expect(await askWith(cookieOf(done)!, '{ me { account { email } } }')).toEqual({ me: { account: { email } } });
    expect(await person.query('{ me { account { email } } }')).toEqual({ me: null });
    expect((await signIn(email, PASSWORD)).errors?.[0]?.extensions.code).toBe('SIGN_IN_FAILED');
    expect((await signIn(email, NEW_PASSWORD)).errors).toBeUndefined();
  });

  test('a new password ends the other links as well', async () => {
    const { email } = (await it.person(address())).account!;
    const forEntry = await asked('askForSignInLink', email);
    const token = await asked('askForPassword', email);
    await it.visitor.mutate('setPassword', { token, password: NEW_PASSWORD }, '{ account { email } }');
    expect(await refusedAs('enterByLink', { token: forEntry })).toBe('LINK_DEAD');
  });

  test('again and again within two minutes brings one letter', async () => {
    const { email } = (await it.person(address(), { locale: 'ko' })).account!;
    for (let times = 0; times < 3; times++) await asked('askForPassword', email);
    expect(await lettersTo(it, email)).toHaveLength(1);
    await later(email);
    await asked('askForPassword', email);
    expect(await lettersTo(it, email)).toHaveLength(2);
  });
});

describe('changing the password', () => {
  const change = (who: Person, input: object) => who.mutate('changePassword', { ...input }, '');
  const refusal = async (who: Person, input: object) => (await who.refusalOf('changePassword', { ...input }, '')).code;

  test('takes the present one, and ends the other sessions', async () => {
    const person = await it.person(address());
    const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'other' }, '{ secret }');
    expect(await refusal(person, { current: 'not-the-password-1', password: NEW_PASSWORD })).toBe('PASSWORD_WRONG');
    expect(await refusal(person, { current: PASSWORD, password: 'short' })).toBe('PASSWORD_TOO_WEAK');
    await change(person, { current: PASSWORD, password: NEW_PASSWORD });
    expect(await person.query('{ me { account { id } } }')).toEqual({ me: { account: { id: person.account!.id } } });
    const other = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ me { account { id } } }' }),
    });
    expect(await other.json()).toEqual({ data: { me: null } });
    expect((await signIn(person.account!.email, NEW_PASSWORD)).errors).toBeUndefined();
  });

  test('is for whoever is signed in, and not by a narrowed token', async () => {
    expect(await refusal(it.visitor, { password: NEW_PASSWORD })).toBe('SIGN_IN_REQUIRED');
    const person = await it.person(address());
    const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'judge', role: 'JUDGE' }, '{ secret }');
    const answer = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: `mutation { changePassword(input: { current: "${PASSWORD}", password: "${NEW_PASSWORD}" }) }` }),
    });
    expect(((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code).toBe('TOKEN_CANNOT_WIDEN');
  });

  test('the first one needs none before it', async () => {
    const email = address();
    const cookie = cookieOf(await press({ token: await invited(email) }))!;
    await askWith(cookie, `mutation { changePassword(input: { password: "${NEW_PASSWORD}" }) }`);
    expect((await signIn(email, NEW_PASSWORD)).errors).toBeUndefined();
  });
});

describe('the page behind a link', () => {
  test('loads and runs nothing, and tells its address to nobody', async () => {
    const answer = await get(await invited());
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      ),
    });
    const page = await answer.text();
    expect(page).not.toMatch(/<script|https?:\/\//);
    expect(page).toContain('파도에 들어가기 / Enter Pado');
  });

  test('cannot be pressed from another site', async () => {
    const token = await invited();
    for (const site of ['cross-site', 'same-site', 'none']) expect((await press({ token }, { 'sec-fetch-site': site })).status).toBe(403);
    expect((await press({ token }, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  test('says nothing back of a token that is none', async () => {
    const answer = await get(encodeURIComponent('"><script>alert(1)</script>'));
    expect([answer.status, await answer.text()]).toEqual([410, expect.not.stringContaining('alert')]);
    expect((await fetch(`${it.url}/link`)).status).toBe(400);
    expect((await press({})).status).toBe(400);
  });
});
