import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aDepartmentIn } from '../../support/conflict-factories.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { DESK, type Desk, eventually } from '../../support/story.js';

const CONFLICT = '{ id state ground reason decisionReason decidedBy { name } raisedBy { name } liftProposedBy { name } liftedBy { name } }';
const reason = '작년에 이 팀에 자문한 사실이 확인되었습니다.';

let it: TestApp;
let first: Person;
let second: Person;
let auditor: Person;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let entry: MadeEntry;
let assignment: string;
let rubric: string;
beforeAll(async () => {
  it = await startTestApp();
  first = await it.person('first@busan.example');
  second = await it.person('second@busan.example');
  auditor = await it.person('auditor@busan.example');
  judge = await it.person('judge@university.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  for (const { account } of [first, second]) await aGrant(it.db, account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  entry = await anEntry(it.db, edition);
  assignment = await anAssignment(it.db, edition, seat, entry);
});

interface Told {
  id: string;
  state: string;
}
const propose = (): Promise<Told> => first.mutate<Told>('excludeJudge', { judge: seat, entry: entry.id, reason }, CONFLICT);
const exclude = async (): Promise<string> => {
  const { id } = await propose();
  await second.mutate('confirmExclusion', { conflict: id }, CONFLICT);
  return id;
};
const deskSize = async () => (await judge.query<Desk>(DESK, { stage: edition.stage })).judgeDesk.assignments.length;
const CONFLICTS = `query ($slug: String!, $first: Int! = 50, $after: String, $state: ConflictState, $ground: ConflictGround) {
  organizerDesk(competition: $slug) { conflicts(first: $first, after: $after, state: $state, ground: $ground) { totalCount
    nodes { ground state entryNumber memberName person { name } team { id } raisedBy { name } } pageInfo { endCursor hasNextPage } } } }`;
const conflicts = async (person: Person, asked = {}) => {
  const { organizerDesk } = await person.query<{
    organizerDesk: {
      conflicts: { nodes: { ground: string; memberName: string | null }[]; totalCount: number; pageInfo: { endCursor: string } };
    };
  }>(CONFLICTS, { slug: edition.slug, ...asked });
  return organizerDesk.conflicts;
};

describe('an exclusion', () => {
  test('counts once a second organiser has confirmed it, and then at once', async () => {
    const proposed = await propose();
    expect(proposed).toEqual(expect.objectContaining({ state: 'PROPOSED', ground: 'EXCLUDED', reason, raisedBy: { name: 'first' } }));
    expect(await deskSize()).toBe(1);
    expect((await first.refusalOf('confirmExclusion', { conflict: proposed.id })).code).toBe('SECOND_PERSON_NEEDED');
    expect((await second.refusalOf('excludeJudge', { judge: seat, entry: entry.id, reason })).code).toBe('EXCLUDED_ALREADY');
    const confirmed = await second.mutate('confirmExclusion', { conflict: proposed.id }, CONFLICT);
    expect(confirmed).toEqual(expect.objectContaining({ state: 'STANDING', decidedBy: { name: 'second' } }));
    expect([await deskSize(), (await judge.get(`/judge-copies/${entry.copies['REPORT']}`)).status]).toEqual([0, 404]);
    expect((await second.refusalOf('confirmExclusion', { conflict: proposed.id })).code).toBe('NOTHING_PROPOSED');
    await advanced(it.db, edition, entry);
    const inFinal = await aJudge(it.db, edition, judge.account!.id, { stage: edition.finalStage });
    expect((await first.refusalOf('assignJudge', { judge: inFinal, entry: entry.id })).code).toBe('CONFLICT_EXCLUDED');
    const events = await it.db.query<{ action: string; data: string }[]>(
      `select action, data from audit_event where subject = $1 order by at`,
      [proposed.id],
    );
    expect(events.map(({ action, data }) => [action, JSON.parse(data)])).toEqual([
      ['exclusion.proposed', { judge: seat, entry: entry.id }],
      ['exclusion.confirmed', { ground: 'EXCLUDED', team: entry.team }],
    ]);
  });

  test('that is turned down comes to nothing, and can be proposed again', async () => {
    const { id } = await propose();
    expect(await second.mutate('rejectProposal', { conflict: id, reason: '사실과 다릅니다.' }, CONFLICT)).toEqual(
      expect.objectContaining({ state: 'REJECTED', decisionReason: '사실과 다릅니다.' }),
    );
    expect(await deskSize()).toBe(1);
    await exclude();
    expect(await deskSize()).toBe(0);
  });

  test('after settling flags the settlement, and not any more once it is lifted', async () => {
    const other = await aJudge(it.db, edition, (await anAccount(it.db)).id);
    await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, validity: '0.00' }, { state: SheetState.SUBMITTED });
    await aSheet(it.db, await anAssignment(it.db, edition, other, entry), rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    await moveStage(it.db, edition, StageState.CLOSED);
    const SETTLED = '{ id isOutdated standings { nodes { score } } }';
    expect(await first.mutate('settleStage', { stage: edition.stage }, SETTLED)).toEqual(
      expect.objectContaining({ isOutdated: false, standings: { nodes: [{ score: '72.00' }] } }),
    );
    const conflict = await exclude();
    const settlements = async () =>
      (
        await first.query<{ organizerDesk: { settlements: { isOutdated: boolean }[] } }>(
          `query ($slug: String!) { organizerDesk(competition: $slug) { settlements { isOutdated } } }`,
          { slug: edition.slug },
        )
      ).organizerDesk.settlements.map(({ isOutdated }) => isOutdated);
    expect(await settlements()).toEqual([true]);
    await first.mutate('liftConflict', { conflict, reason });
    await second.mutate('confirmLift', { conflict });
    expect(await settlements()).toEqual([false]);
  });
});

