import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { Entry, EntryState } from '../../../src/features/entries/entry.entity.js';
import { newBlindCode } from '../../../src/features/panels/blind-code.js';
import { MemberState, TeamState } from '../../../src/features/teams/team.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { advanced, aJudge, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const PAIR = '{ id entry entryNumber code judge { id assigned } }';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
let person: { id: string };
let judge: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { tracks: ['분석', '시각화'] });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  person = await anAccount(it.db);
  judge = await aJudge(it.db, edition, person.id);
});

const codeOf = async (entry: { id: string }, to = judge): Promise<string | null> => {
  const answer = await organizer.ask(`mutation ($input: AssignJudgeInput!) { assignJudge(input: $input) { id } }`, {
    input: { judge: to, entry: entry.id },
  });
  return answer.errors?.[0]?.extensions.code ?? null;
};

test('an entry is given under a code of its own, and audited by ids', async () => {
  const entry = await anEntry(it.db, edition);
  const pair = await organizer.mutate<{ id: string }>('assignJudge', { judge, entry: entry.id }, PAIR);
  expect(pair).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
    entry: entry.id,
    entryNumber: '2025-분석-001',
    code: expect.stringMatching(/^[2-9CDFHJKMNPQRTVWXY]{4}$/),
    judge: { id: judge, assigned: 1 },
  });
  const [event] = await it.db.query<[{ action: string; data: string }]>(`select action, data from audit_event where subject = $1`, [
    pair.id,
  ]);
  expect([event.action, JSON.parse(event.data)]).toEqual(['judge.assigned', { stage: edition.stage, judge, entry: entry.id }]);
});

