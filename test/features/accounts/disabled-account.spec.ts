import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomId } from '../../../src/platform/database/ids.js';
import { CONFIG, type Config } from '../../../src/platform/config.js';
import type { DiskPlace } from '../../../src/platform/files/storage-place.js';
import { countQueries, PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { aPdf } from '../../support/documents.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';

const REASON = '다른 기관으로 옮김';

let it: TestApp;
let administrator: Person;
let leaver: Person;
let people = 0;
beforeAll(async () => {
  it = await startTestApp();
  administrator = await it.person('admin@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  leaver = await it.person(`leaver-${++people}@busan.example`);
});

const disable = (who = leaver) => administrator.mutate('disableAccount', { account: who.account!.id, reason: REASON }, '{ disabledAt }');
const enable = (who = leaver) =>
  administrator.mutate('enableAccount', { account: who.account!.id, reason: '잘못 막았음' }, '{ disabledAt }');
const ME = '{ me { account { id } } }';
const codeOf = async (name: string, input: object) => (await it.visitor.refusalOf(name, { ...input }, '{ account { id } }')).code;
const signInAs = (email: string) =>
  fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation { signIn(input: { email: "${email}", password: "${PASSWORD}" }) { account { id } } }`,
    }),
  });
async function linkFor(name: string): Promise<string> {
  const { email } = leaver.account!;
  await it.visitor.mutate(name, { email }, '');
  return /token=([\w-]{43})$/m.exec((await lettersTo(it, email)).at(-1)!)![1]!;
}
const uploadsFolder = () => (it.app.get<Config>(CONFIG).storage as DiskPlace).folder;
const bytesOnDisk = async () =>
  (await readdir(uploadsFolder(), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()).length;

describe('a disabled account loses at once', () => {
  test('its tokens, at every kind of door', async () => {
    const { id } = (await (await leaver.upload(await aPdf(), '보고서.pdf')).json()) as { id: string };
    expect((await leaver.get(`/files/${id}`)).status).toBe(200);
    await disable();
    expect(await leaver.query(ME)).toEqual({ me: null });
    expect((await leaver.refusalOf('createToken', { label: 'x' }, '{ secret }')).code).toBe('SIGN_IN_REQUIRED');
    expect((await leaver.get(`/files/${id}`)).status).toBe(404);
    expect((await leaver.get(`/judge-copies/${randomId()}`)).status).toBe((await it.visitor.get(`/judge-copies/${randomId()}`)).status);
    expect((await leaver.upload(await aPdf(), '보고서.pdf')).status).toBe(401);
  });

  test('the browsers that are signed in', async () => {
    const cookie = (await signInAs(leaver.account!.email)).headers.get('set-cookie')!.split(';')[0]!;
    const ask = async () => {
      const headers = { 'content-type': 'application/json', cookie };
      return (await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: ME }) })).json();
    };
    expect(await ask()).toEqual({ data: { me: { account: { id: leaver.account!.id } } } });
    await disable();
    expect(await ask()).toEqual({ data: { me: null } });
  });

  test('its password', async () => {
    await disable();
    const { errors } = (await (await signInAs(leaver.account!.email)).json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe('SIGN_IN_FAILED');
  });

  test('links that wait in a mailbox, and letters with others', async () => {
    const [entry, password] = [await linkFor('askForSignInLink'), await linkFor('askForPassword')];
    await disable();
    expect(await codeOf('enterByLink', { token: entry })).toBe('LINK_DEAD');
    expect(await codeOf('setPassword', { token: password, password: 'Haeundae-beach-77' })).toBe('LINK_DEAD');
    expect((await it.visitor.get(`/link?token=${entry}`)).status).toBe(410);
    const before = (await lettersTo(it, leaver.account!.email)).length;
    await it.db.query(`update one_time_link set created_at = created_at - interval '1 hour'`);
    for (const name of ['askForSignInLink', 'askForPassword']) await it.visitor.mutate(name, { email: leaver.account!.email }, '');
    expect(await lettersTo(it, leaver.account!.email)).toHaveLength(before);
  });

  test('an upload that is under way', async () => {
    const before = await bytesOnDisk();
    const pdf = await aPdf();
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="r.pdf"\r\n\r\n`;
    const headers = { ...leaver.headers, 'content-type': 'multipart/form-data; boundary=x' };
    const request = httpRequest(`${it.url}/files`, { method: 'POST', headers });
    const answered = new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      request.on('error', reject).on('response', (response) => {
        void json(response).then((body) => resolve({ status: response.statusCode, body }));
      });
    });
    request.write(head);
    request.write(pdf.subarray(0, 200));
    while ((await bytesOnDisk()) === before) await pause(10);
    await disable();
    request.write(pdf.subarray(200));
    request.end('\r\n--x--\r\n');
    expect(await answered).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REQUIRED' } });
    expect(await it.db.query(`select id from stored_file where uploaded_by = $1`, [leaver.account!.id])).toEqual([]);
    expect(await bytesOnDisk()).toBe(before);
  });

  test('a sign-in that is under way', async () => {
    // The row is held, so that the sign-in waits where it would open the session.
    const gate = it.db.createQueryRunner();
    await gate.startTransaction();
    await gate.query(`select from account where id = $1 for update`, [leaver.account!.id]);
    const signingIn = signInAs(leaver.account!.email);
    const isWaiting = `select exists (select from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database())) as yes`;
    while (!(await it.db.query<{ yes: boolean }[]>(isWaiting))[0]!.yes) await pause(10);
    await gate.query(`update account set disabled_at = now() where id = $1`, [leaver.account!.id]);
    await gate.commitTransaction();
    await gate.release();
    const { errors } = (await (await signingIn).json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe('SIGN_IN_FAILED');
  });
});

