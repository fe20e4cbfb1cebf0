import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ConflictReach } from '../../../src/domain/conflict.js';
import { Competition } from '../../../src/features/competitions/competition.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aDeclaredInterest, aDepartmentIn, aTaughtSession, aTrainingRecord } from '../../support/conflict-factories.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, anEmployment, type MadeEdition } from '../../support/factories.js';
import { aJudge } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { eventually } from '../../support/story.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
let person: { id: string; email: string };
let judge: string;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  person = await anAccount(it.db);
  judge = await aJudge(it.db, edition, person.id);
});

const codeOf = async (entry: { id: string }): Promise<string | null> => {
  const answer = await organizer.ask(`mutation ($input: AssignJudgeInput!) { assignJudge(input: $input) { id } }`, {
    input: { judge, entry: entry.id },
  });
  return answer.errors?.[0]?.extensions.code ?? null;
};
const entryOf = (departmentId: string | null, name?: string): Promise<MadeEntry> => memberOf(departmentId, name).then(({ entry }) => entry);
const memberOf = async (departmentId: string | null, name = '김미정') => {
  const member = await anAccount(it.db, { name });
  return { member, entry: await anEntry(it.db, edition, { team: { members: [{ accountId: member.id, departmentId }] } }) };
};

describe('the same workplace', () => {
  let [district, bureau, division, sibling, city]: string[] = [];
  let units: Record<string, string>;
  beforeAll(async () => {
    [district, city] = [await aDepartmentIn(it.db, null, 'DISTRICT'), await aDepartmentIn(it.db, null)];
    bureau = await aDepartmentIn(it.db, city);
    [division, sibling] = [await aDepartmentIn(it.db, bureau), await aDepartmentIn(it.db, bureau)];
    const [planning, tax] = [await aDepartmentIn(it.db, district, 'DISTRICT'), await aDepartmentIn(it.db, district, 'DISTRICT')];
    const outside = await aDepartmentIn(it.db, null, 'OUTSIDE');
    const university = await aDepartmentIn(it.db, outside, 'OUTSIDE');
    units = { district: district, city: city, bureau, division, sibling, planning, tax, outside, university };
  });

  test.each<[judgeIn: string, memberIn: string, reach: ConflictReach, code: string | null]>([
    ['division', 'division', 'DEPARTMENT', 'CONFLICT_SAME_DEPARTMENT'],
    ['division', 'bureau', 'DEPARTMENT', 'CONFLICT_SAME_DEPARTMENT'],
    ['bureau', 'division', 'DEPARTMENT', 'CONFLICT_SAME_DEPARTMENT'],
    ['division', 'sibling', 'DISTRICT', null],
    ['division', 'city', 'DISTRICT', null],
    ['city', 'city', 'DEPARTMENT', 'CONFLICT_SAME_DEPARTMENT'],
    ['division', 'sibling', 'AGENCY', 'CONFLICT_SAME_DISTRICT'],
    ['planning', 'tax', 'DEPARTMENT', null],
    ['planning', 'tax', 'DISTRICT', 'CONFLICT_SAME_DISTRICT'],
    ['district', 'tax', 'DISTRICT', 'CONFLICT_SAME_DISTRICT'],
    ['planning', 'division', 'AGENCY', null],
    ['outside', 'outside', 'AGENCY', null],
    ['university', 'university', 'DEPARTMENT', 'CONFLICT_SAME_DEPARTMENT'],
  ])('a judge of %s, a member of %s, conflicts reach %s: %s', async (judgeIn, memberIn, conflictReach, code) => {
    await it.db.getRepository(Competition).update({ id: edition.id }, { conflictReach });
    await anEmployment(it.db, person.id, units[judgeIn]!);
    expect(await codeOf(await entryOf(units[memberIn]!))).toBe(code);
  });

  test('is where a member works now, too, not only where the member joined', async () => {
    const { member, entry } = await memberOf(sibling!);
    await anEmployment(it.db, person.id, division!);
    expect(await codeOf(entry)).toBeNull();
    await it.db.query(`delete from assignment where entry_id = $1`, [entry.id]);
    await anEmployment(it.db, member.id, division!);
    expect(await codeOf(entry)).toBe('CONFLICT_SAME_DEPARTMENT');
  });
});

test.each([
  ['COMPLETED', 'CONFLICT_INSTRUCTOR'],
  ['NOT_COMPLETED', 'CONFLICT_INSTRUCTOR'],
  ['CANCELLED', null],
] as const)('an instructor of a course that a member took (%s): %s', async (status, code) => {
  const agencyId = await aDepartmentIn(it.db, null);
  const session = await aTaughtSession(it.db, person.email);
  const { member, entry } = await memberOf(null);
  await aTrainingRecord(it.db, session, { accountId: member.id, agencyId, status });
  expect([await codeOf(entry), await codeOf(await entryOf(null))]).toEqual([code, null]);
});

