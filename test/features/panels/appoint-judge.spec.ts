import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aGrant, anAccount, anEdition, aTeam, type MadeEdition } from '../../support/factories.js';
import { aJudge, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { tracks: ['분석', '시각화'] });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

const wish = (email: string, more: object = {}) => ({ stage: edition.stage, track: edition.tracks['분석']!, email, ...more });

test('the panel is made with its first judge, and audited by ids', async () => {
  const { email, id } = await anAccount(it.db, { name: '박서준' });
  const judge = await organizer.mutate(
    'appointJudge',
    wish(` ${email.toUpperCase()} `.trim(), { maxLoad: 12 }),
    '{ id maxLoad pledgedAt assigned account { name email } }',
  );
  expect(judge).toEqual({ id: expect.any(String), maxLoad: 12, pledgedAt: null, assigned: 0, account: { name: '박서준', email } });
  const other = await anAccount(it.db);
  await organizer.mutate('appointJudge', wish(other.email));
  expect(await it.db.query(`select stage_id, track_id from panel where stage_id = $1`, [edition.stage])).toEqual([
    { stage_id: edition.stage, track_id: edition.tracks['분석'] },
  ]);
  const [event] = await it.db.query<[{ acting_as: string; data: string }]>(`select acting_as, data from audit_event where subject = $1`, [
    judge.id,
  ]);
  expect([event.acting_as, JSON.parse(event.data)]).toEqual([
    'ORGANIZER',
    { stage: edition.stage, track: edition.tracks['분석'], account: id },
  ]);
});

describe('who cannot be appointed', () => {
  test('somebody without an account, or with a disabled one', async () => {
    const { email } = await anAccount(it.db, { isDisabled: true });
    expect((await organizer.refusalOf('appointJudge', wish('nobody@busan.example'))).code).toBe('ACCOUNT_UNKNOWN');
    expect((await organizer.refusalOf('appointJudge', wish(email))).code).toBe('ACCOUNT_UNKNOWN');
  });

  test('a member of a team of the edition; one of another edition can', async () => {
    const [member, outsider] = [await anAccount(it.db), await anAccount(it.db)];
    await aTeam(it.db, edition, { members: [{ accountId: member.id }] });
    await aTeam(it.db, await anEdition(it.db), { members: [{ accountId: outsider.id }] });
    expect((await organizer.refusalOf('appointJudge', wish(member.email))).code).toBe('HAS_ANOTHER_HAT');
    await organizer.mutate('appointJudge', wish(outsider.email));
  });

  test.each([
    ['ORGANIZER', 'this', 'HAS_ANOTHER_HAT'],
    ['CHAIR', 'this', null],
    ['SECRETARY', 'this', 'HAS_ANOTHER_HAT'],
    ['AUDITOR', 'this', 'HAS_ANOTHER_HAT'],
    ['ORGANIZER', 'all', 'HAS_ANOTHER_HAT'],
    ['ADMINISTRATOR', 'all', 'HAS_ANOTHER_HAT'],
    ['ORGANIZER', 'another', null],
    ['TRAINING_OFFICER', 'all', null],
  ] as const)('a holder of the role %s in %s edition: %s', async (role, where, code) => {
    const { id, email } = await anAccount(it.db);
    const competition = { this: edition.id, all: null, another: (await anEdition(it.db)).id }[where];
    await aGrant(it.db, id, role, competition);
    const answer = await organizer.ask(`mutation ($input: AppointJudgeInput!) { appointJudge(input: $input) { id } }`, {
      input: wish(email),
    });
    expect(answer.errors?.[0]?.extensions.code ?? null).toBe(code);
  });

  test('a judge of the panel; on the panel of another track there is room', async () => {
    const { email } = await anAccount(it.db);
    await organizer.mutate('appointJudge', wish(email));
    expect((await organizer.refusalOf('appointJudge', wish(email))).code).toBe('JUDGE_TWICE');
    await organizer.mutate('appointJudge', wish(email, { track: edition.tracks['시각화'] }));
  });
});

test('two hats at once: a judge appointed while joining a team is one of the two', async () => {
  const { id, email } = await anAccount(it.db);
  const team = await aTeam(it.db, edition);
  const joining = it.db.query(
    `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'MEMBER', 'JOINED', now(), now())`,
    [team.id, edition.id, id, email],
  );
  const outcomes = await Promise.allSettled([joining, organizer.mutate('appointJudge', wish(email))]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test.each([
  [StageState.DRAFT, null],
  [StageState.OPEN, null],
  [StageState.CLOSED, 'STAGE_STATE_WRONG'],
  [StageState.SETTLED, 'STAGE_STATE_WRONG'],
])('while the stage is %s: %s', async (state, code) => {
  await moveStage(it.db, edition, state);
  const { email } = await anAccount(it.db);
  const answer = await organizer.ask(`mutation ($input: AppointJudgeInput!) { appointJudge(input: $input) { id } }`, {
    input: wish(email),
  });
  expect(answer.errors?.[0]?.extensions.code ?? null).toBe(code);
});

test('a track of another edition is not there', async () => {
  const { email } = await anAccount(it.db);
  const foreign = await anEdition(it.db);
  expect((await organizer.refusalOf('appointJudge', wish(email, { track: foreign.tracks['분석'] }))).code).toBe('NOT_FOUND');
});

test('a pledge that was signed for the stage holds on its other panel', async () => {
  const { id, email } = await anAccount(it.db);
  await aJudge(it.db, edition, id);
  const fields = '{ pledgedAt }';
  const second = await organizer.mutate('appointJudge', wish(email, { track: edition.tracks['시각화'] }), fields);
  const inFinal = await organizer.mutate('appointJudge', wish(email, { stage: edition.finalStage }), fields);
  expect([second, inFinal]).toEqual([{ pledgedAt: '2025-10-11T00:00:00.000Z' }, { pledgedAt: null }]);
});
