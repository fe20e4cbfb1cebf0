import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NestLog } from '../../src/platform/log.js';
import { PASSWORD, startTestApp, type TestApp } from '../support/app.js';
import { captureLog } from '../support/captured-log.js';

const EMAIL = 'kim.minji@busan.example';
const NAME = '김민지';
const LABEL = '분석용 노트북';
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const captured = captureLog();
let it: TestApp;
beforeAll(async () => {
  it = await startTestApp({}, captured.log);
});
afterAll(() => it.close());

interface Answer {
  response: Response;
  body: { data?: Record<string, Record<string, string>>; errors?: { extensions: { code: string; logId?: string } }[] };
}
async function post(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) };
  const response = await fetch(`${it.url}/graphql`, init);
  return { response, body: (await response.json()) as Answer['body'] };
}
/** The line of a request is written when its connection is through with it. */
async function linesOf(response: Response): Promise<Record<string, unknown>[]> {
  const requestId = response.headers.get('x-request-id');
  for (;;) {
    const lines = captured.lines().filter((line) => line['requestId'] === requestId);
    if (lines.some(({ msg }) => msg === 'request')) return lines;
    await pause(5);
  }
}
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { account { id name } } }`;
const signIn = (password: string) => post(SIGN_IN, { input: { email: EMAIL, password } });

describe('what people send and get is not in the log', () => {
  let accountId: string;
  const secrets: string[] = [EMAIL, 'kim.minji', NAME, LABEL, PASSWORD, 'wrong-password-1'];
  const found = () => secrets.filter((secret) => captured.text().includes(secret));

  beforeAll(async () => {
    const person = await it.person(EMAIL, { name: NAME });
    accountId = person.account!.id;
    secrets.push(person.token!);
  });
  beforeEach(() => captured.clear());

  test('signing in with a password, right or wrong', async () => {
    const answers = [await signIn(PASSWORD), await signIn('wrong-password-1')];
    const cookie = answers[0]!.response.headers.get('set-cookie')!.split(';')[0]!;
    secrets.push(cookie.split('=')[1]!);
    const me = await post('{ me { account { email } } }', {}, { cookie });
    expect(me.body).toEqual({ data: { me: { account: { email: EMAIL } } } });
    const lines = await Promise.all([...answers, me].map(({ response }) => linesOf(response)));
    const request = { level: 30, method: 'POST', path: '/graphql', status: 200, cut: false, msg: 'request' };
    const measured = { time: expect.any(String), ms: expect.any(Number), requestId: expect.stringMatching(UUID) };
    expect(lines).toEqual([[{ ...request, ...measured }], [{ ...request, ...measured }], [{ ...request, ...measured, accountId }]]);
    expect(found()).toEqual([]);
  });

  test('making and using a token', async () => {
    const cookie = (await signIn(PASSWORD)).response.headers.get('set-cookie')!.split(';')[0]!;
    const made = await post(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }',
      { input: { label: LABEL } },
      { cookie },
    );
    const { secret } = made.body.data!['createToken']!;
    secrets.push(cookie.split('=')[1]!, secret!);
    const used = await post('{ me { tokens { label } } }', {}, { authorization: `Bearer ${secret}` });
    const unknown = await post('{ me { tokens { label } } }', {}, { authorization: `Bearer ${secret}x` });
    for (const { response } of [made, used, unknown]) await linesOf(response);
    expect(found()).toEqual([]);
  });

  test('requests that are refused or not understood, with whatever stands in them', async () => {
    const answers = [
      await post(`{ competition(slug: "${EMAIL}") { id } }`),
      await post(`mutation ($input: SignInInput!) { signIn(input: $input) { account { ${EMAIL} } } }`),
      await post(SIGN_IN, { input: { email: EMAIL, password: 17, name: NAME } }),
      await post(SIGN_IN, { input: { email: EMAIL, password: `${PASSWORD}\0` } }),
    ];
    for (const { response } of answers) await linesOf(response);
    const malformed = await fetch(`${it.url}/graphql?token=${secrets.at(-1)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `pado_session=${secrets.at(-1)}` },
      body: `{"email": "${EMAIL}", "password": ${PASSWORD}}`,
    });
    expect((await linesOf(malformed)).map(({ path, status }) => [path, status])).toEqual([['/graphql', 400]]);
    expect(found()).toEqual([]);
  });

  test('a statement that fails tells its code, its constraint and the place in the program, never the row', async () => {
    await it.db.query(`alter table session add constraint session_label_test_check check (label <> '${LABEL}') not valid`);
    const person = await post(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }',
      { input: { label: LABEL } },
      {
        authorization: `Bearer ${secrets[6]}`,
      },
    );
    await it.db.query(`alter table session drop constraint session_label_test_check`);
    const { code, logId } = person.body.errors![0]!.extensions;
    expect(code).toBe('INTERNAL');
    const [error, request] = await linesOf(person.response);
    expect(error).toEqual({
      level: 50,
      time: expect.any(String),
      requestId: request!['requestId'],
      logId,
      err: { kind: 'QueryFailedError', code: '23514', constraint: 'session_label_test_check', stack: expect.any(Array) },
      msg: 'unforeseen error',
    });
    const { stack } = (error as { err: { stack: string[] } }).err;
    expect(stack.filter((frame) => !frame.startsWith('at '))).toEqual([]);
    expect(stack.join('\n')).toContain('open-session');
    expect(request).toMatchObject({ msg: 'request', status: 200, accountId });
    expect(found()).toEqual([]);
  });
});

describe('should one of these be logged after all', () => {
  test('it is blotted out, at the top and one level down', () => {
    const { log, lines } = captureLog();
    const secret = { password: 'p', token: 't', authorization: 'a', cookie: 'c', email: 'e', name: 'n', title: 'ti' };
    const judged = { points: '17', marks: ['17'], comment: 'co', salt: 's', parameters: ['x'] };
    log.info({ ...secret, ...judged, id: 1, input: { ...secret, ...judged, id: 2 } }, 'told');
    const hidden = Object.fromEntries(Object.keys({ ...secret, ...judged }).map((key) => [key, '[hidden]']));
    expect(lines()).toEqual([{ level: 30, time: expect.any(String), ...hidden, id: 1, input: { ...hidden, id: 2 }, msg: 'told' }]);
  });

  test('an error of our own tells its message, and one that is none its kind', () => {
    const { log, lines } = captureLog();
    log.warn({ err: new RangeError('no such page') }, 'told');
    log.warn({ err: 'kim@busan.example' }, 'told');
    const told = { level: 40, time: expect.any(String), msg: 'told' };
    expect(lines()).toEqual([
      { ...told, err: { kind: 'RangeError', message: 'no such page', stack: expect.arrayContaining([expect.stringMatching(/^at /)]) } },
      { ...told, err: { kind: 'string' } },
    ]);
  });

  test('Nest speaks through the same log, at its level', async () => {
    const { log, lines, text } = captureLog('warn');
    const nest = new NestLog(log);
    nest.log('routes', 'Router');
    nest.warn('slow', 'Router');
    const failure = await it.db
      .query(`insert into account (id, email, name) values ('${it.visitor.account?.id ?? 'x'}', '${EMAIL}', '${NAME}')`)
      .catch((error: unknown) => error);
    nest.error(failure, 'stack', 'TypeOrm');
    expect(lines().map(({ level, context, msg, err }) => [level, context, msg, (err as { code?: string } | undefined)?.code])).toEqual([
      [40, 'Router', 'slow', undefined],
      [50, 'TypeOrm', 'error', '22P02'],
    ]);
    expect(text()).not.toMatch(/busan|김민지|insert/);
  });
});