describe('a declared interest', () => {
  let bureau: string;
  let division: string;
  beforeAll(async () => {
    bureau = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
    division = await aDepartmentIn(it.db, bureau);
  });
  const said = (what: Parameters<typeof aDeclaredInterest>[3]) => aDeclaredInterest(it.db, edition.id, person.id, what);

  test('in a department is one in all that lies below it, and not in what is above', async () => {
    await said({ departmentId: division });
    const other = await aDepartmentIn(it.db, bureau);
    expect([await codeOf(await entryOf(division)), await codeOf(await entryOf(bureau)), await codeOf(await entryOf(other))]).toEqual([
      'CONFLICT_DECLARED',
      null,
      null,
    ]);
    await said({ departmentId: bureau });
    expect(await codeOf(await entryOf(await aDepartmentIn(it.db, bureau)))).toBe('CONFLICT_DECLARED');
  });

  test.each<[string, { departmentId?: true; personName?: string; personEmail?: string }, string | null]>([
    ['the name and department', { personName: '남궁 민', departmentId: true }, 'CONFLICT_DECLARED'],
    ['the name, spaced otherwise', { personName: '남궁민', departmentId: true }, 'CONFLICT_DECLARED'],
    ['another name in the department', { personName: '남궁훈', departmentId: true }, null],
    ['the name with another mail address', { personName: '남궁민', personEmail: 'min@home.example' }, 'CONFLICT_DECLARED'],
    ['another name and another mail address', { personName: '민', personEmail: 'min@home.example' }, null],
  ])('in a person by %s', async (_, { departmentId, ...who }, code) => {
    const entry = await entryOf(division, '남궁 민');
    await said({ ...who, ...(departmentId && { departmentId: division }) });
    expect(await codeOf(entry)).toBe(code);
  });

  test('in a person by mail address, whatever the name; and by name where the department is not known', async () => {
    const { member, entry } = await memberOf(division);
    await said({ personName: '이름이 바뀐 사람', personEmail: member.email });
    await said({ personName: '최한솔', departmentId: division });
    expect([await codeOf(entry), await codeOf(await entryOf(null, '최한솔')), await codeOf(await entryOf(bureau, '최한솔'))]).toEqual([
      'CONFLICT_DECLARED',
      'CONFLICT_DECLARED',
      null,
    ]);
  });

  test('counts in its own edition and for whoever declared it', async () => {
    await aDeclaredInterest(it.db, (await anEdition(it.db)).id, person.id, { departmentId: division });
    await aDeclaredInterest(it.db, edition.id, (await anAccount(it.db)).id, { departmentId: division });
    expect(await codeOf(await entryOf(division))).toBeNull();
  });
});

describe('the record of conflicts', () => {
  const recorded = () =>
    it.db.query<{ ground: string; state: string }[]>(`select ground, state from conflict where competition_id = $1 order by ground`, [
      edition.id,
    ]);
  const tell = (name: string, payload: object) =>
    it.db.query(`select graphile_worker.add_job($1, $2::json)`, [name, JSON.stringify(payload)]);
  const becomes = (expected: object[]) =>
    eventually(async () => JSON.stringify(await recorded()) === JSON.stringify(expected), `the conflicts ${JSON.stringify(expected)}`);

  test('follows rosters, workplaces and courses by jobs, ends and begins again, and is audited by counts', async () => {
    const division = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
    const { member, entry } = await memberOf(division);
    await anEmployment(it.db, person.id, division);
    await tell('employment-changed', { account: person.id });
    await becomes([{ ground: 'SAME_DEPARTMENT', state: 'STANDING' }]);
    await it.db.query(`update team_member set state = 'LEFT' where team_id = $1`, [entry.team]);
    await tell('roster-changed', { competition: edition.id });
    await becomes([{ ground: 'SAME_DEPARTMENT', state: 'ENDED' }]);
    await it.db.query(`update team_member set state = 'JOINED' where team_id = $1`, [entry.team]);
    await aTrainingRecord(it.db, await aTaughtSession(it.db, person.email), {
      accountId: member.id,
      agencyId: division,
      status: 'COMPLETED',
    });
    await tell('training-changed', {});
    await becomes([
      { ground: 'INSTRUCTOR', state: 'STANDING' },
      { ground: 'SAME_DEPARTMENT', state: 'STANDING' },
    ]);
    const events = await it.db.query<{ data: string }[]>(
      `select data from audit_event where subject = $1 and action = 'conflicts.derived' order by at`,
      [edition.id],
    );
    expect(events.map(({ data }) => JSON.parse(data))).toEqual([
      { found: 1, ended: 0 },
      { found: 0, ended: 1 },
      { found: 2, ended: 0 },
    ]);
  });

  test('opens no door when it is late, and what was lifted counts again when it follows from something else', async () => {
    const division = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
    const entry = await entryOf(division);
    await anEmployment(it.db, person.id, division);
    expect([await recorded(), await codeOf(entry)]).toEqual([[], 'CONFLICT_SAME_DEPARTMENT']);
    await tell('roster-changed', { competition: edition.id });
    await becomes([{ ground: 'SAME_DEPARTMENT', state: 'STANDING' }]);
    await it.db.query(`update conflict set state = 'LIFTED', lifted_by = gen_random_uuid() where competition_id = $1`, [edition.id]);
    expect(await codeOf(entry)).toBeNull();
    await it.db.query(`delete from assignment where entry_id = $1`, [entry.id]);
    const another = await anAccount(it.db);
    await anEmployment(it.db, another.id, division);
    await it.db.query(
      `insert into team_member (id, team_id, competition_id, account_id, email, role, state, invited_at, joined_at)
       values (gen_random_uuid(), $1, $2, $3, 'another@busan.example', 'MEMBER', 'JOINED', now(), now())`,
      [entry.team, edition.id, another.id],
    );
    expect(await codeOf(entry)).toBe('CONFLICT_SAME_DEPARTMENT');
  });
});
