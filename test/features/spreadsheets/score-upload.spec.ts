import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { type Filling, filled } from '../../support/filled-workbook.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import { type Person } from '../../support/person.js';
import { codeOf, fullRow, rowsByCode, withWorkbook } from '../../support/score-workbook.js';

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let seat: string;
let rubric: string;
let assignments: string[];
let book: ReturnType<typeof withWorkbook>;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example', { name: '박서준' });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  seat = await aJudge(it.db, edition, judge.account!.id);
  assignments = [];
  book = withWorkbook(judge, edition.stage);
  for (const [code, title] of [
    ['C9C9', '침수 예측'],
    ['H5H5', '=버스 배차'],
  ] as const) {
    const entry = await anEntry(it.db, edition, { title, team: { name: '데이터갈매기' } });
    assignments.push(await anAssignment(it.db, edition, seat, entry, { code }));
  }
});

const sheetsNow = () =>
  it.db.query<{ assignment: string; revision: number; comment: string; marks: Record<string, [string | null, string]> }[]>(
    `select assignment_id as assignment, revision, comment,
            (select json_object_agg(criterion.key, json_build_array(mark.points::text, mark.comment))
               from mark join criterion on criterion.id = criterion_id where sheet_id = sheet.id) as marks
       from sheet where assignment_id = any($1::uuid[])`,
    [assignments],
  );

