import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const SEEN = '{ id personName ground reason state decisionReason judges { id name stage { ordinal } track { shortName } } }';
const reason = '심사위원이 팀원의 배우자입니다.';
const decision = '가족 관계가 확인되었습니다.';

let it: TestApp;
let organizer: Person;
let chair: Person;
let lead: Person;
let edition: MadeEdition;
let entry: MadeEntry;
let seat: string;
let chairSeat: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  chair = await it.person('chair@busan.example', { name: '선우 민' });
  lead = await it.person('lead@busan.example');
});
afterAll(() => it.close());
/** Its chair is one of the judges of a blind stage. */
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, chair.account!.id, 'CHAIR', edition.id);
  entry = await anEntry(it.db, edition, { team: { members: [{ accountId: lead.account!.id }] } });
  seat = await aJudge(it.db, edition, (await anAccount(it.db, { name: '남궁 민' })).id);
  chairSeat = await aJudge(it.db, edition, chair.account!.id);
});

const file = async (personName: string): Promise<string> =>
  (await lead.mutate('challengeJudge', { team: entry.team, personName, ground: 'FAMILY', reason }, '{ id }')).id;
const toDecide = async (person = chair) =>
  (await person.query<{ challengesToDecide: { id: string }[] }>(`{ challengesToDecide(competition: "${edition.id}") ${SEEN} }`))
    .challengesToDecide;
const wish = (challenge: string, more: object = {}) => ({ challenge, isUpheld: true, judge: seat, reason: decision, ...more });

describe('a chair', () => {
  test('sees what a team said and whom it may mean, upholds it, and keeps the judge from the entry', async () => {
    const id = await file('남궁민');
    const said = { id, personName: '남궁민', ground: 'FAMILY', reason };
    const judges = [{ id: seat, name: '남궁 민', stage: { ordinal: 1 }, track: { shortName: '분석' } }];
    expect(await toDecide()).toEqual([{ ...said, state: 'OPEN', decisionReason: null, judges }]);
    expect(await chair.mutate('ruleOnChallenge', wish(id), SEEN)).toEqual({ ...said, state: 'UPHELD', decisionReason: decision, judges });
    expect((await organizer.refusalOf('assignJudge', { judge: seat, entry: entry.id })).code).toBe('CONFLICT_CHALLENGED');
    expect(await toDecide()).toEqual([]);
    expect((await organizer.refusalOf('decideChallenge', wish(id))).code).toBe('CHALLENGE_DECIDED');
    const [event] = await it.db.query<{ as: string }[]>(
      `select acting_as as "as" from audit_event where action = 'challenge.upheld' and subject = $1`,
      [entry.team],
    );
    expect(event).toEqual({ as: 'CHAIR' });
  });

  test('has no part in a challenge that may mean the chair', async () => {
    const id = await file('선우민');
    expect(await toDecide()).toEqual([]);
    const dismissed = await chair.refusalOf('ruleOnChallenge', wish(id, { isUpheld: false, judge: null }));
    const another = await chair.refusalOf('ruleOnChallenge', wish(await file('남궁민'), { judge: chairSeat }));
    expect([dismissed.code, another.code]).toEqual(['NOT_FOUND', 'SECOND_PERSON_NEEDED']);
    await organizer.mutate('decideChallenge', wish(id, { judge: chairSeat }), '{ state }');
    expect((await chair.refusalOf('ruleOnChallenge', wish(id))).code).toBe('NOT_FOUND');
  });

  test('is kept from those of teams that have left, and needs a reason', async () => {
    const id = await file('남궁민');
    expect((await chair.refusalOf('ruleOnChallenge', wish(id, { reason: ' ' }))).code).toBe('INVALID_INPUT');
    await it.db.query(`update team set state = 'WITHDRAWN' where id = $1`, [entry.team]);
    expect(await toDecide()).toEqual([]);
  });

  test('is asked for the same number of statements for one challenge and for three', async () => {
    await file('남궁민');
    const count = () => countQueries(it.app, () => toDecide());
    const one = await count();
    await file('남궁 민');
    await file('황보민');
    expect([await count(), (await toDecide()).length]).toEqual([one, 3]);
  });
});

test('nobody else rules on challenges so', async () => {
  const id = await file('남궁민');
  const elsewhere = await anEdition(it.db);
  const foreign = await it.person(`chair-${elsewhere.slug}@busan.example`);
  await aGrant(it.db, foreign.account!.id, 'CHAIR', elsewhere.id);
  const codes = [];
  for (const person of [foreign, lead, organizer, it.visitor]) codes.push((await person.refusalOf('ruleOnChallenge', wish(id))).code);
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
});
