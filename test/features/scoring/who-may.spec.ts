import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { currentPledge } from '../../../src/features/panels/judge-seat.service.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric } from '../../support/judging-factories.js';
import { Person } from '../../support/person.js';

// The judge and a colleague each judge one entry of an open stage; the lead's is the one of the judge.
const people = [
  'visitor',
  'stranger',
  'lead',
  'judge',
  'colleague',
  'organizer',
  'auditor',
  'otherOrganizer',
  'administrator',
  'asCompetitor',
  'asJudge',
] as const;
type Who = (typeof people)[number];

let it: TestApp;
let edition: MadeEdition;
let entry: MadeEntry;
let seat: string;
let assignment: string;
const cast = {} as Record<Who, Person>;
beforeAll(async () => {
  it = await startTestApp();
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aRubric(it.db, edition);
  const names = ['stranger', 'lead', 'judge', 'colleague', 'organizer', 'auditor', 'otherOrganizer', 'administrator'] as const;
  for (const name of names) cast[name] = await it.person(`${name.toLowerCase()}@busan.example`);
  cast.visitor = it.visitor;
  await aGrant(it.db, cast.organizer.account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, cast.auditor.account!.id, 'AUDITOR', edition.id);
  await aGrant(it.db, cast.otherOrganizer.account!.id, 'ORGANIZER', (await anEdition(it.db)).id);
  await aGrant(it.db, cast.administrator.account!.id, 'ADMINISTRATOR', null);
  entry = await anEntry(it.db, edition, { team: { members: [{ accountId: cast.lead.account!.id }] } });
  seat = await aJudge(it.db, edition, cast.judge.account!.id);
  assignment = await anAssignment(it.db, edition, seat, entry);
  await anAssignment(it.db, edition, await aJudge(it.db, edition, cast.colleague.account!.id), await anEntry(it.db, edition));
  cast.asCompetitor = await narrowed(cast.judge, 'COMPETITOR');
  cast.asJudge = await narrowed(cast.judge, 'JUDGE');
});
afterAll(() => it.close());

/** The same person, with a token for one kind of work. */
async function narrowed(person: Person, role: string): Promise<Person> {
  const { secret } = await person.mutate<{ secret: string }>('createToken', { label: role, role, competition: edition.id }, '{ secret }');
  return new Person(it.url, person.account, secret);
}

type Operation = [name: string, input: () => object, fields: string];
const mutation = ([name, input, fields]: Operation) => ({
  query: `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${fields} }`,
  variables: { input: input() },
});
const codeOf = async (who: Who, query: string, variables: Record<string, unknown>): Promise<string> =>
  (await cast[who].ask(query, variables)).errors?.[0]?.extensions.code ?? 'OK';
const codesOf = async (
  query: string,
  variables: Record<string, unknown>,
  order: readonly Who[] = people,
): Promise<Record<string, string>> => {
  const codes: Record<string, string> = {};
  for (const who of order) codes[who] = await codeOf(who, query, variables);
  return codes;
};

/** Everybody but a visitor is told that there is no such thing, except for those who are named. */
const nothingFor = (except: Partial<Record<Who, string>>): Record<string, string> => ({
  ...Object.fromEntries(people.map((who) => [who, who === 'visitor' ? 'SIGN_IN_REQUIRED' : 'NOT_FOUND'])),
  ...except,
});

describe('organisers alone', () => {
  const rule = defaultRule(defaultRubric, 'PAPER');
  test.each<[...Operation, string]>([
    [
      'appointJudge',
      () => ({ stage: edition.stage, track: edition.tracks['분석'], email: 'nobody@busan.example' }),
      '{ id }',
      'ACCOUNT_UNKNOWN',
    ],
    ['assignJudge', () => ({ judge: seat, entry: entry.id }), '{ id }', 'ASSIGNED_ALREADY'],
    ['writeRubric', () => ({ stage: edition.stage, criteria: defaultRubric.criteria }), '{ id }', 'STAGE_STATE_WRONG'],
    ['announceStageRule', () => ({ stage: edition.stage, rule }), '{ version }', 'STAGE_STATE_WRONG'],
    ['openStage', () => ({ stage: edition.stage }), '{ id }', 'STAGE_STATE_WRONG'],
    ['closeStage', () => ({ stage: edition.stage }), '{ id }', 'SHEETS_MISSING'],
  ])('%s', async (name, input, fields, code) => {
    const { query, variables } = mutation([name, input, fields]);
    expect(await codesOf(query, variables)).toEqual(nothingFor({ organizer: code }));
  });

  test('unassignJudge', async () => {
    const other = await anEntry(it.db, edition);
    await anAssignment(it.db, edition, seat, other);
    const { query, variables } = mutation(['unassignJudge', () => ({ judge: seat, entry: other.id }), '{ id }']);
    expect(await codesOf(query, variables)).toEqual(nothingFor({ organizer: 'OK' }));
  });

  test('organizerDesk, with panels and progress: auditors read it too', async () => {
    const query = `query ($slug: String!, $stage: ID!) { organizerDesk(competition: $slug) { panels { id } progress(stage: $stage) { submitted total } } }`;
    const variables = { slug: edition.slug, stage: edition.stage };
    expect(await codesOf(query, variables)).toEqual(nothingFor({ organizer: 'OK', auditor: 'OK' }));
  });
});