describe('what comes back', () => {
  test('is tried first, then saved as drafts, and sent once more changes nothing', async () => {
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['H5H5']!;
    const sent = await filled(bytes, { ...fullRow(row), [`H${row}`]: '- 주제가 분명하다', [`Q${row}`]: '=처럼 적지 않았다'.slice(1) });
    expect(await book.outcomeOf(sent, '?dryRun=1')).toEqual({
      dryRun: true,
      saved: [{ code: 'H5H5', assignment: assignments[1], row, revision: 1 }],
      unchanged: 1,
      problems: [],
    });
    expect(await sheetsNow()).toEqual([]);
    expect((await book.outcomeOf(sent)).saved).toEqual([{ code: 'H5H5', assignment: assignments[1], row, revision: 1 }]);
    expect(await sheetsNow()).toEqual([
      {
        assignment: assignments[1],
        revision: 1,
        comment: '처럼 적지 않았다',
        marks: {
          relevance: ['18.00', '- 주제가 분명하다'],
          validity: ['27.00', ''],
          originality: ['15.50', ''],
          usefulness: ['16.00', ''],
          completeness: ['9.00', ''],
        },
      },
    ]);
    expect(await book.outcomeOf(sent)).toEqual({ dryRun: false, saved: [], unchanged: 2, problems: [] });
    // The draft is one like any other.
    expect((await atSheet(judge, assignments[1]!).submit(1)).revision).toBe(2);
  });

  test.each<[what: string, column: string, value: Filling[string], code: string]>([
    ['a formula', 'G', { formula: '9+9', result: 18, date1904: false }, 'FORMULA'],
    ['more than the maximum', 'G', 21, 'OUT_OF_RANGE'],
    ['less than nothing', 'G', -1, 'OUT_OF_RANGE'],
    ['what is between two steps', 'G', 17.3, 'OFF_STEP'],
    ['too many decimals', 'G', 17.125, 'OUT_OF_RANGE'],
    ['a word', 'G', '우수', 'NOT_A_NUMBER'],
    ['a date', 'G', new Date('2025-10-15T00:00:00Z'), 'DATE'],
    ['a percentage', 'G', { percent: 0.85 }, 'NOT_A_NUMBER'],
    ['true', 'G', true, 'NOT_A_NUMBER'],
    ['an ambiguous number', 'G', '1,750', 'NOT_A_NUMBER'],
    ['a formula as a comment', 'H', { formula: 'A1', result: 'x', date1904: false }, 'FORMULA'],
    ['a long comment', 'Q', '가'.repeat(4001), 'TOO_LONG'],
    ['a name', 'H', '홍길동 과장이 쓴 것 같다.', 'COMMENT_NAMES_SOMEBODY'],
    ['a resident number', 'Q', '주민등록번호 900101-1234568', 'COMMENT_HAS_RESIDENT_NUMBER'],
  ])('%s is told at its cell, and the other row is saved', async (_, column, value, code) => {
    const bytes = await book.download();
    const { C9C9: good, H5H5: bad } = (await rowsByCode(bytes)) as { C9C9: number; H5H5: number };
    const outcome = await book.outcomeOf(await filled(bytes, { ...fullRow(good), ...fullRow(bad), [`${column}${bad}`]: value }));
    expect(outcome.saved.map((saved) => saved.code)).toEqual(['C9C9']);
    expect(outcome.problems.map(({ cell, code: of, entry }) => [cell, of, entry])).toEqual([[`${column}${bad}`, code, 'H5H5']]);
    expect((await sheetsNow()).map(({ assignment }) => assignment)).toEqual([assignments[0]]);
  });

  test.each<[string, Filling[string], string]>([
    ['text', '17', '17.00'],
    ['text with a point', '17.5', '17.50'],
    ['text with a comma', '17,5', '17.50'],
    ['full-width digits', '１７．５', '17.50'],
    ['a number that is not exact', 17.5 + 1e-14, '17.50'],
    ['rich text', { richText: [{ text: '17' }, { text: '.5' }] }, '17.50'],
  ])('points as %s are read', async (_, value, points) => {
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['C9C9']!;
    expect((await book.outcomeOf(await filled(bytes, { [`G${row}`]: value }))).problems).toEqual([]);
    expect((await sheetsNow())[0]!.marks).toEqual({ relevance: [points, ''] });
  });

  test('a name that is meant is saved once that is confirmed', async () => {
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['C9C9']!;
    const sent = await filled(bytes, { [`H${row}`]: '홍길동 과장이 쓴 것 같다.' });
    const { problems } = await book.outcomeOf(sent);
    expect(problems[0]!['findings']).toMatchObject([{ path: 'marks.relevance.comment', match: '홍길동 과장' }]);
    expect((await book.outcomeOf(sent, '?namesConfirmed=1')).saved).toHaveLength(1);
  });

  test('a sheet that was saved in the meantime is not overwritten, and both are shown', async () => {
    await atSheet(judge, assignments[0]!).save(0, fullMarks, '처음');
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['C9C9']!;
    const { updatedAt } = (await atSheet(judge, assignments[0]!).save(
      1,
      [{ criterion: 'relevance', points: '20' }],
      '나중',
    )) as unknown as {
      updatedAt: string;
    };
    const before = await sheetsNow();
    const outcome = await book.outcomeOf(await filled(bytes, { [`G${row}`]: 10 }));
    expect([outcome.saved, await sheetsNow()]).toEqual([[], before]);
    expect(outcome.problems).toMatchObject([
      {
        cell: `D${row}`,
        code: 'NEWER_REVISION',
        savedAt: updatedAt,
        kept: { revision: 2, comment: '나중', marks: [{ criterion: 'relevance', points: '20.00', comment: '' }] },
        sent: { comment: '처음', marks: expect.arrayContaining([{ criterion: 'relevance', points: '10', comment: '' }]) },
      },
    ]);
  });

  test('a submitted sheet stays as it is: said again it is no problem, changed it is one', async () => {
    const sheet = atSheet(judge, assignments[0]!);
    await sheet.submit((await sheet.save(0, fullMarks)).revision);
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['C9C9']!;
    expect(await book.outcomeOf(bytes)).toEqual({ dryRun: false, saved: [], unchanged: 2, problems: [] });
    const before = await sheetsNow();
    const outcome = await book.outcomeOf(await filled(bytes, { [`G${row}`]: 10 }));
    expect([outcome.problems.map(({ cell, code }) => [cell, code]), await sheetsNow()]).toEqual([[[`D${row}`, 'SHEET_SUBMITTED']], before]);
  });

  test('tabs and line ends that a cell cannot keep stay as they were saved', async () => {
    await atSheet(judge, assignments[0]!).save(0, [{ criterion: 'relevance', points: '10', comment: '가\t나\r\n다' }], '=총평');
    const bytes = await book.download();
    const row = (await rowsByCode(bytes))['C9C9']!;
    expect((await book.outcomeOf(bytes)).unchanged).toBe(2);
    await book.outcomeOf(await filled(bytes, { [`G${row}`]: 11 }));
    const [sheet] = await sheetsNow();
    expect([sheet!.marks['relevance'], sheet!.comment]).toEqual([['11.00', '가\t나\r\n다'], '=총평']);
  });

  test('merged cells, a row twice, and hidden cells that were changed are told by row', async () => {
    const bytes = await book.download();
    const rows = (await rowsByCode(bytes)) as { C9C9: number; H5H5: number };
    const cases: [Filling, string][] = [
      [{ ...fullRow(rows.H5H5), [`G${rows.H5H5}`]: { merge: `G${rows.H5H5}:H${rows.H5H5}` } }, 'MERGED'],
      [{ ...fullRow(rows.H5H5), [`B${rows.H5H5}`]: '하나' }, 'HIDDEN_CELLS_CHANGED'],
      [{ ...fullRow(rows.H5H5), [`C${rows.H5H5}`]: 7 }, 'RUBRIC_CHANGED'],
      [{ ...fullRow(rows.H5H5), G1: 'points:relevance2' }, 'HIDDEN_CELLS_CHANGED'],
      [{ ...fullRow(rows.H5H5), [`A${rows.H5H5}`]: seat }, 'ROW_NOT_YOURS'],
    ];
    for (const [filling, code] of cases) {
      const { saved, problems } = await book.outcomeOf(await filled(bytes, filling));
      expect([saved, problems.find(({ row }) => row === rows.H5H5)]).toMatchObject([[], { cell: `D${rows.H5H5}`, code }]);
    }
    const twice = await filled(bytes, { ...fullRow(rows.H5H5), A9: assignments[1]!, B9: 0, C9: 1, G9: 3 });
    expect((await book.outcomeOf(twice)).problems.map(({ cell, code }) => [cell, code])).toEqual([
      [`D${rows.H5H5}`, 'ROW_REPEATED'],
      ['D9', 'ROW_REPEATED'],
    ]);
    expect(await sheetsNow()).toEqual([]);
  });

  test('of somebody else, or of another stage, it is no workbook of this judge; afterwards, nothing is taken', async () => {
    const colleague = await it.person(`colleague-${edition.slug}@busan.example`);
    const otherSeat = await aJudge(it.db, edition, colleague.account!.id);
    await anAssignment(it.db, edition, otherSeat, await anEntry(it.db, edition));
    const theirs = await withWorkbook(colleague, edition.stage).download();
    expect(await codeOf(book.send(theirs))).toBe('WORKBOOK_NOT_YOURS');
    expect(await codeOf(withWorkbook(await it.person(`none-${edition.slug}@busan.example`), edition.stage).send(theirs))).toBe('NOT_FOUND');
    const mine = await book.download();
    await moveStage(it.db, edition, StageState.CLOSED);
    expect(await codeOf(book.send(mine))).toBe('STAGE_STATE_WRONG');
  });
});

