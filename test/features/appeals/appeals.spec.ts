// oxlint-disable max-lines -- one story, from the first publication to the one after an upheld appeal: each test goes on from the one before
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { deedsLost, deedsWithoutEvent } from '../../../src/features/results/deeds.queries.js';
import { sha256 } from '../../../src/platform/audit/canonical.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEditionInJudging, type EditionInJudging, scoreAll } from '../../support/edition-in-judging.js';
import { aDepartment, aGrant, anEmployment } from '../../support/factories.js';
import { lettersTo } from '../../support/letters.js';
import type { Person } from '../../support/person.js';
import { anAwardRule, GROUNDS, publishedAgain, takenDown } from '../../support/publications.js';

let it: TestApp;
let made: EditionInJudging;
let competition: string;
let lead: Person;
let rival: Person;
let member: Person;
let second: Person;

beforeAll(async () => {
  it = await startTestApp();
  made = await anEditionInJudging(it, { slug: 'appeals-2025', teams: 2, judges: 2 });
  [lead, rival] = [made.leads[0]!, made.leads[1]!];
  await scoreAll(made, () => ['18', '27', '18', '17', '9']);
  await made.organizer.mutate('closeStage', { stage: made.stage });
  const { id: settlement } = await made.organizer.mutate('settleStage', { stage: made.stage });
  [{ competition }] = await it.db.query<[{ competition: string }]>(`select competition_id as competition from stage where id = $1`, [
    made.stage,
  ]);
  second = await it.person('second@appeals-2025.example');
  await aGrant(it.db, second.account!.id, 'ORGANIZER', competition);
  member = await it.person('member@appeals-2025.example');
  await it.db.query(
    `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
     values ($1, $2, $3, $4, 'member@appeals-2025.example', 'MEMBER', 'JOINED', now(), now())`,
    [randomId(), made.entries[0]!.team, competition, member.account!.id],
  );
  expect(await refusedToFile(lead)).toBe('NOTHING_TO_APPEAL');
  await made.organizer.mutate('publishResults', { settlement, awardedPlaces: 1 }, '{ slug }');
});
afterAll(() => it.close());

const TEXT = '두 번째 위원의 채점표가 다른 출품작의 것과 바뀐 것으로 보입니다.';
const DECISION = '종이 채점표와 대조한 결과 두 출품작의 점수가 서로 바뀌어 입력되었습니다.';
const wish = (more: object = {}) => ({ entry: made.entries[0]!.entry, ground: 'miscalculation', text: TEXT, ...more });
const refusedToFile = async (person: Person, more: object = {}) => (await person.refusalOf('fileAppeal', wish(more))).code;
const ANSWER = { outcome: 'DISMISSED', decision: DECISION };
const refusedToAnswer = async (person: Person, appeal: string, more: object = {}) =>
  (await person.refusalOf('answerAppeal', { appeal, ...ANSWER, ...more })).code;

interface Own {
  appealWindow: { opensAt: string; closesAt: string; isOpen: boolean; grounds: object[]; noticeKo: string } | null;
  appeals: object[];
}
const APPEAL = '{ ground { key nameKo } text state remedy decision remediedAt }';
const own = async (person: Person) => {
  const query = `{ myTeam(competition: "${competition}") { entry { appealWindow { opensAt closesAt isOpen grounds { key nameKo nameEn } noticeKo } appeals ${APPEAL} } } }`;
  return (await person.query<{ myTeam: { entry: Own } | null }>(query)).myTeam?.entry ?? null;
};
interface Filed {
  id: string;
  entryNumber: string;
  state: string;
  text: string;
  remediedBy: number | null;
  filedBy: { email: string };
  closedBy: { email: string } | null;
}
const onDesk = async (person: Person, page = '') => {
  const query = `{ organizerDesk(competition: "${made.slug}") { appeals${page} { totalCount pageInfo { endCursor hasNextPage }
    nodes { id entryNumber teamName state text remediedBy filedBy { email } closedBy { email } } } } }`;
  const { data, errors } = await person.ask(query);
  if (errors) return errors[0]!.extensions.code;
  type Desk = { organizerDesk: { appeals: { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: Filed[] } } };
  return (data as unknown as Desk).organizerDesk.appeals;
};
/** The letters to somebody without those that results are public. */
const aboutAppeals = async (address: string) => (await lettersTo(it, address)).filter((letter) => /^Subject: .*이의신청/m.test(letter));
const nodesFor = async (person: Person) => ((await onDesk(person)) as { nodes: Filed[] }).nodes;

