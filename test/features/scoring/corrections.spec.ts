import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { fullMarks, type MarkGiven, problemsOf } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const CONTENT = '{ comment total marks { criterion points comment } }';
const OWN = `{ id state before ${CONTENT} after ${CONTENT} reason decidedAt decisionReason }`;
const ASKED = `{ id state judge { account { name } } entryNumber before ${CONTENT} after ${CONTENT} reason askedAt decidedAt decisionReason }`;
const DESK = `query ($slug: String!, $state: CorrectionState, $first: Int! = 50, $after: String) { organizerDesk(competition: $slug) {
  corrections(state: $state, first: $first, after: $after) { totalCount nodes ${ASKED} pageInfo { endCursor hasNextPage } } } }`;
const JUDGE_DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) { assignments { sheet { revision comment total marks { criterion points } } corrections ${OWN} } } }`;
const reason = '활용성 점수를 옆 출품작과 바꾸어 적었습니다.';

interface Correction {
  id: string;
  state: string;
}
interface Page {
  totalCount: number;
  nodes: (Correction & Record<string, unknown>)[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

let it: TestApp;
let judge: Person;
let colleague: Person;
let organizer: Person;
let edition: MadeEdition;
let rubric: string;
let seat: string;
let assignment: string;
let sheet: string;
beforeAll(async () => {
  it = await startTestApp();
  [judge, colleague, organizer] = [
    await it.person('judge@busan.example', { name: '박서준' }),
    await it.person('colleague@busan.example'),
    await it.person('organizer@busan.example'),
  ];
});
afterAll(() => it.close());

/** A closed stage in which the judge gave 85.50, and a colleague has another entry. */
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.CLOSED });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  assignment = await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
  sheet = await aSheet(it.db, assignment, rubric, FULL_MARKS, { state: SheetState.SUBMITTED, comment: '잘 읽었습니다.' });
  const other = await aJudge(it.db, edition, colleague.account!.id);
  await aSheet(it.db, await anAssignment(it.db, edition, other, await anEntry(it.db, edition)), rubric, FULL_MARKS, {
    state: SheetState.SUBMITTED,
  });
});

const corrected: MarkGiven[] = fullMarks.map((mark) =>
  mark.criterion === 'usefulness' ? { ...mark, points: '17.5', comment: '재확인' } : mark,
);
const asking = (changes: object = {}) => ({ assignment, revision: 1, marks: corrected, comment: '잘 읽었습니다.', reason, ...changes });
const ask = (changes: object = {}) => judge.mutate<Correction>('askCorrection', asking(changes), OWN);
const decide = (correction: string, decision: string) =>
  organizer.mutate<Correction>('decideCorrection', { correction, decision, reason: '위원의 설명을 확인했습니다.' }, ASKED);
const deskOf = async (variables: object = {}) =>
  (await organizer.query<{ organizerDesk: { corrections: Page } }>(DESK, { slug: edition.slug, ...variables })).organizerDesk.corrections;
const ownDesk = async (person = judge) => {
  const desk = await person.query<{ judgeDesk: { assignments: { sheet: object; corrections: object[] }[] } }>(JUDGE_DESK, {
    stage: edition.stage,
  });
  return desk.judgeDesk.assignments[0]!;
};
const contentOf = (usefulness: string, comment: string, total: string) => ({
  comment: '잘 읽었습니다.',
  total,
  marks: fullMarks.map((mark) => ({ ...mark, comment: '', ...(mark.criterion === 'usefulness' && { points: usefulness, comment }) })),
});
const before = contentOf('16.00', '', '85.50');
const after = contentOf('17.50', '재확인', '87.00');

describe('asking', () => {
  test('keeps both contents and the reason, and leaves the sheet as it is until somebody decides', async () => {
    const asked = await ask();
    const pending = { id: asked.id, state: 'PENDING', before, after, reason, decidedAt: null, decisionReason: null };
    expect(asked).toEqual(pending);
    expect(await ownDesk()).toMatchObject({ sheet: { revision: 1, total: '85.50' }, corrections: [pending] });
    expect((await ownDesk(colleague)).corrections).toEqual([]);
    expect(await deskOf({ state: 'PENDING' })).toMatchObject({
      totalCount: 1,
      nodes: [
        { id: asked.id, state: 'PENDING', judge: { account: { name: '박서준' } }, entryNumber: '2025-분석-001', before, after, reason },
      ],
    });
    expect((await deskOf({ state: 'APPROVED' })).totalCount).toBe(0);
  });

  test('tells the trail a salted hash, and no mark', async () => {
    const { id } = await ask();
    const [row] = await it.db.query<{ after: string }[]>(`select after from sheet_correction where id = $1`, [id]);
    const events = await it.db.query<{ action: string; acting_as: string; data: string }[]>(
      `select action, acting_as, data from audit_event where subject = $1`,
      [id],
    );
    const hash = createHash('sha256').update(`salt${row!.after}`).digest('hex');
    expect(events.map(({ data, ...event }) => ({ ...event, data: JSON.parse(data) }))).toEqual([
      { action: 'correction.asked', acting_as: 'JUDGE', data: { sheet, revision: 1, hash } },
    ]);
  });

  test.each<[string, object, string, [string, string][] | null]>([
    ['without a change', { marks: fullMarks }, 'INVALID_INPUT', [['marks', 'UNCHANGED']]],
    ['without a mark on every criterion', { marks: corrected.slice(1) }, 'INVALID_INPUT', [['marks.relevance', 'MARK_MISSING']]],
    [
      'with a mark off the step',
      { marks: [{ criterion: 'relevance', points: '1.3' }, ...corrected.slice(1)] },
      'INVALID_INPUT',
      [
        ['marks.0.points', 'OFF_STEP'],
        ['marks.relevance.comment', 'COMMENT_MISSING'],
      ],
    ],
    ['without a reason', { reason: ' ' }, 'INVALID_INPUT', [['reason', 'REQUIRED']]],
    ['of another revision', { revision: 0 }, 'STALE_REVISION', null],
  ])('%s is refused', async (_, changes, code, problems) => {
    const refusal = await judge.refusalOf('askCorrection', asking(changes), OWN);
    expect([refusal.code, refusal['problems'] ? problemsOf(refusal) : null]).toEqual([code, problems]);
  });

  test('twice at once, or while another request waits, is refused', async () => {
    const document = `mutation ($input: AskCorrectionInput!) { askCorrection(input: $input) { id } }`;
    const answers = await Promise.all([1, 2].map(() => judge.ask(document, { input: asking() })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual(['CORRECTION_PENDING', 'OK']);
  });

  test('is not for a draft that was never handed in, nor while judging runs', async () => {
    await it.db.query(`update sheet set state = 'DRAFT', submitted_at = null where id = $1`, [sheet]);
    expect((await judge.refusalOf('askCorrection', asking(), OWN)).code).toBe('SHEET_NOT_SUBMITTED');
    await moveStage(it.db, edition, StageState.OPEN);
    expect((await judge.refusalOf('askCorrection', asking(), OWN)).code).toBe('STAGE_STATE_WRONG');
  });
});

describe('deciding', () => {
  test('for it makes the sheet say so, as a revision of its own; what it said before is kept', async () => {
    const { id } = await ask();
    expect(await decide(id, 'APPROVE')).toMatchObject({
      id,
      state: 'APPROVED',
      before,
      after,
      decisionReason: '위원의 설명을 확인했습니다.',
    });
    expect((await ownDesk()).sheet).toMatchObject({ revision: 2, total: '87.00', comment: '잘 읽었습니다.' });
    const [revision] = await it.db.query<{ revision: number; event: string; reason: string; content: string }[]>(
      `select revision, event, reason, content from sheet_revision where sheet_id = $1`,
      [sheet],
    );
    expect(revision).toMatchObject({ revision: 2, event: 'CORRECTED', reason });
    expect(JSON.parse(revision!.content).marks.usefulness).toEqual({ points: '17.50', comment: '재확인' });
    const events = await it.db.query<{ action: string; acting_as: string; actor_id: string }[]>(
      `select action, acting_as, actor_id from audit_event where subject = $1 order by id`,
      [id],
    );
    expect(events.slice(1)).toEqual([{ action: 'correction.approved', acting_as: 'ORGANIZER', actor_id: organizer.account!.id }]);
  });

  test('against it leaves the sheet as it is; the judge reads why, and may ask again', async () => {
    const { id } = await ask();
    await decide(id, 'REJECT');
    const { sheet: standing, corrections } = await ownDesk();
    expect(standing).toMatchObject({ revision: 1, total: '85.50' });
    expect(corrections).toEqual([expect.objectContaining({ state: 'REJECTED', decisionReason: '위원의 설명을 확인했습니다.' })]);
    expect((await ask()).state).toBe('PENDING');
  });

  test('happens once, however many decide at the same time', async () => {
    const { id } = await ask();
    const document = `mutation ($input: DecideCorrectionInput!) { decideCorrection(input: $input) { state } }`;
    const answers = await Promise.all(
      ['APPROVE', 'REJECT', 'APPROVE'].map((decision) => organizer.ask(document, { input: { correction: id, decision, reason } })),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual([
      'CORRECTION_DECIDED',
      'CORRECTION_DECIDED',
      'OK',
    ]);
  });

  test('takes a reason, and the right person', async () => {
    const { id } = await ask();
    const wish = { correction: id, decision: 'APPROVE', reason };
    expect((await organizer.refusalOf('decideCorrection', { ...wish, reason: '네' })).code).toBe('INVALID_INPUT');
    const chair = await it.person(`chair@${edition.slug}.example`, { roles: [{ role: 'CHAIR', competitionId: edition.id }] });
    const people = [it.visitor, judge, colleague, chair];
    const codes = await Promise.all(people.map(async (person) => (await person.refusalOf('decideCorrection', wish)).code));
    expect(codes).toEqual(['SIGN_IN_REQUIRED', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
  });
});

test('the judge takes a request back, once; to others it is not there', async () => {
  const { id } = await ask();
  expect((await colleague.refusalOf('withdrawCorrection', { correction: id })).code).toBe('NOT_FOUND');
  expect((await organizer.refusalOf('withdrawCorrection', { correction: id })).code).toBe('NOT_FOUND');
  expect(await judge.mutate('withdrawCorrection', { correction: id }, '{ state decisionReason }')).toEqual({
    state: 'WITHDRAWN',
    decisionReason: null,
  });
  expect((await judge.refusalOf('withdrawCorrection', { correction: id })).code).toBe('CORRECTION_DECIDED');
  expect((await organizer.refusalOf('decideCorrection', { correction: id, decision: 'APPROVE', reason })).code).toBe('CORRECTION_DECIDED');
});

test('what was asked and what was decided stay as they are', async () => {
  const { id } = await ask();
  const change = (sql: string) => expect(it.db.query(sql, [id])).rejects.toThrow(/written once/);
  await change(`update sheet_correction set after = '{}' where id = $1`);
  await change(`delete from sheet_correction where id = $1`);
  await decide(id, 'REJECT');
  await change(`update sheet_correction set state = 'APPROVED' where id = $1`);
  await expect(it.db.query('truncate sheet_correction')).rejects.toThrow(/written once/);
});

test('the desk lists them in pages, and one costs as many statements as three', async () => {
  const query = () => deskOf();
  await ask();
  const one = await countQueries(it.app, query);
  for (let index = 0; index < 2; index++) {
    const more = await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
    await aSheet(it.db, more, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
    await judge.mutate('askCorrection', { ...asking(), assignment: more }, OWN);
  }
  expect([one, await countQueries(it.app, query)]).toEqual([one, one]);
  const first = await deskOf({ first: 2 });
  const second = await deskOf({ first: 2, after: first.pageInfo.endCursor });
  expect([first.nodes.length, first.totalCount, second.nodes.length]).toEqual([2, 3, 1]);
  expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(3);
});
