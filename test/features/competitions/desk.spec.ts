import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLObjectType } from 'graphql';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment } from '../../support/judging-factories.js';
import { Person } from '../../support/person.js';

let it: TestApp;
let edition: MadeEdition;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

let people = 0;
const somebody = (roles: Parameters<typeof aGrant>[2][] = []) =>
  it.person(`person-${++people}@busan.example`, { roles: roles.map((role) => ({ role, competitionId: edition.id })) });
const wish = (email: string, role: string) => ({ competition: edition.id, email, role });
const roleOf = async (who: Person): Promise<string> => {
  const [row] = await it.db.query<{ id: string }[]>(`select id from role_grant where account_id = $1 and competition_id = $2`, [
    who.account!.id,
    edition.id,
  ]);
  return row!.id;
};
const desk = (fields: string) => `{ organizerDesk(competition: "${edition.slug}") { ${fields} } }`;
const codeOf = async (who: Person, query: string) => (await who.ask(query)).errors?.[0]?.extensions.code ?? null;

describe('the desk', () => {
  const selections: Record<string, string> = {
    competition: 'competition { slug }',
    calendarChanges: 'calendarChanges { reason }',
    aiPolicyChanges: 'aiPolicyChanges { rule }',
    fileSlotChanges: 'fileSlotChanges { reason }',
    roles: 'roles { role }',
    roleChanges: 'roleChanges { totalCount }',
    questions: 'questions { totalCount nodes { askedBy { name } } }',
    teams: 'teams { totalCount }',
    entries: 'entries { totalCount nodes { number versions { title files { name } } } }',
    panels: 'panels { judges { assignments { entryNumber } } }',
    reportComparison: 'reportComparison { reports }',
    similarReports: 'similarReports { totalCount }',
    searchEntries: 'searchEntries(text: "빈집") { nodes { entry { number } } }',
    settlements: 'settlements { id }',
    finalSettlements: 'finalSettlements { id }',
    scoreImports: 'scoreImports { id }',
    penalties: 'penalties { totalCount }',
    finalTieDecisions: 'finalTieDecisions { id }',
  };
  const progress = () => `progress(stage: "${edition.stage}") { submitted judge { assigned } }`;
  const paperSheets = () => `paperSheets(stage: "${edition.stage}") { code judge { assigned } }`;
  const seenBy = async (who: Person): Promise<string[]> => {
    const parts = Object.entries({ ...selections, progress: progress(), paperSheets: paperSheets() });
    const codes = await Promise.all(parts.map(([, fields]) => codeOf(who, desk(fields))));
    return parts.flatMap(([name], index) => (codes[index] === null ? [name] : [])).toSorted();
  };
  const all = [...Object.keys(selections), 'paperSheets', 'progress'].toSorted();

  test('in all of its parts is for organisers and auditors; every part that is added is asked for', async () => {
    for (const role of ['ORGANIZER', 'AUDITOR'] as const) expect(await seenBy(await somebody([role]))).toEqual(all);
    const { schema } = it.app.get(GraphQLSchemaHost);
    const { resolve } = (schema.getType('OrganizerDesk') as GraphQLObjectType).getFields()['competition']!;
    expect(() => resolve!({ sight: { readers: [] } }, {}, {}, {} as never)).toThrow('NOT_FOUND');
  });

  test('shows a secretary everything that is to be prepared, and no score, no history and no reason for a role', async () => {
    const secretary = await somebody(['SECRETARY']);
    await anAssignment(it.db, edition, await aJudge(it.db, edition, (await anAccount(it.db)).id), await anEntry(it.db, edition));
    const prepared = ['calendarChanges', 'competition', 'entries', 'panels', 'paperSheets', 'progress', 'questions', 'roles', 'teams'];
    expect(await seenBy(secretary)).toEqual(prepared);
    expect(await codeOf(secretary, desk('settlements { id }'))).toBe('NOT_FOUND');
    const histories = desk('entries { nodes { histories { takenAt } } }');
    expect([await codeOf(secretary, histories), await codeOf(organizer, histories)]).toEqual(['NOT_FOUND', null]);
    await it.db.query(`update competition set state = 'PUBLISHED' where id = $1`, [edition.id]);
    expect(await seenBy(secretary)).toEqual([...prepared, 'finalSettlements', 'settlements'].toSorted());
  });

  test('shows the chair, who may be a judge, progress and settlements once no blind stage is to be judged any more', async () => {
    const chair = await somebody();
    await aJudge(it.db, edition, chair.account!.id);
    await organizer.mutate('grantRole', wish(chair.account!.email, 'CHAIR'));
    await it.db.query(`update stage set is_blind = true where id = $1`, [edition.finalStage]);
    expect(await codeOf(chair, desk(progress()))).toBe('BLIND_JUDGING_GOES_ON');
    await it.db.query(`update stage set state = $2 where id = $1`, [edition.stage, StageState.CLOSED]);
    expect(await seenBy(chair)).toEqual(['competition']);
    await it.db.query(`update stage set is_blind = false where id = $1`, [edition.finalStage]);
    expect(await seenBy(chair)).toEqual(['competition', 'finalSettlements', 'progress', 'settlements']);
  });

  test('shows an administrator who runs the edition, and a judge or a stranger nothing', async () => {
    const admin = await it.person('admin-desk@busan.example', { roles: [{ role: 'ADMINISTRATOR', competitionId: null }] });
    expect(await seenBy(admin)).toEqual(['competition', 'roleChanges', 'roles']);
    const judge = await somebody();
    await aJudge(it.db, edition, judge.account!.id);
    expect([await seenBy(judge), await seenBy(await somebody())]).toEqual([[], []]);
  });

  test('is open to a token narrowed to the role and the edition, until the role is taken', async () => {
    const secretary = await somebody(['SECRETARY']);
    const narrowed = async (role: string, competition: string): Promise<Person> => {
      const { secret } = await secretary.mutate<{ secret: string }>('createToken', { label: role, role, competition }, '{ secret }');
      return new Person(it.url, secretary.account, secret);
    };
    const [here, elsewhere] = [await narrowed('SECRETARY', edition.id), await narrowed('SECRETARY', (await anEdition(it.db)).id)];
    const asJudge = await narrowed('JUDGE', edition.id);
    const codes = () => Promise.all([here, elsewhere, asJudge].map((who) => codeOf(who, desk('teams { totalCount }'))));
    expect(await codes()).toEqual([null, 'NOT_FOUND', 'NOT_FOUND']);
    await organizer.mutate('revokeRole', { role: await roleOf(secretary), reason: '업무가 바뀌었습니다.' });
    expect(await codes()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });

  test('lists who holds roles at the same cost for one and for three', async () => {
    const query = desk('roles { role account { name } } roleChanges { nodes { account { name } changedBy { name } } }');
    await organizer.mutate('grantRole', wish((await anAccount(it.db)).email, 'AUDITOR'));
    const one = await countQueries(it.app, () => organizer.query(query));
    for (const role of ['SECRETARY', 'CHAIR']) await organizer.mutate('grantRole', wish((await anAccount(it.db)).email, role));
    // Edition, holders, changes and their number, accounts.
    expect([one, await countQueries(it.app, () => organizer.query(query))]).toEqual([5, 5]);
  });
});