test('an edition that announced none takes none', async () => {
  expect(await refusedToFile(lead)).toBe('NO_APPEALS_ANNOUNCED');
  expect(await own(lead)).toEqual({ appealWindow: null, appeals: [] });
  await anAwardRule(it.db, competition);
});

test('a team reads until when, on what grounds, and that the marks are none', async () => {
  const { appealWindow } = (await own(member))!;
  const [{ at, closes }] = await it.db.query<[{ at: Date; closes: Date }]>(
    `select published_at as at, (date_trunc('day', published_at at time zone 'Asia/Seoul') + interval '11 days - 1 second') at time zone 'Asia/Seoul' as closes
       from publication`,
  );
  expect(appealWindow).toEqual({
    opensAt: at.toISOString(),
    closesAt: closes.toISOString(),
    isOpen: true,
    grounds: GROUNDS,
    noticeKo: '점수와 평가 의견 자체는 이의신청 사유가 아닙니다. 계산 착오, 절차 위반, 부정행위처럼 공고한 사유만 신청할 수 있습니다.',
  });
});

test('its lead appeals, on an announced ground and with what happened', async () => {
  expect(await refusedToFile(member)).toBe('LEAD_ONLY');
  for (const person of [rival, made.judges[0]!, made.organizer]) expect(await refusedToFile(person)).toBe('NOT_FOUND');
  expect(await refusedToFile(it.visitor)).toBe('SIGN_IN_REQUIRED');
  expect(await refusedToFile(lead, { entry: randomId() })).toBe('NOT_FOUND');
  const { problems } = await lead.refusalOf('fileAppeal', wish({ ground: 'marks', text: '점수가 낮습니다.' }));
  expect((problems as { path: string; code: string }[]).map(({ path, code }) => [path, code])).toEqual([
    ['ground', 'UNKNOWN_WORD'],
    ['text', 'TOO_SHORT'],
  ]);
  const filed = {
    ground: { key: 'miscalculation', nameKo: '계산 착오' },
    text: TEXT,
    state: 'OPEN',
    remedy: null,
    decision: null,
    remediedAt: null,
  };
  expect(await lead.mutate('fileAppeal', wish(), APPEAL)).toEqual(filed);
  expect((await own(member))!.appeals).toEqual([filed]);
  expect((await own(rival))!.appeals).toEqual([]);
});

test('once at a time on each ground, also from two tabs', async () => {
  expect(await refusedToFile(lead)).toBe('APPEAL_OPEN_ALREADY');
  const twice = await Promise.all(
    [1, 2].map(() =>
      lead.ask(`mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { id } }`, { input: wish({ ground: 'procedure' }) }),
    ),
  );
  expect(twice.map(({ errors }) => errors?.[0]!.extensions.code).toSorted()).toEqual(['APPEAL_OPEN_ALREADY', undefined]);
});

test('the organisers get a letter that says where to look, and not what was said', async () => {
  const letters = await aboutAppeals('second@appeals-2025.example');
  expect(letters).toHaveLength(2);
  expect(letters[0]).toContain('계산 착오');
  expect(letters[0]).not.toContain('두 번째 위원');
  expect(await aboutAppeals('judge0@appeals-2025.example')).toEqual([]);
});

test('its lead takes it back while it is open, and may file it again', async () => {
  const [appeal] = await nodesFor(second);
  expect((await member.refusalOf('withdrawAppeal', { appeal: appeal!.id })).code).toBe('LEAD_ONLY');
  for (const person of [rival, made.judges[0]!, second]) {
    expect((await person.refusalOf('withdrawAppeal', { appeal: appeal!.id })).code).toBe('NOT_FOUND');
  }
  expect(await lead.mutate('withdrawAppeal', { appeal: appeal!.id }, '{ state closedAt }')).toEqual({
    state: 'WITHDRAWN',
    closedAt: expect.any(String),
  });
  expect((await lead.refusalOf('withdrawAppeal', { appeal: appeal!.id })).code).toBe('APPEAL_CLOSED');
  await lead.mutate('fileAppeal', wish({ ground: 'procedure' }));
});

