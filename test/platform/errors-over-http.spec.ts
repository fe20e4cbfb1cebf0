import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { cookieOf } from '../support/browser.js';

let it: TestApp;
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const COMPETITION = 'query ($slug: String!) { competition(slug: $slug) { id } }';

interface Answer {
  status: number;
  text: string;
  body: { code?: string; data?: unknown; errors?: { message: string; extensions: Record<string, unknown> & { code: string } }[] };
}

async function send(path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(it.url + path, request);
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return { status: response.status, text, body: JSON.parse(text) as Answer['body'] };
}
const post = (body: string, headers: Record<string, string> = JSON_TYPE) => send('/graphql', { method: 'POST', headers, body });
const ask = (query: string, variables?: unknown) => post(JSON.stringify({ query, variables }));
const get = (query: string, headers: Record<string, string> = {}) =>
  send(`/graphql?query=${encodeURIComponent(query)}`, { method: 'GET', headers });
const codeOf = ({ body }: Answer) => body.code ?? body.errors?.[0]?.extensions.code;

describe('a request that is not understood is the client’s fault, and says so', () => {
  const query = JSON.stringify({ query: '{ __typename }' });
  const typed = (type: string) => ({ 'content-type': type });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['malformed JSON', '{"query": ', JSON_TYPE, 400, 'INVALID_INPUT'],
    ['JSON that is a text', '"{ __typename }"', JSON_TYPE, 400, 'INVALID_INPUT'],
    ['several operations in a list', `[${query},${query}]`, JSON_TYPE, 400, 'BATCH_REFUSED'],
    ['an empty body', '', JSON_TYPE, 400, 'BAD_REQUEST'],
    ['an empty object', '{}', JSON_TYPE, 400, 'BAD_REQUEST'],
    ['a query that is a number', '{"query": 1}', JSON_TYPE, 400, 'BAD_REQUEST'],
    ['variables that are a text', '{"query": "{ __typename }", "variables": "x"}', JSON_TYPE, 400, 'BAD_REQUEST'],
    ['XML', '<query/>', typed('application/xml'), 400, 'BAD_REQUEST'],
    ['plain text, as a foreign form would send it', query, typed('text/plain'), 400, 'BAD_REQUEST'],
    ['a form', 'query={__typename}', typed('application/x-www-form-urlencoded'), 400, 'BAD_REQUEST'],
    ['another character set', query, typed('application/json; charset=euc-kr'), 415, 'INVALID_INPUT'],
    ['an unknown compression', query, { ...JSON_TYPE, 'content-encoding': 'zip' }, 415, 'INVALID_INPUT'],
    ['what is no gzip', query, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 400, 'INVALID_INPUT'],
    ['more than a megabyte', JSON.stringify({ query: ' '.repeat(1_100_000) }), JSON_TYPE, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await post(body, headers);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  test.each<[string, string, unknown, string]>([
    ['a syntax error', '{ me { ', undefined, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ passwords }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of another type', COMPETITION, { slug: 5 }, 'BAD_USER_INPUT'],
    ['a variable that is missing', COMPETITION, {}, 'BAD_USER_INPUT'],
    ['a literal of another type', '{ competition(slug: 5) { id } }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ['two operations without a choice', 'query A { __typename } query B { __typename }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
  ])('%s', async (_, source, variables, code) => {
    const answer = await ask(source, variables);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    const said = answer.body.errors![0]!.extensions;
    expect(said).toEqual({ code, ko: expect.stringMatching(/[가-힣].*\.$/), en: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test('more wrong values than GraphQL has the patience to list', async () => {
    const consents = Array.from({ length: 60 }, () => ({}));
    const input = { competition: 'a', track: 'a', name: 'a', consents };
    const { status, body } = await ask('mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { id } }', { input });
    expect([status, new Set(body.errors!.map(({ extensions }) => extensions.code))]).toEqual([400, new Set(['BAD_USER_INPUT'])]);
  });

  test.each([
    ['a variable', 'mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { id } }', 'BAD_USER_INPUT'],
    [
      'a literal',
      'mutation { saveSheet(input: { assignment: "a", revision: 0, marks: [{ criterion: "a", points: 17.5 }] }) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s that is no Decimal is told in both languages', async (_, source, code) => {
    const input = { assignment: 'a', revision: 0, marks: [{ criterion: 'a', points: 17.5 }] };
    const answer = await ask(source, source.includes('$input') ? { input } : undefined);
    expect([answer.status, answer.body.errors!.map(({ extensions }) => extensions)]).toEqual([
      400,
      [
        {
          code,
          ko: '십진수는 "17.5"처럼 문자열로, 소수점 앞 9자리와 뒤 6자리까지 적습니다.',
          en: 'A Decimal is written as a string of digits, such as "17.5": up to 9 before the point and 6 after it.',
        },
      ],
    ]);
  });

  test.each<[string, string, string, number, string]>([
    ['GET', '/nowhere', '', 404, 'NOT_FOUND'],
    ['POST', '/nowhere', '{}', 404, 'NOT_FOUND'],
    ['DELETE', '/healthz', '', 404, 'NOT_FOUND'],
    ['GET', '/%E0%A4%A', '', 400, 'INVALID_INPUT'],
    ['GET', '/files/%E0%A4%A', '', 400, 'INVALID_INPUT'],
    ['PUT', '/graphql', query, 405, 'BAD_REQUEST'],
    ['POST', '/files', '{}', 401, 'SIGN_IN_REQUIRED'],
  ])('%s %s', async (method, path, body, status, code) => {
    const answer = await send(path, { method, headers: JSON_TYPE, ...(body && { body }) });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  test.each([
    ['half a surrogate pair', '\ud800'],
    ['the character that PostgreSQL cannot hold', '\0'],
  ])('a text with %s', async (_, character) => {
    const problem = (path: string) => ({
      path,
      code: 'CHARACTER',
      ko: `${path} 값에 쓸 수 없는 문자가 있습니다.`,
      en: `${path} holds a character that cannot be stored`,
    });
    const problemsOf = (answer: Answer) => answer.body.errors![0]!.extensions['problems'];
    expect(problemsOf(await ask(COMPETITION, { slug: `a${character}b` }))).toEqual([problem('slug')]);
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }';
    expect(problemsOf(await ask(signIn, { input: { email: 'a', password: character } }))).toEqual([problem('password')]);
  });
});

describe('a mutation', () => {
  test('does not go by GET, least of all with the cookie that a browser sends by itself', async () => {
    await it.person('browser@busan.example');
    const cookie = await cookieOf(it, 'browser@busan.example');
    const out = 'mutation { signOut }';
    const forged = await get(out, { cookie });
    expect([forged.status, codeOf(forged)]).toEqual([400, 'BAD_REQUEST']);
    expect(forged.text).toContain('Cross-Site Request Forgery');
    const asked = await get(out, { cookie, 'apollo-require-preflight': '1' });
    expect([asked.status, codeOf(asked)]).toEqual([405, 'BAD_REQUEST']);
    const form = await post('query=mutation{signOut}', { cookie, 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, codeOf(form)]).toEqual([400, 'BAD_REQUEST']);
    // The cookie still opens the session that none of them ended.
    const me = await get('{ me { account { email } } }', { cookie, 'apollo-require-preflight': '1' });
    expect(me.body).toEqual({ data: { me: { account: { email: 'browser@busan.example' } } } });
  });
});

describe('an error that nobody foresaw', () => {
  const logId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  const leaks = /select|relation|competition_|constraint|\bat .*\.[jt]s|node_modules|42P01|QueryFailed|busan\.example/i;

  test('in a resolver is told by a log id, and by nothing of the database or the program', async () => {
    await it.db.query(`alter table competition rename to competition_elsewhere`);
    const { status, body, text } = await ask(COMPETITION, { slug: 'kim@busan.example' });
    await it.db.query(`alter table competition_elsewhere rename to competition`);
    const [error] = body.errors!;
    expect([status, body.errors!.length, body.data]).toEqual([200, 1, { competition: null }]);
    expect(error!.extensions).toEqual({
      code: 'INTERNAL',
      logId,
      ko: `처리하지 못했습니다. 문의할 때 기록 번호 ${String(error!.extensions['logId'])}를 알려 주세요.`,
      en: `Something went wrong here. Quote the log id ${String(error!.extensions['logId'])} when you ask about it.`,
    });
    expect(error!.message).toBe(error!.extensions['ko']);
    expect(text.replace('"path":["competition"]', '')).not.toMatch(leaks);
  });

  test('from a constraint that no use case names is told as little', async () => {
    const { db } = it;
    const person = await it.person('check@busan.example');
    await db.query(`alter table session add constraint session_label_secret_check check (label <> 'forbidden-label')`);
    const answer = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, ...person.headers },
      body: JSON.stringify({ query: 'mutation { createToken(input: { label: "forbidden-label" }) { secret } }' }),
    });
    await db.query(`alter table session drop constraint session_label_secret_check`);
    const text = await answer.text();
    expect((JSON.parse(text) as Answer['body']).errors![0]!.extensions).toEqual({
      code: 'INTERNAL',
      logId,
      ko: expect.any(String),
      en: expect.any(String),
    });
    expect(text).not.toMatch(/secret_check|forbidden-label|insert|23514/i);
  });

  test('before any resolver or route is told in the same words', async () => {
    await it.db.query(`alter table session rename to session_elsewhere`);
    const headers = { ...JSON_TYPE, authorization: `Bearer ${'a'.repeat(40)}` };
    const answers = [await post('{"query":"{ __typename }"}', headers), await send('/healthz', { headers })];
    await it.db.query(`alter table session_elsewhere rename to session`);
    for (const { status, body, text } of answers) {
      expect([status, body]).toEqual([500, { code: 'INTERNAL', logId, ko: expect.any(String), en: expect.any(String) }]);
      expect(text).not.toMatch(leaks);
    }
  });
});

describe('the id of a request', () => {
  const idOf = async (given?: string) => {
    const response = await fetch(`${it.url}/healthz`, { headers: given === undefined ? {} : { 'x-request-id': given } });
    return response.headers.get('x-request-id');
  };
  const own = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  test.each([['abcd1234'], ['0192f3a0-0000-7000-8000-000000000001'], ['a_b-C'.repeat(12)]])('%s of a proxy is kept', async (given) => {
    expect(await idOf(given)).toBe(given);
  });

  test.each([
    ['short'],
    ['x'.repeat(65)],
    ['with blank 123'],
    ['"quoted-1234"'],
    ['{"level":60}'],
    ['a;b=c;d=e;f'],
    ['../../etc/passwd'],
    ['kim@busan.example'],
  ])('%s is not, another is made', async (given) => {
    expect(await idOf(given)).toMatch(own);
  });

  test('is made for those that bring none, a new one each', async () => {
    const [one, two] = [await idOf(), await idOf()];
    expect([one, two]).toEqual([expect.stringMatching(own), expect.stringMatching(own)]);
    expect(one).not.toBe(two);
  });
});

describe('the refusals', () => {
  test('are told to everybody, each with both sentences as they are written', async () => {
    const { refusals } = await it.visitor.query<{ refusals: { code: string; ko: string; en: string }[] }>('{ refusals { code ko en } }');
    expect(refusals.find(({ code }) => code === 'TEAM_FULL')).toEqual({
      code: 'TEAM_FULL',
      ko: '팀원은 {maxMembers}명까지 함께할 수 있습니다.',
      en: 'A team has room for {maxMembers} members.',
    });
    const { __type } = await it.visitor.query<{ __type: { enumValues: { name: string; description: string }[] } }>(
      '{ __type(name: "RefusalCode") { enumValues { name description } } }',
    );
    expect(__type.enumValues.map(({ name, description }) => ({ name, description }))).toEqual(
      refusals.map(({ code, en }) => ({ name: code, description: en })).toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    );
    expect(refusals.filter(({ ko, en }) => !/[가-힣]/.test(ko) || !/^[A-Z{][^가-힣]*[.:}]$/.test(en))).toEqual([]);
  });
});
