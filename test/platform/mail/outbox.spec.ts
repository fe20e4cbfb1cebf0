import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { timeOrderedId } from '../../../src/platform/database/ids.js';
import { transaction } from '../../../src/platform/database/transaction.js';
import { Postman } from '../../../src/platform/mail/postman.js';
import { queueMail } from '../../../src/platform/mail/queue-mail.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { captureLog } from '../../support/captured-log.js';
import { hurryLetters, outboxIsEmpty } from '../../support/letters.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';
import type { Person } from '../../support/person.js';

const captured = captureLog();
let server: MailServer;
let it: TestApp;
let administrator: Person;

beforeAll(async () => {
  server = await startMailServer();
  it = await startTestApp(
    { SMTP_URL: server.url, MAIL_FROM: '파도 <pado@busan.example>', PUBLIC_URL: 'https://pado.busan.example' },
    captured.log,
  );
  administrator = await it.person('admin@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
  it.app.get(Postman).writes('notice', async ({ data, locale }) => {
    if (data['pointless']) return null;
    return { locale, subject: `알림: ${data['about']}`, text: '부산의 바다는 넓다.\n둘째 줄 🌊' };
  });
});
afterAll(async () => {
  await it?.close();
  await server?.close();
});
beforeEach(async () => {
  server.says = null;
  server.received.length = 0;
  await it.db.query(`delete from mail`);
});

const queue = (data: Record<string, string> = { about: '제출' }, address = 'kim@busan.example') =>
  transaction(it.db, (tx) => queueMail(tx, { template: 'notice', address, locale: 'ko', data }));
const mails = () =>
  it.db.query<object[]>(
    `select address, state, attempts, last_error as "lastError", data, sent_at is not null as "isSent" from mail order by id`,
  );
const sent = { address: 'kim@busan.example', state: 'SENT', attempts: 1, lastError: null, data: {}, isSent: true };
const DEAD = '{ deadLetters { totalCount nodes { id address template state attempts lastError } } }';
type Dead = { deadLetters: { totalCount: number; nodes: { id: string }[] } };

describe('a letter', () => {
  test('reaches the mail server whole, and what it was about is forgotten', async () => {
    await queue();
    await outboxIsEmpty(it.db);
    expect(await mails()).toEqual([sent]);
    const [letter] = server.received;
    expect({ from: letter!.from, to: letter!.to, subject: letter!.subject, text: letter!.text }).toEqual({
      from: { name: '파도', address: 'pado@busan.example' },
      to: [{ name: '', address: 'kim@busan.example' }],
      subject: '알림: 제출',
      text: `부산의 바다는 넓다.\n둘째 줄 🌊\n\n-- \n파도 · 데이터 분석 경진대회 심사\n이 메일은 자동으로 보낸 것이며 회신은 읽지 않습니다.\n`,
    });
    expect(letter!.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  });

  test('is sent exactly if the deed is done', async () => {
    const undone = transaction(it.db, async (tx) => {
      await queueMail(tx, { template: 'notice', address: 'kim@busan.example', locale: 'ko', data: { about: '없던 일' } });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await queue({ about: '있던 일' });
    await outboxIsEmpty(it.db);
    expect(server.received.map(({ subject }) => subject)).toEqual(['알림: 있던 일']);
  });

  test('that has become pointless is dropped', async () => {
    await queue({ pointless: 'yes' });
    await outboxIsEmpty(it.db);
    expect([await mails(), server.received]).toEqual([[], []]);
  });

  test('that the server cannot take now is tried again, and says so', async () => {
    server.says = { code: 451, sentence: 'Greylisted, kim@busan.example' };
    await queue();
    await outboxIsEmpty(it.db);
    const waiting = {
      ...sent,
      state: 'QUEUED',
      isSent: false,
      data: { about: '제출' },
      lastError: expect.stringContaining('451 Greylisted'),
    };
    expect(await mails()).toEqual([waiting]);
    await hurryLetters(it.db);
    expect(await mails()).toEqual([{ ...waiting, attempts: 2 }]);
    server.says = null;
    await hurryLetters(it.db);
    expect(await mails()).toEqual([{ ...sent, attempts: 3 }]);
    expect(server.received).toHaveLength(1);
  });

  test('whose server is away all day is given up after eight attempts', async () => {
    const port = Number(new URL(server.url).port);
    await server.close();
    await queue();
    await outboxIsEmpty(it.db);
    for (let attempts = 1; attempts < 8; attempts++) {
      expect(await mails()).toMatchObject([{ state: 'QUEUED', attempts }]);
      await hurryLetters(it.db);
    }
    expect(await mails()).toMatchObject([{ state: 'DEAD', attempts: 8, lastError: expect.stringContaining('ECONNREFUSED') }]);
    server = await startMailServer(port);
  });

  test('leaves no address, subject or word in the log, whatever the server says', async () => {
    server.says = { code: 550, sentence: 'No such user kim@busan.example' };
    captured.clear();
    await queue();
    await outboxIsEmpty(it.db);
    const told = captured.lines().filter(({ msg }) => msg === 'a letter was not sent');
    expect(told).toMatchObject([{ template: 'notice', attempts: 1, responseCode: 550, givenUp: true }]);
    expect(captured.text()).not.toMatch(/kim@|제출|바다|No such user/);
  });
});

describe('dead letters', () => {
  test('are told to an administrator, who sends them again', async () => {
    server.says = { code: 550, sentence: 'No such user' };
    await queue();
    await outboxIsEmpty(it.db);
    const { deadLetters } = await administrator.query<Dead>(DEAD);
    const lastError = expect.stringContaining('550 No such user');
    const node = { id: expect.any(String), address: 'kim@busan.example', template: 'notice', state: 'DEAD', attempts: 1, lastError };
    expect(deadLetters).toEqual({ totalCount: 1, nodes: [node] });
    const { id } = deadLetters.nodes[0]!;
    server.says = null;
    expect(await administrator.mutate('resendMail', { mail: id }, '{ state attempts }')).toEqual({ state: 'QUEUED', attempts: 0 });
    await outboxIsEmpty(it.db);
    expect(await mails()).toEqual([sent]);
    expect((await administrator.query<Dead>(DEAD)).deadLetters.totalCount).toBe(0);
    expect(await administrator.refusalOf('resendMail', { mail: id })).toMatchObject({ code: 'MAIL_NOT_DEAD', state: 'SENT' });
    const events = await it.db.query(`select actor_id as actor, action, data from audit_event where subject = $1`, [id]);
    expect(events).toEqual([{ actor: administrator.account!.id, action: 'mail.resent', data: '{"template":"notice"}' }]);
  });

  test('come in pages, newest first, and cost the same for one and three', async () => {
    const insert = (hour: number) =>
      it.db.query(
        `insert into mail (id, address, template, locale, data, state, created_at)
         values ($1, $2, 'notice', 'ko', '{}', 'DEAD', make_timestamptz(2025, 10, 10, $3, 0, 0, 'UTC'))`,
        [timeOrderedId(), `at-${hour}@busan.example`, hour],
      );
    const page = async (after: string | null) => {
      const query = `query ($after: String) { deadLetters(first: 2, after: $after) { nodes { address } pageInfo { endCursor hasNextPage } } }`;
      const answer = await administrator.query<{ deadLetters: { nodes: { address: string }[]; pageInfo: { endCursor: string } } }>(query, {
        after,
      });
      return answer.deadLetters;
    };
    await insert(1);
    const one = await countQueries(it.app, () => page(null));
    await insert(2);
    await insert(3);
    const three = await countQueries(it.app, () => page(null));
    expect([one, three]).toEqual([2, 2]);
    const first = await page(null);
    expect(first).toMatchObject({
      nodes: [{ address: 'at-3@busan.example' }, { address: 'at-2@busan.example' }],
      pageInfo: { hasNextPage: true },
    });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ address: 'at-1@busan.example' }],
      pageInfo: { hasNextPage: false },
    });
  });

  test.each([['ORGANIZER'], ['AUDITOR'], ['TRAINING_OFFICER']] as const)('are nothing for an %s', async (role) => {
    const other = await it.person(`${role.toLowerCase()}@busan.example`, { roles: [{ role, competitionId: null }] });
    expect((await other.ask(DEAD)).errors?.[0]?.extensions.code).toBe('NOT_ALLOWED');
    expect((await other.refusalOf('resendMail', { mail: timeOrderedId() })).code).toBe('NOT_ALLOWED');
  });

  test('are nothing for a visitor, and one that is not there is not found', async () => {
    expect((await it.visitor.ask(DEAD)).errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    expect((await it.visitor.refusalOf('resendMail', { mail: timeOrderedId() })).code).toBe('SIGN_IN_REQUIRED');
    expect((await administrator.refusalOf('resendMail', { mail: timeOrderedId() })).code).toBe('NOT_FOUND');
  });
});