describe('what stands in the way', () => {
  test.each([
    [StageState.DRAFT, null],
    [StageState.OPEN, null],
    [StageState.CLOSED, 'STAGE_STATE_WRONG'],
    [StageState.SETTLED, 'STAGE_STATE_WRONG'],
  ])('a stage that is %s: %s', async (state, code) => {
    const entry = await anEntry(it.db, edition);
    await moveStage(it.db, edition, state);
    expect(await codeOf(entry)).toBe(code);
  });

  test.each([
    [EntryState.SUBMITTED, TeamState.REGISTERED, null],
    [EntryState.DRAFT, TeamState.REGISTERED, 'ENTRY_NOT_SUBMITTED'],
    [EntryState.WITHDRAWN, TeamState.REGISTERED, 'ENTRY_NOT_SUBMITTED'],
    [EntryState.DISQUALIFIED, TeamState.REGISTERED, 'ENTRY_NOT_SUBMITTED'],
    [EntryState.SUBMITTED, TeamState.WITHDRAWN, 'ENTRY_NOT_SUBMITTED'],
    [EntryState.SUBMITTED, TeamState.DISQUALIFIED, 'ENTRY_NOT_SUBMITTED'],
  ])('an entry that is %s of a team that is %s: %s', async (state, teamState, code) => {
    expect(await codeOf(await anEntry(it.db, edition, { state, team: { state: teamState } }))).toBe(code);
  });

  test('another track, another edition, an entry or a judge that is not there', async () => {
    expect(await codeOf(await anEntry(it.db, edition, { track: '시각화' }))).toBe('TRACK_NOT_OF_PANEL');
    const foreign = await anEdition(it.db);
    expect(await codeOf(await anEntry(it.db, foreign))).toBe('NOT_FOUND');
    expect(await codeOf({ id: judge })).toBe('NOT_FOUND');
    expect(await codeOf(await anEntry(it.db, edition), await aJudge(it.db, foreign, person.id))).toBe('NOT_FOUND');
  });

  test('the same entry twice', async () => {
    const entry = await anEntry(it.db, edition);
    expect([await codeOf(entry), await codeOf(entry)]).toEqual([null, 'ASSIGNED_ALREADY']);
  });

  test('a team that the judge once left', async () => {
    const members = [{}, { accountId: person.id, state: MemberState.LEFT }];
    expect(await codeOf(await anEntry(it.db, edition, { team: { members } }))).toBe('CONFLICT_OWN_TEAM');
  });

  test.each([
    ['works where a member does', { judgeUntil: null, state: MemberState.JOINED, same: true }, 'CONFLICT_SAME_DEPARTMENT'],
    ['works elsewhere', { judgeUntil: null, state: MemberState.JOINED, same: false }, null],
    ['worked there until last year', { judgeUntil: '2024-01-01', state: MemberState.JOINED, same: true }, null],
    ['works where somebody who declined does', { judgeUntil: null, state: MemberState.DECLINED, same: true }, null],
  ] as const)('a judge who %s: %s', async (_, { judgeUntil, state, same }, code) => {
    const department = await aDepartment(it.db);
    await anEmployment(it.db, person.id, department, judgeUntil);
    const departmentId = same ? department : await aDepartment(it.db, '도시계획과');
    expect(await codeOf(await anEntry(it.db, edition, { team: { members: [{}, { departmentId, state }] } }))).toBe(code);
  });

  test('entries that were withdrawn or disqualified are none of those that a judge takes', async () => {
    const busy = await aJudge(it.db, edition, (await anAccount(it.db)).id, { maxLoad: 2 });
    const gone = [await anEntry(it.db, edition), await anEntry(it.db, edition)];
    for (const entry of gone) expect(await codeOf(entry, busy)).toBeNull();
    const late = await anEntry(it.db, edition);
    expect(await codeOf(late, busy)).toBe('JUDGE_HAS_ENOUGH');
    await it.db.getRepository(Entry).update({ id: gone[0]!.id }, { state: EntryState.WITHDRAWN });
    expect(await codeOf(late, busy)).toBeNull();
    expect(await codeOf(await anEntry(it.db, edition), busy)).toBe('JUDGE_HAS_ENOUGH');
  });

  test('more than the judge takes, also when two are given at once', async () => {
    const busy = await aJudge(it.db, edition, (await anAccount(it.db)).id, { maxLoad: 2 });
    const entries = [await anEntry(it.db, edition), await anEntry(it.db, edition), await anEntry(it.db, edition)];
    expect(await codeOf(entries[0]!, busy)).toBeNull();
    const codes = await Promise.all([codeOf(entries[1]!, busy), codeOf(entries[2]!, busy)]);
    expect(codes.map(String).toSorted()).toEqual(['JUDGE_HAS_ENOUGH', 'null']);
  });
});

describe('blind codes', () => {
  test('are one for every judge of an entry and stage, also when two are assigned at once', async () => {
    const entry = await anEntry(it.db, edition);
    const judges = [
      judge,
      await aJudge(it.db, edition, (await anAccount(it.db)).id),
      await aJudge(it.db, edition, (await anAccount(it.db)).id),
    ];
    const pairs = await Promise.all(
      judges.map((each) => organizer.mutate<{ code: string }>('assignJudge', { judge: each, entry: entry.id }, '{ code }')),
    );
    expect(new Set(pairs.map(({ code }) => code)).size).toBe(1);
    await advanced(it.db, edition, entry);
    const again = await aJudge(it.db, edition, person.id, { stage: edition.finalStage });
    const inFinal = await organizer.mutate<{ code: string }>('assignJudge', { judge: again, entry: entry.id }, '{ code }');
    expect(inFinal.code).not.toBe(pairs[0]!.code);
  });

  test('tell no order: those of entries in the order of their numbers are sorted no better than chance', () => {
    const codes = Array.from({ length: 400 }, newBlindCode);
    const rising = codes.slice(1).filter((code, index) => code > codes[index]!).length;
    // 399 pairs, half of them rising, sd about 5.8: six of those to either side.
    expect(Math.abs(rising - 199.5)).toBeLessThan(35);
    expect(codes.every((code) => /^[2-9CDFHJKMNPQRTVWXY]{4}$/.test(code))).toBe(true);
  });
});
