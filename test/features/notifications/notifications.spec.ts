import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tellAccounts } from '../../../src/features/notifications/tell.service.js';
import { transaction } from '../../../src/platform/database/transaction.js';
import { Postman } from '../../../src/platform/mail/postman.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let [reader, other]: Person[] = [];
beforeAll(async () => {
  it = await startTestApp();
  [reader, other] = [await it.person('reader@busan.example'), await it.person('other@busan.example')];
  it.app.get(Postman).writes('spoken', async ({ data, locale, address }) => {
    if (data['about'] === 'pointless') return null;
    return { locale, subject: `${locale}: ${data['about']}`, text: `to ${address}\n` };
  });
});
afterAll(() => it.close());
beforeEach(() => it.db.query(`delete from notification`));

const HOUR = 3_600_000;
const tell = (person: Person, about: string, at?: Date) =>
  transaction(it.db, (tx) => {
    const { id: accountId, email: address } = person.account!;
    return tellAccounts(tx, 'spoken', [{ accountId, address, locale: 'ko', data: { about } }], at);
  });

interface Told {
  me: {
    unreadNotifications: number;
    notifications: { totalCount: number; nodes: { id: string; subject: string }[]; pageInfo: { endCursor: string } };
  };
}
const told = async (person: Person, args = '', fields = 'subject'): Promise<Told['me']> => {
  const list = `notifications${args} { totalCount pageInfo { endCursor hasNextPage } nodes { ${fields} } }`;
  return (await person.query<Told>(`{ me { ${list} unreadNotifications } }`)).me;
};
const subjects = async (person: Person, args = '') => (await told(person, args)).notifications.nodes.map(({ subject }) => subject);

describe('a notification', () => {
  test('says what the letter says, in the language that its reader reads now', async () => {
    await tell(reader!, '보완');
    const fields = 'kind subject text readAt';
    const said = { kind: 'spoken', subject: 'ko: 보완', text: 'to reader@busan.example', readAt: null };
    expect((await told(reader!, '', fields)).notifications.nodes).toEqual([said]);
    await reader!.mutate('updateProfile', { locale: 'en' }, '{ __typename }');
    expect(await subjects(reader!)).toEqual(['en: 보완']);
    await reader!.mutate('updateProfile', { locale: 'ko' }, '{ __typename }');
  });

  test('is there from its hour on, by the clock of the database, and before it in no list, no count and no export', async () => {
    await tell(reader!, '엠바고', new Date(Date.now() + HOUR));
    const secret = await reader!.get('/me/data');
    const exported = (await secret.json()) as { letters: { template: string; state: string }[]; notifications: object[] };
    expect([exported.letters.filter(({ state }) => state !== 'SENT'), exported.notifications]).toEqual([[], []]);
    expect(await told(reader!)).toMatchObject({ unreadNotifications: 0, notifications: { totalCount: 0, nodes: [] } });
    const [{ id }] = await it.db.query<[{ id: string }]>(`select id from notification`);
    expect((await reader!.refusalOf('readNotifications', { notifications: [id] }, '')).code).toBe('NOT_FOUND');
    expect(await reader!.mutate('readNotifications', { all: true }, '')).toBe(0);
    await it.db.query(`update notification set visible_from = clock_timestamp()`);
    expect(await told(reader!)).toMatchObject({
      unreadNotifications: 1,
      notifications: { totalCount: 1, nodes: [{ subject: 'ko: 엠바고' }] },
    });
    const { notifications } = (await (await reader!.get('/me/data')).json()) as { notifications: object[] };
    expect(notifications).toEqual([{ template: 'spoken', at: expect.any(String), readAt: null }]);
  });

  test('that has become pointless is left out, and is not unread for ever', async () => {
    await tell(reader!, 'pointless');
    expect((await told(reader!)).notifications).toMatchObject({ nodes: [] });
    expect((await told(reader!)).unreadNotifications).toBe(0);
  });

  test('goes with its account', async () => {
    const leaver = await it.person('leaver@busan.example');
    await tell(leaver, '안녕');
    await it.db.query(`delete from session where account_id = $1`, [leaver.account!.id]);
    await it.db.query(`delete from account where id = $1`, [leaver.account!.id]);
    expect(await it.db.query(`select id from notification`)).toEqual([]);
  });
});