describe('a conflict that was found but is wrong', () => {
  let found: string;
  beforeEach(async () => {
    const division = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
    await it.db.query(`update team_member set department_id = $1 where team_id = $2`, [division, entry.team]);
    await anEmployment(it.db, judge.account!.id, division);
    await it.db.query(`select graphile_worker.add_job('roster-changed', $1::json)`, [JSON.stringify({ competition: edition.id })]);
    await eventually(async () => {
      const [row] = await it.db.query<{ id: string }[]>(`select id from conflict where competition_id = $1`, [edition.id]);
      found = row?.id ?? '';
      return found !== '';
    }, 'the conflict');
  });

  test('is lifted by two organisers, and stands until the second one has confirmed it', async () => {
    expect(await deskSize()).toBe(0);
    await first.mutate('liftConflict', { conflict: found, reason });
    expect([await deskSize(), (await first.refusalOf('confirmLift', { conflict: found })).code]).toEqual([0, 'SECOND_PERSON_NEEDED']);
    expect((await second.refusalOf('liftConflict', { conflict: found, reason })).code).toBe('LIFT_PROPOSED');
    await second.mutate('rejectProposal', { conflict: found, reason });
    expect((await second.refusalOf('confirmLift', { conflict: found })).code).toBe('NOTHING_PROPOSED');
    await second.mutate('liftConflict', { conflict: found, reason });
    expect(await first.mutate('confirmLift', { conflict: found }, CONFLICT)).toEqual(
      expect.objectContaining({ state: 'LIFTED', liftProposedBy: { name: 'second' }, liftedBy: { name: 'first' } }),
    );
    expect(await deskSize()).toBe(1);
  });

  test('is on the list with the member whom it comes from, for organisers and auditors, by state and ground', async () => {
    await propose();
    const [member] = await it.db.query<[{ name: string }]>(
      `select account.name from team_member join account on account.id = account_id where team_id = $1`,
      [entry.team],
    );
    const expected = [
      { ground: 'EXCLUDED', state: 'PROPOSED', memberName: null, raisedBy: { name: 'first' } },
      { ground: 'SAME_DEPARTMENT', state: 'STANDING', memberName: member.name, raisedBy: null },
    ].map((row) => ({ ...row, entryNumber: entry.number, person: { name: 'judge' }, team: { id: entry.team } }));
    expect((await conflicts(first)).nodes).toEqual(expected);
    expect((await conflicts(auditor)).nodes).toEqual(expected);
    expect((await conflicts(first, { state: 'STANDING' })).nodes).toEqual([expected[1]]);
    expect((await conflicts(first, { ground: 'EXCLUDED' })).totalCount).toBe(1);
    const page = await conflicts(first, { first: 1 });
    const next = await conflicts(first, { first: 1, after: page.pageInfo.endCursor });
    expect([...page.nodes, ...next.nodes]).toEqual(expected);
    const of = (asked: object) => countQueries(it.app, () => conflicts(first, asked));
    // The first one has no member to be named.
    expect(await of({ first: 1 })).toBe(6);
    expect(await of({ first: 2 })).toBe(7);
  });
});

test.each([
  ['excludeJudge', () => ({ judge: seat, entry: entry.id, reason })],
  ['confirmExclusion', async () => ({ conflict: (await propose()).id })],
  ['liftConflict', async () => ({ conflict: await exclude(), reason })],
  ['confirmLift', async () => ({ conflict: await exclude() })],
  ['rejectProposal', async () => ({ conflict: (await propose()).id, reason })],
])('%s is for the organisers of the edition', async (name, given) => {
  const input = await given();
  const codes = await Promise.all([auditor, judge, it.visitor].map(async (person) => (await person.refusalOf(name, input)).code));
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'SIGN_IN_REQUIRED']);
});

test('a reason is asked for, and an entry of the edition', async () => {
  const foreign = await anEntry(it.db, await anEdition(it.db));
  const wishes = [
    { judge: seat, entry: entry.id, reason: ' ' },
    { judge: seat, entry: foreign.id, reason },
  ];
  const codes = await Promise.all(wishes.map(async (wish) => (await first.refusalOf('excludeJudge', wish)).code));
  expect(codes).toEqual(['INVALID_INPUT', 'NOT_FOUND']);
});
