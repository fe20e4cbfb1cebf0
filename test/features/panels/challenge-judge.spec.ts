import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CompetitionState } from '../../../src/features/competitions/competition.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { problemsOf } from '../../support/at-sheet.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const FILED = '{ id personName personEmail ground reason state decidedAt decisionReason }';
const reason = '심사위원이 팀원의 배우자입니다.';
const decision = '가족 관계가 확인되었습니다.';

let it: TestApp;
let organizer: Person;
let lead: Person;
let member: Person;
let edition: MadeEdition;
let entry: MadeEntry;
let judge: { id: string; email: string };
let seat: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  lead = await it.person('lead@busan.example');
  member = await it.person('member@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  entry = await anEntry(it.db, edition, { team: { members: [lead, member].map(({ account }) => ({ accountId: account!.id })) } });
  judge = await anAccount(it.db, { name: '남궁 민' });
  seat = await aJudge(it.db, edition, judge.id);
});

const objection = (personName = '남궁민') => ({ team: entry.team, personName, ground: 'FAMILY', reason });
const filed = (personName?: string) => lead.mutate<{ id: string }>('challengeJudge', objection(personName), FILED);
const DESK = `query ($slug: String!) { organizerDesk(competition: $slug) { challenges { totalCount
  nodes { personName state team { id } matches { id } } } } }`;
const desk = () => organizer.query<{ organizerDesk: { challenges: object } }>(DESK, { slug: edition.slug });

describe('a team that objects to a judge', () => {
  test('is answered the same whether or not there is such a judge', async () => {
    const answers: unknown[] = [];
    const masked = (answer: object) => ({ ...answer, id: '' });
    for (const personName of ['남궁민', '선우민']) {
      let answer = {};
      const statements = await countQueries(it.app, async () => {
        answer = masked(await filed(personName));
      });
      answers.push([statements, { ...answer, personName: '' }]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect((await desk()).organizerDesk.challenges).toEqual({
      totalCount: 2,
      nodes: [
        { personName: '선우민', state: 'OPEN', team: { id: entry.team }, matches: [] },
        { personName: '남궁민', state: 'OPEN', team: { id: entry.team }, matches: [{ id: seat }] },
      ],
    });
  });

  test('sees what became of it, and the judge does not get its entry', async () => {
    const { id } = await filed();
    await organizer.mutate('decideChallenge', { challenge: id, isUpheld: true, judge: seat, reason: decision });
    const mine = await member.query(`query ($edition: ID!) { myTeam(competition: $edition) { challenges { id state decisionReason } } }`, {
      edition: edition.id,
    });
    expect(mine).toEqual({ myTeam: { challenges: [{ id, state: 'UPHELD', decisionReason: decision }] } });
    const other = await anEntry(it.db, edition);
    expect((await organizer.refusalOf('assignJudge', { judge: seat, entry: entry.id })).code).toBe('CONFLICT_CHALLENGED');
    await organizer.mutate('assignJudge', { judge: seat, entry: other.id });
    expect((await organizer.refusalOf('decideChallenge', { challenge: id, isUpheld: false, reason: decision })).code).toBe(
      'CHALLENGE_DECIDED',
    );
    const events = await it.db.query<{ action: string; subject: string; data: string }[]>(
      `select action, subject, data from audit_event where action like 'challenge.%' or action = 'judge.challenged' order by at desc limit 2`,
    );
    expect(events.map(({ action, subject, data }) => [action, subject, JSON.parse(data)])).toEqual([
      ['challenge.upheld', entry.team, { challenge: id, judge: seat }],
      ['judge.challenged', id, { team: entry.team, ground: 'FAMILY' }],
    ]);
  });

  test('whose challenge is dismissed may be judged by whom it named', async () => {
    const { id } = await filed();
    await organizer.mutate('decideChallenge', { challenge: id, isUpheld: false, reason: '같은 이름의 다른 사람입니다.' });
    await organizer.mutate('assignJudge', { judge: seat, entry: entry.id });
  });

  test('is heard before a stage opens', async () => {
    await aRubric(it.db, edition);
    await aRule(it.db, edition);
    await anAssignment(it.db, edition, seat, entry);
    const { id } = await filed('선우민');
    const refusal = await organizer.refusalOf('openStage', { stage: edition.stage });
    expect(problemsOf(refusal)).toEqual([[`challenges.${id}`, 'CHALLENGE_OPEN']]);
    await organizer.mutate('decideChallenge', { challenge: id, isUpheld: false, reason: '그런 심사위원이 없습니다.' });
    expect(await organizer.mutate('openStage', { stage: edition.stage }, '{ state }')).toEqual({ state: 'OPEN' });
  });
});

describe('who may', () => {
  test('challenge: the lead of the team', async () => {
    const stranger = await it.person(`stranger-${edition.slug}@busan.example`);
    const people = [member, stranger, organizer, it.visitor];
    const codes = await Promise.all(people.map(async (person) => (await person.refusalOf('challengeJudge', objection())).code));
    expect(codes).toEqual(['LEAD_ONLY', 'NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
  });

  test('decide: the organisers, with a reason and, to uphold it, a judge of the edition', async () => {
    const { id: challenge } = await filed();
    const wish = { challenge, isUpheld: true, judge: seat, reason: decision };
    expect((await lead.refusalOf('decideChallenge', wish)).code).toBe('NOT_FOUND');
    const foreign = await aJudge(it.db, await anEdition(it.db), judge.id);
    const wishes = [
      { ...wish, judge: null },
      { ...wish, reason: '' },
      { ...wish, judge: foreign },
    ];
    const codes = await Promise.all(wishes.map(async (each) => (await organizer.refusalOf('decideChallenge', each)).code));
    expect(codes).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'NOT_FOUND']);
  });

  test('nobody once results are published, and nobody without a reason', async () => {
    expect((await lead.refusalOf('challengeJudge', { ...objection(), reason: ' ' })).code).toBe('INVALID_INPUT');
    await it.db.query(`update competition set state = $2 where id = $1`, [edition.id, CompetitionState.PUBLISHED]);
    expect((await lead.refusalOf('challengeJudge', objection())).code).toBe('PHASE_WRONG');
  });
});

test('who judges is told to teams once it is announced, those of their own track', async () => {
  const announced = async () =>
    (
      await member.query<{ myTeam: object }>(`query ($edition: ID!) { myTeam(competition: $edition) { announcedJudges } }`, {
        edition: edition.id,
      })
    ).myTeam;
  await aJudge(it.db, edition, judge.id, { stage: edition.finalStage });
  await aJudge(it.db, edition, (await anAccount(it.db, { name: '가은' })).id);
  expect(await announced()).toEqual({ announcedJudges: [] });
  expect((await lead.refusalOf('announcePanel', { competition: edition.id })).code).toBe('NOT_FOUND');
  await organizer.mutate('announcePanel', { competition: edition.id }, '{ isPanelAnnounced }');
  expect(await announced()).toEqual({ announcedJudges: ['가은', '남궁 민'] });
});
