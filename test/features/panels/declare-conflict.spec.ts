import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { randomId } from '../../../src/platform/database/ids.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { aDepartmentIn } from '../../support/conflict-factories.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { DESK, type Desk } from '../../support/story.js';

const SAID = '{ id department personName personEmail declaredAt }';

let it: TestApp;
let judge: Person;
let division: string;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@university.example');
  division = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
});
afterAll(() => it.close());

interface Judged {
  edition: MadeEdition;
  entries: { entry: MadeEntry; assignment: string; member: { email: string } }[];
}
/** An edition in judging, with two entries on the judge's desk: of the division, if there is to be a hit, and of another one. */
async function judged({ hit }: { hit: boolean }): Promise<Judged> {
  const edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aRubric(it.db, edition);
  const seat = await aJudge(it.db, edition, judge.account!.id);
  const elsewhere = await aDepartmentIn(it.db, await aDepartmentIn(it.db, null));
  const entries: Judged['entries'] = [];
  for (const departmentId of [hit ? division : elsewhere, elsewhere]) {
    const member = await anAccount(it.db, { name: hit && entries.length === 0 ? '남궁민' : '김미정' });
    const entry = await anEntry(it.db, edition, { team: { members: [{ accountId: member.id, departmentId }] } });
    entries.push({ entry, member, assignment: await anAssignment(it.db, edition, seat, entry) });
  }
  return { edition, entries };
}
const deskOf = async ({ edition }: Judged) => (await judge.query<Desk>(DESK, { stage: edition.stage })).judgeDesk.assignments;

describe('whether a declaration concerns an entry', () => {
  const masked = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>').replace(/\d{4}-[\d-]+T[\d:.]+Z/g, '<time>');
  /** All that comes back of a declaration, headers included, and how many statements it took. */
  async function answerTo({ edition }: Judged, said: object): Promise<{ text: string; statements: number }> {
    let text = '';
    const query = `mutation ($input: DeclareConflictInput!) { declareConflict(input: $input) ${SAID} }`;
    const statements = await countQueries(it.app, async () => {
      const response = await fetch(`${it.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...judge.headers },
        body: JSON.stringify({ query, variables: { input: { stage: edition.stage, ...said } } }),
      });
      // A hash of id and time, and the time.
      const headers = [...response.headers].filter(([name]) => !['etag', 'date'].includes(name));
      text = `${response.status} ${JSON.stringify(headers)} ${await response.text()}`;
    });
    return { text: masked(text), statements };
  }

  test.each([
    ['a department', () => ({ department: division })],
    ['a person by department', () => ({ department: division, personName: '남궁민' })],
    ['a person by name and mail address', () => ({ personName: '남궁민', personEmail: 'min@home.example' })],
  ])('is not told: %s', async (_, said) => {
    const [hit, miss] = [await judged({ hit: true }), await judged({ hit: false })];
    const answers = [await answerTo(hit, said()), await answerTo(miss, said())];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.text).toContain('"declareConflict":{"id":"<id>"');
    expect([(await deskOf(hit)).length, (await deskOf(miss)).length]).toEqual([1, 2]);
  });

  test('changes nothing that the judge gets, but that the assignment is gone', async () => {
    const one = await judged({ hit: true });
    const [before, seats] = [await deskOf(one), await judge.query('{ myStages { pledgedAt stage { state } tracks { nameKo } } }')];
    await judge.mutate('declareConflict', { stage: one.edition.stage, department: division });
    const gone = one.entries[0]!;
    expect(await deskOf(one)).toEqual(before.filter(({ assignment }) => assignment !== gone.assignment));
    expect(await judge.query('{ myStages { pledgedAt stage { state } tracks { nameKo } } }')).toEqual(seats);
    const [file, never] = [gone.entry.copies['REPORT'], randomId()];
    const answers = await Promise.all([file, never].map(async (id) => (await judge.get(`/judge-copies/${id}`)).text()));
    expect(answers[0]).toBe(answers[1]);
  });
});

test('a declaration is kept as it was said, for teams that come later, and audited without its words', async () => {
  const one = await judged({ hit: false });
  const { stage } = one.edition;
  const first = await judge.mutate('declareConflict', { stage, department: division }, SAID);
  const second = await judge.mutate('declareConflict', { stage, personName: ' 남궁 민', personEmail: 'Min@Home.example' }, SAID);
  expect([first, second]).toEqual([
    expect.objectContaining({ department: division, personName: null, personEmail: null }),
    expect.objectContaining({ department: null, personName: '남궁 민', personEmail: 'min@home.example' }),
  ]);
  const asked = `query ($stage: ID!) { myDeclaredInterests(stage: $stage) ${SAID} }`;
  expect(await judge.query(asked, { stage })).toEqual({ myDeclaredInterests: [first, second] });
  await it.db.query(`update team_member set department_id = $1 where team_id = $2`, [division, one.entries[1]!.entry.team]);
  expect((await deskOf(one)).map(({ assignment }) => assignment)).toEqual([one.entries[0]!.assignment]);
  const events = await it.db.query<{ data: string }[]>(
    `select data from audit_event where action = 'interest.declared' and subject = any($1) order by at`,
    [[first.id, second.id]],
  );
  expect(events.map(({ data }) => JSON.parse(data))).toEqual([
    { competition: one.edition.id, of: 'DEPARTMENT' },
    { competition: one.edition.id, of: 'PERSON' },
  ]);
});

describe('who declares, and what', () => {
  let one: Judged;
  beforeEach(async () => {
    one = await judged({ hit: true });
  });
  const codeOf = async (person: Person, said: object) =>
    (await person.refusalOf('declareConflict', { stage: one.edition.stage, ...said })).code;

  test('only judges of the edition do', async () => {
    const stranger = await it.person(`stranger-${one.edition.slug}@busan.example`);
    const codes = [await codeOf(stranger, { department: division }), await codeOf(it.visitor, { department: division })];
    expect(codes).toEqual(['NOT_FOUND', 'SIGN_IN_REQUIRED']);
    const asked = `query ($stage: ID!) { myDeclaredInterests(stage: $stage) { id } }`;
    expect((await stranger.ask(asked, { stage: one.edition.stage })).errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  test.each([
    ['an unknown department', { department: 'NOWHERE' }],
    ['a name alone', { personName: '남궁민' }],
    ['nothing', {}],
    ['no mail address', { personName: '남궁민', personEmail: 'min' }],
  ])('%s is refused', async (_, said) => {
    expect(await codeOf(judge, said)).toBe('INVALID_INPUT');
  });
});