describe('the list', () => {
  test('is paged, newest first, and can leave out what was read', async () => {
    for (const about of ['하나', '둘', '셋']) await tell(reader!, about);
    const first = await told(reader!, '(first: 2)', 'id subject');
    expect(first.notifications.nodes.map(({ subject }) => subject)).toEqual(['ko: 셋', 'ko: 둘']);
    expect(await subjects(reader!, `(first: 2, after: "${first.notifications.pageInfo.endCursor}")`)).toEqual(['ko: 하나']);
    const read = { notifications: [first.notifications.nodes[0]!.id] };
    expect([await reader!.mutate('readNotifications', read, ''), await reader!.mutate('readNotifications', read, '')]).toEqual([1, 0]);
    expect(await subjects(reader!, '(unreadOnly: true)')).toEqual(['ko: 둘', 'ko: 하나']);
    expect((await told(reader!)).unreadNotifications).toBe(2);
    expect(await reader!.mutate('readNotifications', { all: true }, '')).toBe(2);
    expect(await told(reader!)).toMatchObject({ unreadNotifications: 0, notifications: { totalCount: 3 } });
    const [row] = await it.db.query(`select count(*)::int as read from notification where read_at >= visible_from`);
    expect(row).toEqual({ read: 3 });
  });

  test('costs three statements, whatever its length, beside those by which each letter is put into words', async () => {
    await tell(reader!, '하나');
    const one = await countQueries(it.app, () => subjects(reader!));
    for (const about of ['둘', '셋']) await tell(reader!, about);
    expect([one, await countQueries(it.app, () => subjects(reader!))]).toEqual([one, one]);
  });

  test('takes no more than fifty at once', async () => {
    const { errors } = await reader!.ask(`{ me { notifications(first: 51) { totalCount } } }`);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});

describe('one reads one’s own', () => {
  test('and nothing of others, nor notes that it was read', async () => {
    await tell(reader!, '남의 것');
    const [{ id }] = await it.db.query<[{ id: string }]>(`select id from notification`);
    expect((await told(other!)).notifications).toMatchObject({ totalCount: 0, nodes: [] });
    expect((await other!.refusalOf('readNotifications', { notifications: [id] }, '')).code).toBe('NOT_FOUND');
    expect(await other!.mutate('readNotifications', { all: true }, '')).toBe(0);
    expect((await told(reader!)).unreadNotifications).toBe(1);
  });

  test('signed in as oneself: not with a token that acts in one role', async () => {
    const { secret } = await reader!.mutate<{ secret: string }>('createToken', { label: '참가', role: 'COMPETITOR' }, '{ secret }');
    const ask = async (query: string) => {
      const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
      const answer = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
    };
    expect([
      await ask('{ me { notifications { totalCount } } }'),
      await ask('{ me { unreadNotifications } }'),
      await ask('mutation { readNotifications(input: { all: true }) }'),
    ]).toEqual(['TOKEN_CANNOT_WIDEN', 'TOKEN_CANNOT_WIDEN', 'TOKEN_CANNOT_WIDEN']);
  });

  test.each([{}, { notifications: [], all: true }])('names what was read, or all: %j is neither', async (wish) => {
    expect((await reader!.refusalOf('readNotifications', wish, '')).code).toBe('INVALID_INPUT');
  });
});

test('an index leads to what somebody can read', async () => {
  await it.db.query(
    `insert into notification (id, account_id, template, data, visible_from)
     select gen_random_uuid(), (select id from account order by md5(id::text || n) limit 1), 'spoken', '{}', now() - n * interval '1 minute'
       from generate_series(1, 5000) as n`,
  );
  await it.db.query('analyze notification');
  const plan = await it.db.query<{ 'QUERY PLAN': string }[]>(
    `explain select id from notification where account_id = $1 and template = any('{spoken}') and visible_from <= clock_timestamp()
      order by visible_from desc, id desc limit 21`,
    [reader!.account!.id],
  );
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('notification_account_id_visible_from_id_idx');
});