describe('judges alone, each for the own entry', () => {
  const order = people.filter((who) => who !== 'judge' && who !== 'asJudge');
  const nothingForOthers = () => Object.fromEntries(Object.entries(nothingFor({})).filter(([who]) => order.some((other) => other === who)));

  test('judgeDesk', async () => {
    const query = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { code } } }`;
    expect(await codesOf(query, { stage: edition.stage })).toEqual(nothingFor({ judge: 'OK', asJudge: 'OK', colleague: 'OK' }));
  });

  test('signPledge', async () => {
    const { query, variables } = mutation(['signPledge', () => ({ stage: edition.stage, textHash: currentPledge.hash }), '{ pledgedAt }']);
    expect(await codesOf(query, variables)).toEqual(nothingFor({ judge: 'OK', asJudge: 'OK', colleague: 'OK' }));
  });

  test('saveSheet, submitSheet, reopenSheet', async () => {
    const marks = defaultRubric.criteria.map(({ key }) => ({ criterion: key, points: '1' }));
    const turns: [...Operation, string][] = [
      ['saveSheet', () => ({ assignment, revision: 0, marks }), '{ revision }', 'judge'],
      ['submitSheet', () => ({ assignment, revision: 1 }), '{ revision }', 'asJudge'],
      ['reopenSheet', () => ({ assignment, revision: 2, reason: '다시 봅니다.' }), '{ revision }', 'judge'],
    ];
    for (const [name, input, fields, who] of turns) {
      const { query, variables } = mutation([name, input, fields]);
      expect([name, await codesOf(query, variables, order)]).toEqual([name, nothingForOthers()]);
      expect([name, await codeOf(who as Who, query, variables)]).toEqual([name, 'OK']);
    }
  });
});

test('myStages tells everybody of their own seats only', async () => {
  const own = (await cast.judge.query<{ myStages: unknown[] }>('{ myStages { stage { id } } }')).myStages;
  expect(own).toEqual([{ stage: { id: edition.stage } }]);
  for (const who of ['stranger', 'lead', 'organizer', 'auditor', 'asCompetitor'] as const) {
    expect([who, await cast[who].query('{ myStages { stage { id } } }')]).toEqual([who, { myStages: [] }]);
  }
  expect(await codeOf('visitor', '{ myStages { stage { id } } }', {})).toBe('SIGN_IN_REQUIRED');
});

test('what is not there and what is not for you get the same answer', async () => {
  const nowhere = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';
  const desk = `query ($stage: ID!) { judgeDesk(stage: $stage) { pledgedAt } }`;
  expect(await cast.lead.ask(desk, { stage: edition.stage })).toEqual(await cast.lead.ask(desk, { stage: nowhere }));
  const save = `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { id } }`;
  const saving = (id: string) => ({ input: { assignment: id, revision: 7, marks: [{ criterion: 'nothing', points: '1' }] } });
  expect(await cast.colleague.ask(save, saving(assignment))).toEqual(await cast.colleague.ask(save, saving(nowhere)));
  const assign = `mutation ($input: AssignJudgeInput!) { assignJudge(input: $input) { id } }`;
  const assigning = (judge: string) => ({ input: { judge, entry: entry.id } });
  expect(await cast.otherOrganizer.ask(assign, assigning(seat))).toEqual(await cast.otherOrganizer.ask(assign, assigning(nowhere)));
});