describe('the desk', () => {
  test('shows them to organisers and auditors, newest first and by page', async () => {
    const auditor = await it.person('auditor@appeals-2025.example');
    await aGrant(it.db, auditor.account!.id, 'AUDITOR', competition);
    const all = await nodesFor(second);
    expect(all.map(({ state, text, filedBy }) => [state, text, filedBy.email])).toEqual([
      ['OPEN', TEXT, lead.account!.email],
      ['WITHDRAWN', TEXT, lead.account!.email],
      ['OPEN', TEXT, lead.account!.email],
    ]);
    expect(await nodesFor(auditor)).toEqual(all);
    const first = (await onDesk(auditor, '(first: 2)')) as { nodes: Filed[]; totalCount: number; pageInfo: { endCursor: string } };
    const rest = (await onDesk(auditor, `(first: 2, after: "${first.pageInfo.endCursor}")`)) as { nodes: Filed[] };
    expect([first.totalCount, [...first.nodes, ...rest.nodes]]).toEqual([3, all]);
    for (const person of [lead, rival, made.judges[0]!]) expect(await onDesk(person)).toBe('NOT_FOUND');
    expect(await refusedToAnswer(auditor, all[0]!.id)).toBe('NOT_FOUND');
  });

  test('puts on record who saw who filed one', async () => {
    const seen = await it.db.query<{ what: string }[]>(`select distinct what from access_log where actor_id = $1 and subject_id = $2`, [
      second.account!.id,
      lead.account!.id,
    ]);
    expect(seen).toEqual([{ what: ['ACCOUNT'] }]);
  });

  test('shows a chair those about entries that the chair had no part in judging', async () => {
    // A panel of one edition and its chair are kept apart by the database; here the judge has left the first hat behind.
    const chair = await it.person('chair@appeals-2025.example');
    await aGrant(it.db, chair.account!.id, 'CHAIR', competition);
    expect(await nodesFor(chair)).toHaveLength(3);
    const seat = made.seats[1]!;
    const [{ account }] = await it.db.query<[{ account: string }]>(`select account_id as account from judge where id = $1`, [seat]);
    await it.db.query(`alter table judge disable trigger user`);
    await it.db.query(`update judge set account_id = $1 where id = $2`, [chair.account!.id, seat]);
    expect(await onDesk(chair)).toMatchObject({ totalCount: 0, nodes: [] });
    const [appeal] = await nodesFor(second);
    expect(await refusedToAnswer(chair, appeal!.id)).toBe('NOT_FOUND');
    await it.db.query(`update judge set account_id = $1 where id = $2`, [account, seat]);
    await it.db.query(`alter table judge enable trigger user`);
  });
});

