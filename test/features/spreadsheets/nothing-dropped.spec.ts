import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { filled, withParts, withTabs } from '../../support/filled-workbook.js';
import { aJudge, anAssignment, aRubric, aRule } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { codeOf, fullRow, rowsByCode, withWorkbook } from '../../support/score-workbook.js';

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let book: ReturnType<typeof withWorkbook>;
let bytes: Buffer;
let rows: { C9C9: number; H5H5: number };
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example', { name: '박서준' });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const seat = await aJudge(it.db, edition, judge.account!.id);
  for (const code of ['C9C9', 'H5H5']) await anAssignment(it.db, edition, seat, await anEntry(it.db, edition), { code });
  book = withWorkbook(judge, edition.stage);
  bytes = await book.download();
  rows = (await rowsByCode(bytes)) as typeof rows;
});

/** What was saved, and what was told at which cell of which entry. */
const told = async (sent: Buffer) => {
  const { saved, problems } = await book.outcomeOf(sent);
  return [saved.map(({ code }) => code), problems.map(({ cell, code, entry }) => [cell, code, entry])];
};

test('what was filled in on a copy of the sheet is told row by row, and the sheet itself is saved', async () => {
  const own = await filled(bytes, fullRow(rows.C9C9));
  expect(await told(await withTabs(own, { '채점 (2)': fullRow(rows.H5H5) }))).toEqual([
    ['C9C9'],
    [[`'채점 (2)'!D${rows.H5H5}`, 'OTHER_SHEET', 'H5H5']],
  ]);
});

test('a copy that says nothing else is no problem', async () => {
  expect(await told(await withTabs(await filled(bytes, fullRow(rows.C9C9)), { 사본: {} }))).toEqual([['C9C9'], []]);
});

test('a copy without the hidden keys is told as a sheet', async () => {
  expect(await told(await withTabs(bytes, { 사본: { ...fullRow(rows.C9C9), A1: null, B1: null } }))).toEqual([
    [],
    [["'사본'!A3", 'OTHER_SHEET', null]],
  ]);
});

test('sheets after the tenth are told by name, and a hundred of them are too many', async () => {
  const notes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`메모 ${index}`, {}]));
  // The sheet itself and the guidance stand before them.
  expect(await told(await withTabs(bytes, notes(10)))).toEqual([
    [],
    [
      ["'메모 8'!A1", 'SHEET_NOT_READ', null],
      ["'메모 9'!A1", 'SHEET_NOT_READ', null],
    ],
  ]);
  expect(await codeOf(book.send(await withTabs(bytes, notes(100))))).toBe('WORKBOOK_TOO_LONG');
});

test('a row without its hidden cell that has a comment on the whole alone', async () => {
  expect(await told(await filled(bytes, { [`A${rows.H5H5}`]: null, [`Q${rows.H5H5}`]: '좋은 작품입니다.' }))).toEqual([
    [],
    [[`D${rows.H5H5}`, 'HIDDEN_CELLS_CHANGED', null]],
  ]);
});

test.each(['H', 'Q'])('a number as a comment (%s)', async (column) => {
  expect(await told(await filled(bytes, { ...fullRow(rows.C9C9), [`${column}${rows.H5H5}`]: 17 }))).toEqual([
    ['C9C9'],
    [[`${column}${rows.H5H5}`, 'NOT_A_TEXT', 'H5H5']],
  ]);
});

test.each(['_x0000_', '_xD800_', '&#xDC00;', '&#0;'])('a comment with %s, which no text can hold', async (broken) => {
  for (const column of ['H', 'Q']) {
    const marked = await filled(bytes, { ...fullRow(rows.C9C9), [`${column}${rows.H5H5}`]: '여기MARK까지' });
    const sent = await withParts(marked, (parts) =>
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, text.replaceAll('MARK', broken)])),
    );
    expect((await told(sent))[1]).toEqual([[`${column}${rows.H5H5}`, 'NOT_KEPT', 'H5H5']]);
  }
});

test('the first row, of which somebody deleted the heads above it', async () => {
  const first = Math.min(...Object.values(rows));
  expect(first).toBe(3);
  const sent = await withParts(await filled(bytes, fullRow(3)), (parts) => {
    const name = 'xl/worksheets/sheet1.xml';
    const moved = parts[name]!.replace(/<row r="2".*?<\/row>/s, '').replace(
      / r="([A-Z]*)([34])"/g,
      (_, column: string, row: string) => ` r="${column}${Number(row) - 1}"`,
    );
    return { [name]: moved };
  });
  expect((await told(sent))[0]).toHaveLength(1);
});

test('a sheet that somebody renamed or hid is known by its keys', async () => {
  const sent = await withParts(await filled(bytes, fullRow(rows.C9C9)), (parts) => {
    const name = 'xl/workbook.xml';
    const renamed = parts[name]!.replace(/<sheet ([^>]*?)name="[^"]*"/, '<sheet $1name="김&amp;박 &apos;사본&apos;" state="hidden"');
    expect(renamed).not.toBe(parts[name]);
    return { [name]: renamed };
  });
  expect(await told(sent)).toEqual([['C9C9'], []]);
});