test('as many statements for eight rows as for two', async () => {
  const cost = async () => {
    const bytes = await book.download();
    const rows = await rowsByCode(bytes);
    const sent = await filled(bytes, Object.assign({}, ...Object.values(rows).map(fullRow)) as Filling);
    return countQueries(it.app, async () => expect((await book.outcomeOf(sent)).saved).toHaveLength(Object.keys(rows).length));
  };
  const two = await cost();
  for (let each = 0; each < 6; each += 1) assignments.push(await anAssignment(it.db, edition, seat, await anEntry(it.db, edition)));
  await it.db.query(`delete from mark`);
  await it.db.query(`delete from sheet where assignment_id = any($1::uuid[])`, [assignments]);
  expect([two, await cost()]).toEqual([two, two]);
});

test('many drafts at once are judged as each would be alone', async () => {
  await aSheet(it.db, assignments[0]!, rubric, FULL_MARKS, { state: SheetState.SUBMITTED });
  const bytes = await book.download();
  const row = (await rowsByCode(bytes))['C9C9']!;
  const alone = (
    await atSheet(judge, assignments[0]!).refusalOf('saveSheet', { revision: 1, marks: [{ criterion: 'relevance', points: '99' }] })
  ).code;
  const { problems } = await book.outcomeOf(await filled(bytes, { [`G${row}`]: 99 }));
  expect(problems.map(({ code }) => code)).toEqual([alone]);
});