describe('it is answered by somebody who had no part in judging the entry', () => {
  let appeal: string;
  beforeAll(async () => {
    appeal = (await nodesFor(second)).find(({ state }) => state === 'OPEN')!.id;
  });

  test('and by nobody else', async () => {
    for (const person of [lead, member, rival, made.judges[0]!]) expect(await refusedToAnswer(person, appeal)).toBe('NOT_FOUND');
    expect(await refusedToAnswer(second, randomId())).toBe('NOT_FOUND');
  });

  test('not by who works where a member does', async () => {
    const department = await aDepartment(it.db);
    await anEmployment(it.db, second.account!.id, department);
    await it.db.query(`update team_member set department_id = $1 where account_id = $2`, [department, member.account!.id]);
    expect(await second.refusalOf('answerAppeal', { appeal, ...ANSWER })).toMatchObject({
      code: 'APPEAL_CONFLICT',
      grounds: ['SAME_DEPARTMENT'],
    });
    await it.db.query(`update team_member set department_id = null where account_id = $1`, [member.account!.id]);
  });

  test('not by who typed or checked one of its paper sheets', async () => {
    const [{ assignment, rubric }] = await it.db.query<[{ assignment: string; rubric: string }]>(
      `select assignment.id as assignment, sheet.rubric_id as rubric from assignment join sheet on sheet.assignment_id = assignment.id where entry_id = $1 limit 1`,
      [made.entries[0]!.entry],
    );
    const typing = randomId();
    await it.db.query(
      `insert into sheet_typing (id, assignment_id, rubric_id, state, content, salt, typed_by, typed_at, checker_id) values ($1, $2, $3, 'TYPED', '{}', '', $4, now(), $5)`,
      [typing, assignment, rubric, randomId(), second.account!.id],
    );
    expect(await refusedToAnswer(second, appeal)).toBe('APPEAL_TYPED_BY_YOU');
    await it.db.query(`delete from sheet_typing where id = $1`, [typing]);
  });

  test('with reasons, and with what has to follow only where it is upheld', async () => {
    const { problems } = await second.refusalOf('answerAppeal', { appeal, outcome: 'UPHELD', decision: '맞습니다.' });
    expect((problems as { path: string; code: string }[]).map(({ path, code }) => [path, code])).toEqual([
      ['remedy', 'REQUIRED'],
      ['decision', 'TOO_SHORT'],
    ]);
  });

  test('once', async () => {
    const answer = { appeal, outcome: 'UPHELD', remedy: 'CORRECTION', decision: DECISION };
    const answered = await second.mutate('answerAppeal', answer, '{ state remedy decision remediedBy closedBy { email } }');
    expect(answered).toEqual({
      state: 'UPHELD',
      remedy: 'CORRECTION',
      decision: DECISION,
      remediedBy: null,
      closedBy: { email: second.account!.email },
    });
    expect(await refusedToAnswer(made.organizer, appeal)).toBe('APPEAL_CLOSED');
    expect((await own(member))!.appeals[0]).toMatchObject({ state: 'UPHELD', remedy: 'CORRECTION', decision: DECISION, remediedAt: null });
  });

  test('and each member of the team gets the decision by letter', async () => {
    for (const person of [lead, member]) expect((await lettersTo(it, person.account!.email)).at(-1)).toContain(DECISION);
    expect(await aboutAppeals(rival.account!.email)).toEqual([]);
  });

  test('on record in hashes, which tell nothing', async () => {
    const [row] = await it.db.query<[{ salt: string }]>(`select salt from appeal where id = $1`, [appeal]);
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where data::jsonb ->> 'appeal' = $1 order by id`,
      [appeal],
    );
    expect(events.map(({ action, data }) => [action, (JSON.parse(data) as { hash: string }).hash])).toEqual([
      ['appeal.filed', sha256(row.salt + TEXT)],
      ['appeal.answered', sha256(row.salt + DECISION)],
    ]);
    expect(events.map(({ data }) => data).join()).not.toContain('위원');
  });
});

describe('the audit trail tells of each, and finds', () => {
  const forged = async (deed: (forger: EntityManager) => Promise<unknown>) => {
    const forger = it.db.createQueryRunner();
    await forger.startTransaction();
    try {
      await deed(forger.manager);
      const found = [await deedsWithoutEvent(forger.manager), await deedsLost(forger.manager)];
      return found.map((deeds) => deeds.filter(({ kind }) => kind === 'APPEAL'));
    } finally {
      await forger.rollbackTransaction();
      await forger.release();
    }
  };
  const upheld = async () => (await nodesFor(second)).find(({ state }) => state === 'UPHELD')!.id;

  test('nothing where nobody forged anything', async () => {
    expect(await forged(async () => undefined)).toEqual([[], []]);
  });

  test.each(['appeal.filed', 'appeal.answered'])('an event %s that was removed', async (action) => {
    const id = await upheld();
    const [untold] = await forged(async (forger) => {
      await forger.query(`alter table audit_event disable trigger user`);
      await forger.query(`alter table audit_seal disable trigger user`);
      const events = `select id from audit_event where action = '${action}' and data::jsonb ->> 'appeal' = '${id}'`;
      for (const table of ['audit_seal', 'audit_unsealed']) await forger.query(`delete from ${table} where event_id in (${events})`);
      await forger.query(`delete from audit_event where id in (${events})`);
    });
    expect(untold).toEqual([{ kind: 'APPEAL', id, action }]);
  });

  test('a decision that was changed, and what was filed, past the trigger', async () => {
    const id = await upheld();
    const lost = { kind: 'APPEAL', id, isGone: false };
    expect(await forged((forger) => forger.query(`update appeal set decision = '다른 결정' where id = $1`, [id]))).toEqual([
      [],
      [{ ...lost, action: 'appeal.answered' }],
    ]);
    const changed = async (forger: EntityManager) => {
      await forger.query(`alter table appeal disable trigger user`);
      await forger.query(`update appeal set text = '다른 말' where id = $1`, [id]);
    };
    expect(await forged(changed)).toEqual([[], [{ ...lost, action: 'appeal.filed' }]]);
  });
});

test('whoever filed takes home what was said and answered', async () => {
  const { appeals } = (await (await lead.get('/me/data')).json()) as { appeals: object[] };
  expect(appeals).toHaveLength(3);
  expect(appeals).toContainEqual(expect.objectContaining({ ground: 'procedure', text: TEXT, state: 'UPHELD', decision: DECISION }));
  expect(((await (await rival.get('/me/data')).json()) as { appeals: object[] }).appeals).toEqual([]);
});

test('what a team filed cannot be changed, whoever tries', async () => {
  await expect(it.db.query(`update appeal set text = 'x'`)).rejects.toThrow();
  await expect(it.db.query(`update appeal set filed_at = now()`)).rejects.toThrow();
});

describe('after it was upheld', () => {
  test('what has to follow is open until results are published again', async () => {
    const upheldNow = async () => (await nodesFor(second)).find(({ state }) => state === 'UPHELD')!;
    const [{ number: rivals }] = await it.db.query<[{ number: string }]>(`select number from entry where id = $1`, [
      made.entries[1]!.entry,
    ]);
    // A typing error elsewhere remedies nothing.
    await publishedAgain(it.db, competition, {}, { [rivals]: { title: '오타를 고친 제목' } });
    expect((await upheldNow()).remediedBy).toBeNull();
    const again = await publishedAgain(it.db, competition, { award_decision_id: randomId() });
    const upheld = await upheldNow();
    expect(upheld.remediedBy).toBe(3);
    expect((await own(member))!.appeals.filter((one) => (one as { remediedAt: string | null }).remediedAt !== null)).toHaveLength(1);
    const query = `{ organizerDesk(competition: "${made.slug}") { publications { ordinal upheldAppeals { id } } } }`;
    expect(await second.query(query)).toEqual({
      organizerDesk: {
        publications: [
          { ordinal: 1, upheldAppeals: [] },
          { ordinal: 2, upheldAppeals: [] },
          { ordinal: 3, upheldAppeals: [{ id: upheld.id }] },
        ],
      },
    });
    await takenDown(it.db, again);
    expect((await upheldNow()).remediedBy).toBeNull();
  });

  test.each<[what: string, own: boolean, line: Record<string, unknown>]>([
    ['another award of its own', true, { award_key: 'grand', award_ko: '대상', award_en: 'Grand prize' }],
    ['an award of somebody else that is revoked', false, { revoked_ko: '부정행위', revoked_en: 'Misconduct' }],
  ])('and also with %s', async (_, own, line) => {
    const [{ mine, rivals, settlement, decision }] = await it.db.query<
      [{ mine: string; rivals: string; settlement: string; decision: string | null }]
    >(
      `select settlement_id as settlement, award_decision_id as decision, mine.number as mine, rivals.number as rivals
         from publication join entry as mine on mine.id = $2 join entry as rivals on rivals.id = $3
        where publication.competition_id = $1 and ordinal = 1`,
      [competition, made.entries[0]!.entry, made.entries[1]!.entry],
    );
    const before = { award_key: null, award_ko: null, award_en: null, revoked_ko: null, revoked_en: null };
    const again = await publishedAgain(
      it.db,
      competition,
      { settlement_id: settlement, award_decision_id: decision },
      { [mine]: { ...before, ...(own && line) }, [rivals]: { ...before, ...(!own && line) } },
    );
    const [{ ordinal }] = await it.db.query<[{ ordinal: number }]>(`select ordinal from publication where id = $1`, [again]);
    expect((await nodesFor(second)).find(({ state }) => state === 'UPHELD')!.remediedBy).toBe(ordinal);
    await takenDown(it.db, again);
  });

  test('nothing can be appealed against while it is taken down', async () => {
    expect(await refusedToFile(lead, { ground: 'misconduct' })).toBe('NOTHING_TO_APPEAL');
    expect((await own(lead))!.appealWindow).toBeNull();
  });

  test('and the days count anew for whom the next publication changes something, or after one was taken down', async () => {
    const day = 86_400_000;
    const opens = async (person: Person) => (await own(person))!.appealWindow!.opensAt;
    const [third, fourth] = [new Date(Date.now() - 40 * day), new Date(Date.now() - 20 * day)];
    await publishedAgain(it.db, competition, { published_at: third });
    expect([await opens(lead), await opens(rival)]).toEqual([third.toISOString(), third.toISOString()]);
    const [{ number }] = await it.db.query<[{ number: string }]>(`select number from entry where id = $1`, [made.entries[0]!.entry]);
    await publishedAgain(
      it.db,
      competition,
      { published_at: fourth },
      { [number]: { award_key: 'grand', award_ko: '대상', award_en: 'Grand prize' } },
    );
    expect([await opens(lead), await opens(rival)]).toEqual([fourth.toISOString(), third.toISOString()]);
    const refused = await lead.refusalOf('fileAppeal', wish({ ground: 'misconduct' }));
    expect([refused.code, (refused.ko as string).includes('23:59:59에 끝났습니다')]).toEqual(['APPEALS_OVER', true]);
  });
});