test('an account that is opened again can be signed in to, and what was ended stays so', async () => {
  const link = await linkFor('askForSignInLink');
  await disable();
  await enable();
  expect(await leaver.query(ME)).toEqual({ me: null });
  expect(await codeOf('enterByLink', { token: link })).toBe('LINK_DEAD');
  expect(((await (await signInAs(leaver.account!.email)).json()) as { errors?: object }).errors).toBeUndefined();
});

test('the reason is kept for administrators, and the audit trail tells by ids only', async () => {
  await disable();
  await enable();
  const query = `query ($search: String) { accounts(search: $search) { totalCount nodes {
    account { email } disabledAt hasPassword changes { kind reason changedBy } } } }`;
  const { email, id } = leaver.account!;
  const changedBy = administrator.account!.id;
  expect(await administrator.query(query, { search: email.toUpperCase().slice(0, -4) })).toEqual({
    accounts: {
      totalCount: 1,
      nodes: [
        {
          account: { email },
          disabledAt: null,
          hasPassword: true,
          changes: [
            { kind: 'DISABLED', reason: REASON, changedBy },
            { kind: 'ENABLED', reason: '잘못 막았음', changedBy },
          ],
        },
      ],
    },
  });
  const events = await it.db.query(
    `select action, acting_as as "as", data from audit_event where subject = $1 and actor_id = $2 order by id`,
    [id, changedBy],
  );
  expect(events).toEqual([
    { action: 'account.disabled', as: 'ADMINISTRATOR', data: '{"sessionsEnded":2}' },
    { action: 'account.enabled', as: 'ADMINISTRATOR', data: '{}' },
  ]);
});

describe('what is refused', () => {
  const refusal = async (who: Person, name: string, input: object) => (await who.refusalOf(name, { ...input }, '{ disabledAt }')).code;

  test('oneself, an account twice, one that is open, one that is not there, and no reason', async () => {
    const [self, other] = [administrator.account!.id, leaver.account!.id];
    expect(await refusal(administrator, 'disableAccount', { account: self, reason: REASON })).toBe('NOT_ONESELF');
    expect(await refusal(administrator, 'enableAccount', { account: other, reason: REASON })).toBe('ACCOUNT_NOT_DISABLED');
    expect(await refusal(administrator, 'disableAccount', { account: randomId(), reason: REASON })).toBe('NOT_FOUND');
    expect(await refusal(administrator, 'disableAccount', { account: other, reason: ' ' })).toBe('INVALID_INPUT');
    await disable();
    expect(await refusal(administrator, 'disableAccount', { account: other, reason: REASON })).toBe('ACCOUNT_DISABLED');
  });

  test.each(['ORGANIZER', 'AUDITOR', 'TRAINING_OFFICER'] as const)('everything to an %s', async (role) => {
    const other = await it.person(`${role.toLowerCase()}@busan.example`, { roles: [{ role, competitionId: null }] });
    const wish = { account: leaver.account!.id, reason: REASON };
    expect(await refusal(other, 'disableAccount', wish)).toBe('NOT_ALLOWED');
    expect(await refusal(other, 'enableAccount', wish)).toBe('NOT_ALLOWED');
    expect((await other.ask('{ accounts { totalCount } }')).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
  });
});

test('the list comes in pages and costs the same for one and for three', async () => {
  const page = async (first: number) => {
    let seen = 0;
    const query = `query ($first: Int!) { accounts(first: $first) { nodes { account { email } roles { role }
      employments { employeeNumber department { nameKo } } changes { reason } } pageInfo { hasNextPage } } }`;
    const queries = await countQueries(it.app, async () => {
      const { accounts } = await administrator.query<{ accounts: { nodes: unknown[] } }>(query, { first });
      seen = accounts.nodes.length;
    });
    return { seen, queries };
  };
  expect([await page(1), await page(3)]).toEqual([
    { seen: 1, queries: 5 },
    { seen: 3, queries: 5 },
  ]);
});
