import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { JudgeCopyState } from '../../../src/features/entries/shown-copy.entity.js';
import { EntryState } from '../../../src/features/entries/entry.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, aVersion } from '../../support/entry-factories.js';
import { anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const DESK = `query ($stage: ID!) { judgeDesk(stage: $stage) {
  stage { id state } rubric { criteria { key } } pledgedAt progress { submitted total }
  assignments { assignment code title summary state files { id name kind size }
    sheet { revision state comment total submittedAt marks { criterion points comment } } } } }`;

interface Desk {
  pledgedAt: string | null;
  progress: { submitted: number; total: number };
  assignments: { assignment: string; code: string; state: string; files: { name: string }[]; sheet: { total: string | null } | null }[];
}

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let rubric: string;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN, tracks: ['분석', '시각화'] });
  rubric = await aRubric(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
});

const deskOf = async (person = judge): Promise<Desk> => (await person.query<{ judgeDesk: Desk }>(DESK, { stage: edition.stage })).judgeDesk;

const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1);
const codesOf = async (person = judge) => (await deskOf(person)).assignments.map(({ code }) => code);

test('a judge sees the entries under their codes, with what is to be read and what was written, and nothing about their authors', async () => {
  const files = [{ slot: 'SLIDES' as const }, { slot: 'REPORT' as const, kind: 'HWPX' as const, originalName: '김민지.hwpx' }];
  const first = await anEntry(it.db, edition, { files });
  const second = await anEntry(it.db, edition, { title: '침수 예측', summary: '비가 오기 전에 안다.' });
  const third = await anEntry(it.db, edition, { title: '버스 배차' });
  const one = await anAssignment(it.db, edition, seat, first, { code: 'X2X2' });
  const two = await anAssignment(it.db, edition, seat, second, { code: 'C9C9' });
  const three = await anAssignment(it.db, edition, seat, third, { code: 'H5H5' });
  await aSheet(it.db, one, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  await aSheet(it.db, three, rubric, { completeness: '9.50', relevance: '10.00' }, { comment: '다시 볼 것' });
  const report = { id: second.copies['REPORT'], name: 'C9C9-report.pdf', kind: 'PDF', size: 1000 };
  const mark = ([criterion, points]: [string, string]) => ({ criterion, points, comment: '' });
  const desk = await deskOf();
  expect({ ...desk, assignments: desk.assignments.toSorted(byCode) }).toEqual({
    stage: { id: edition.stage, state: 'OPEN' },
    rubric: {
      criteria: [{ key: 'relevance' }, { key: 'validity' }, { key: 'originality' }, { key: 'usefulness' }, { key: 'completeness' }],
    },
    pledgedAt: '2025-10-11T00:00:00.000Z',
    progress: { submitted: 1, total: 3 },
    assignments: [
      {
        assignment: two,
        code: 'C9C9',
        title: '침수 예측',
        summary: '비가 오기 전에 안다.',
        state: 'NOT_OPENED',
        files: [report],
        sheet: null,
      },
      {
        assignment: three,
        code: 'H5H5',
        title: '버스 배차',
        summary: '빈집이 늘어날 곳을 예측한다.',
        state: 'DRAFT',
        files: [{ ...report, id: third.copies['REPORT'], name: 'H5H5-report.pdf' }],
        sheet: {
          revision: 1,
          state: 'DRAFT',
          comment: '다시 볼 것',
          // The weights are the points: 10 + 9.5.
          total: '19.50',
          submittedAt: null,
          marks: [mark(['relevance', '10.00']), mark(['completeness', '9.50'])],
        },
      },
      {
        assignment: one,
        code: 'X2X2',
        title: '빈집 위험 지도',
        summary: '빈집이 늘어날 곳을 예측한다.',
        state: 'SUBMITTED',
        files: [
          { id: first.copies['REPORT'], name: 'X2X2-report.hwpx', kind: 'HWPX', size: 1000 },
          { id: first.copies['SLIDES'], name: 'X2X2-slides.pdf', kind: 'PDF', size: 1000 },
        ],
        sheet: {
          revision: 1,
          state: 'SUBMITTED',
          comment: '',
          total: '85.50',
          submittedAt: expect.stringMatching(/^\d{4}-/),
          marks: Object.entries(FULL_MARKS).map(mark),
        },
      },
    ],
  });
});

test('the text and the files are those of the latest version; copies that are not ready are not there', async () => {
  const entry = await anEntry(it.db, edition, { title: '처음' });
  await aVersion(it.db, {
    entryId: entry.id,
    submittedBy: judge.account!.id,
    title: '다시',
    summary: '고친 요약',
    files: [{ copyState: JudgeCopyState.PENDING }, { slot: 'SUMMARY' }, { slot: 'CODE', kind: 'ZIP', copyState: JudgeCopyState.NOT_SHOWN }],
  });
  await anAssignment(it.db, edition, seat, entry, { code: 'K7Q2' });
  const [assigned] = (await deskOf()).assignments;
  expect(assigned).toEqual(expect.objectContaining({ title: '다시', summary: '고친 요약' }));
  expect(assigned!.files.map(({ name }) => name)).toEqual(['K7Q2-summary.pdf']);
});

describe('an empty desk', () => {
  const nothing = { assignments: [], progress: { submitted: 0, total: 0 } };
  test.each<[string, StageState, boolean]>([
    ['before the pledge is signed', StageState.OPEN, false],
    ['before judging begins', StageState.DRAFT, true],
    ['before either', StageState.DRAFT, false],
  ])('%s', async (_, state, hasPledged) => {
    await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
    expect((await deskOf()).assignments).toHaveLength(1);
    await moveStage(it.db, edition, state);
    if (!hasPledged) await it.db.query(`update judge set pledged_at = null where id = $1`, [seat]);
    expect(await deskOf()).toEqual(expect.objectContaining({ ...nothing, pledgedAt: hasPledged ? '2025-10-11T00:00:00.000Z' : null }));
  });

  test('when all its entries have left', async () => {
    const entry = await anEntry(it.db, edition);
    await anAssignment(it.db, edition, seat, entry);
    await it.db.query(`update entry set state = $2 where id = $1`, [entry.id, EntryState.WITHDRAWN]);
    expect(await deskOf()).toEqual(expect.objectContaining(nothing));
  });
});

test('it shows the work on every panel of the stage, and none of another stage or of a colleague', async () => {
  const colleague = await aJudge(it.db, edition, (await anAccount(it.db)).id);
  const visual = await aJudge(it.db, edition, judge.account!.id, { track: '시각화' });
  const inFinal = await aJudge(it.db, edition, judge.account!.id, { stage: edition.finalStage });
  const [own, other] = [await anEntry(it.db, edition), await anEntry(it.db, edition, { track: '시각화' })];
  await anAssignment(it.db, edition, seat, own, { code: 'R3R3' });
  await anAssignment(it.db, edition, visual, other, { code: 'D4D4' });
  await anAssignment(it.db, edition, colleague, await anEntry(it.db, edition), { code: 'F5F5' });
  await anAssignment(it.db, edition, inFinal, own, { code: 'T6T6', stage: edition.finalStage });
  expect((await codesOf()).toSorted()).toEqual(['D4D4', 'R3R3']);
});

describe('the order of the entries', () => {
  const CODES = ['B2B2', 'C3C3', 'D4D4', 'F5F5', 'G6G6', 'H7H7', 'J8J8', 'K9K9'];
  const drawn = (seatOf: string, codes: readonly string[]) => {
    const hash = (code: string) => createHash('sha256').update(`${seatOf} ${code}`).digest('hex');
    return codes.toSorted((one, other) => (hash(one) < hash(other) ? -1 : 1));
  };

  test('is drawn for each judge by seat and code, and stays where it was when an entry is added', async () => {
    const colleague = await it.person(`colleague-${edition.slug}@busan.example`);
    const theirs = await aJudge(it.db, edition, colleague.account!.id);
    const [last, ...first] = CODES.toReversed();
    for (const code of first) {
      const entry = await anEntry(it.db, edition);
      for (const judging of [seat, theirs]) await anAssignment(it.db, edition, judging, entry, { code });
    }
    const before = await codesOf();
    expect([before, await codesOf(colleague)]).toEqual([drawn(seat, first), drawn(theirs, first)]);
    await anAssignment(it.db, edition, seat, await anEntry(it.db, edition), { code: last! });
    const after = await codesOf();
    expect(after).toHaveLength(8);
    expect(after.filter((code) => code !== last)).toEqual(before);
  });

  test('differs from judge to judge: of a hundred seats, each code is the first of some', () => {
    const firsts = Array.from({ length: 100 }, (_, index) => drawn(`seat ${index}`, CODES)[0]);
    expect(new Set(firsts).size).toBe(CODES.length);
  });
});

test.each([StageState.CLOSED, StageState.SETTLED])('it can still be read when the stage is %s', async (state) => {
  await anAssignment(it.db, edition, seat, await anEntry(it.db, edition));
  await moveStage(it.db, edition, state);
  expect((await deskOf()).assignments).toHaveLength(1);
});

test('one entry costs as many statements as three', async () => {
  await aRule(it.db, edition);
  const counts = [];
  for (const total of [1, 3]) {
    while ((await deskOf()).assignments.length < total) {
      await aSheet(it.db, await anAssignment(it.db, edition, seat, await anEntry(it.db, edition)), rubric, FULL_MARKS);
    }
    counts.push(await countQueries(it.app, deskOf));
  }
  // The seat, the entries, the rubric and its criteria, the files, the sheets and their marks.
  expect(counts).toEqual([7, 7]);
});
