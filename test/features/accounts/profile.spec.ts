import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { Person } from '../../support/person.js';

let it: TestApp;
let people = 0;
const somebody = () => it.person(`profile-${++people}@busan.example`, { name: '김민지' });
beforeAll(async () => {
  it = await startTestApp();
});
afterAll(() => it.close());

/** The same person, with a token narrowed to judging. */
async function narrowed(person: Person): Promise<Person> {
  const { secret } = await person.mutate<{ secret: string }>('createToken', { label: 'judge', role: 'JUDGE' }, '{ secret }');
  return new Person(it.url, person.account, secret);
}
const refusal = async (who: Person, name: string, input: object, fields = '{ id }') =>
  (await who.refusalOf(name, { ...input }, fields)).code;

describe('the own profile', () => {
  test('has another name and language, and only what is given changes', async () => {
    const person = await somebody();
    expect(await person.mutate('updateProfile', { name: ' 김민지 '.normalize('NFD'), locale: 'en' }, '{ name locale }')).toEqual({
      name: '김민지',
      locale: 'en',
    });
    expect(await person.mutate('updateProfile', { locale: 'ko' }, '{ name locale }')).toEqual({ name: '김민지', locale: 'ko' });
    expect(await person.mutate('updateProfile', {}, '{ name locale }')).toEqual({ name: '김민지', locale: 'ko' });
    const events = await it.db.query(`select action, data from audit_event where subject = $1 and action = 'account.changed' order by id`, [
      person.account!.id,
    ]);
    expect(events).toEqual([
      { action: 'account.changed', data: '{"fields":["name","locale"]}' },
      { action: 'account.changed', data: '{"fields":["locale"]}' },
    ]);
  });

  test.each(['', ' ', '가'.repeat(101), '두\n줄', 'a\u202eb'])('is not called %j', async (name) => {
    expect(await refusal(await somebody(), 'updateProfile', { name })).toBe('INVALID_INPUT');
  });

  test('is changed by oneself: not by a visitor, and not with a narrowed token', async () => {
    expect(await refusal(it.visitor, 'updateProfile', { name: '김' })).toBe('SIGN_IN_REQUIRED');
    expect(await refusal(await narrowed(await somebody()), 'updateProfile', { name: '김' })).toBe('TOKEN_CANNOT_WIDEN');
  });
});

describe('the own sessions', () => {
  const SESSIONS = '{ mySessions { totalCount nodes { id kind label isCurrent } } }';
  type Sessions = { mySessions: { totalCount: number; nodes: { id: string; kind: string; label: string; isCurrent: boolean }[] } };
  const sessionsOf = async (person: Person) => (await person.query<Sessions>(SESSIONS)).mySessions;
  const signIn = (email: string) =>
    fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
      },
      body: JSON.stringify({ query: `mutation { signIn(input: { email: "${email}", password: "${PASSWORD}" }) { account { id } } }` }),
    });

  test('are listed, browsers and tokens, those that work, the newest first', async () => {
    const person = await somebody();
    await signIn(person.account!.email);
    const { token } = await person.mutate<{ token: { id: string } }>('createToken', { label: '지난 것' }, '{ token { id } }');
    await it.db.query(`update session set expires_at = now() where id = $1`, [token.id]);
    const { totalCount, nodes } = await sessionsOf(person);
    expect([totalCount, nodes.map(({ kind, label, isCurrent }) => ({ kind, label, isCurrent }))]).toEqual([
      3,
      [
        { kind: 'BROWSER', label: 'Chrome, Windows', isCurrent: false },
        { kind: 'TOKEN', label: 'test', isCurrent: true },
        { kind: 'BROWSER', label: 'browser', isCurrent: false },
      ],
    ]);
  });

  test('end one by one, at once', async () => {
    const person = await somebody();
    const cookie = (await signIn(person.account!.email)).headers.get('set-cookie')!.split(';')[0]!;
    const asBrowser = async () => {
      const headers = { 'content-type': 'application/json', cookie };
      const answer = await fetch(`${it.url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: '{ me { account { id } } }' }),
      });
      return ((await answer.json()) as { data: { me: object | null } }).data.me;
    };
    expect(await asBrowser()).not.toBeNull();
    const [browser] = (await sessionsOf(person)).nodes;
    await person.mutate('endSession', { session: browser!.id });
    expect(await asBrowser()).toBeNull();
    expect((await sessionsOf(person)).totalCount).toBe(2);
  });

  test('end all together but the one that is used', async () => {
    const person = await somebody();
    await Promise.all([signIn(person.account!.email), signIn(person.account!.email)]);
    expect(await person.query('mutation { endOtherSessions }')).toEqual({ endOtherSessions: 3 });
    expect((await sessionsOf(person)).nodes).toEqual([{ id: expect.any(String), kind: 'TOKEN', label: 'test', isCurrent: true }]);
  });

  test('of others are not there, and a narrowed token ends nothing but itself', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const [foreign] = (await sessionsOf(other)).nodes;
    expect(await refusal(person, 'endSession', { session: foreign!.id })).toBe('NOT_FOUND');
    expect(await refusal(person, 'endSession', { session: randomId() })).toBe('NOT_FOUND');
    const judge = await narrowed(person);
    const own = (await sessionsOf(person)).nodes.find(({ label }) => label === 'test')!;
    expect(await refusal(judge, 'endSession', { session: own.id })).toBe('TOKEN_CANNOT_WIDEN');
    expect((await judge.ask(SESSIONS)).errors?.[0]?.extensions.code).toBe('TOKEN_CANNOT_WIDEN');
    expect((await judge.ask('mutation { endOtherSessions }')).errors?.[0]?.extensions.code).toBe('TOKEN_CANNOT_WIDEN');
    for (const query of [SESSIONS, 'mutation { endOtherSessions }']) {
      expect((await it.visitor.ask(query)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    }
  });

  test('come in pages that cost the same for one and for three', async () => {
    const person = await somebody();
    await person.mutate('createToken', { label: 'more' }, '{ secret }');
    const page = async (first: number) => {
      const query = `query ($first: Int!) { mySessions(first: $first) { nodes { id isCurrent } } }`;
      let seen = 0;
      const queries = await countQueries(
        it.app,
        async () => (seen = (await person.query<Sessions>(query, { first })).mySessions.nodes.length),
      );
      return { seen, queries };
    };
    expect([await page(1), await page(3)]).toEqual([
      { seen: 1, queries: 2 },
      { seen: 3, queries: 2 },
    ]);
  });
});
