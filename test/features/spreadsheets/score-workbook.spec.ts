import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { withParts } from '../../support/filled-workbook.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import { formWith, type Person } from '../../support/person.js';
import { codeOf, rowsByCode, withWorkbook } from '../../support/score-workbook.js';
import { cellsOf, partsOf } from '../../support/workbook.js';
import { zipOf } from '../../support/zip.js';

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

describe('the workbook', () => {
  test('has the entries of the desk and the criteria, locked but for what is filled in, and tells nothing of teams', async () => {
    await aSheet(it.db, assignments[0]!, rubric, { ...FULL_MARKS, relevance: '17.50' }, { comment: '-좋다' });
    const response = await judge.get(`/judge-sheets/${edition.stage}.xlsx`);
    expect(['content-type', 'content-disposition', 'cache-control'].map((name) => response.headers.get(name))).toEqual([
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'attachment; filename=score-sheets-stage-1.xlsx',
      'private, no-store',
    ]);
    const bytes = Buffer.from(await response.arrayBuffer());
    const parts = await partsOf(bytes);
    const cells = cellsOf(parts);
    const row = (await rowsByCode(bytes))['C9C9']!;
    const value = (column: string, at = row) => cells[`${column}${at}`]?.value ?? null;
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'Q'].map((column) => value(column))).toEqual([
      assignments[0],
      '1',
      '1',
      'C9C9',
      '침수 예측',
      '작성 중 draft',
      '17.5',
      null,
      "'-좋다",
    ]);
    expect(value('E', (await rowsByCode(bytes))['H5H5'])).toBe("'=버스 배차");
    expect(value('G', 2)).toBe('주제 적합성·문제정의 (0~20, 0.5점 단위)\nRelevance and problem definition (0–20, steps of 0.5)');
    const sheet = parts.get('xl/worksheets/sheet1.xml')!;
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toMatch(/<dataValidation type="custom"[^>]*sqref="G3"/);
    expect(sheet).toMatch(/<col min="1" max="3"[^>]*hidden="1"/);
    expect(sheet).toMatch(/<row r="1"[^>]*hidden="1"/);
    const all = [...parts.values()].join('');
    for (const hidden of ['데이터갈매기', '김미정', '2025-분석', 'busan.example', new Date().toISOString().slice(0, 10)]) {
      expect(all).not.toContain(hidden);
    }
  });

  test('is the same, byte for byte, as long as nothing changes', async () => {
    const [one, other] = [await book.download(), await book.download()];
    expect(one.equals(other)).toBe(true);
    await atSheet(judge, assignments[0]!).save(0, fullMarks);
    expect(one.equals(await book.download())).toBe(false);
  });

  test('is for its judge alone, once the pledge is signed and judging has begun', async () => {
    const other = await it.person(`other-${edition.slug}@busan.example`);
    expect(await codeOf(other.get(`/judge-sheets/${edition.stage}.xlsx`))).toBe('NOT_FOUND');
    expect(await codeOf(judge.get('/judge-sheets/none.xlsx'))).toBe('NOT_FOUND');
    expect(await codeOf(it.visitor.get(`/judge-sheets/${edition.stage}.xlsx`))).toBe('SIGN_IN_REQUIRED');
    await moveStage(it.db, edition, StageState.DRAFT);
    expect(await codeOf(judge.get(`/judge-sheets/${edition.stage}.xlsx`))).toBe('STAGE_STATE_WRONG');
    await it.db.query(`update judge set pledged_at = null, pledge_text_hash = null where id = $1`, [seat]);
    expect(await codeOf(judge.get(`/judge-sheets/${edition.stage}.xlsx`))).toBe('JUDGE_NOT_PLEDGED');
  });
});

describe('files that nobody means well with', () => {
  test('are refused for what they are', async () => {
    const bytes = await book.download();
    const types = (parts: Record<string, string>) => parts['[Content_Types].xml']!;
    const table: [Buffer, string][] = [
      [Buffer.from('a,b\n1,2\n'), 'WORKBOOK_EXPECTED'],
      [await zipOf({ 'readme.txt': '채점표' }), 'WORKBOOK_EXPECTED'],
      [bytes.subarray(0, bytes.length - 200), 'FILE_DAMAGED'],
      [Buffer.alloc(0), 'FILE_EMPTY'],
      [Buffer.alloc(5 * 1024 * 1024 + 1), 'FILE_TOO_LARGE'],
      [Buffer.alloc(50 * 1024 * 1024), 'FILE_TOO_LARGE'],
      [Buffer.from('EncryptedPackage', 'utf16le'), 'FILE_ENCRYPTED'],
      [await withParts(bytes, () => ({ 'xl/vbaProject.bin': 'x' })), 'FILE_HOLDS_MACROS'],
      [
        await withParts(bytes, (parts) => ({
          '[Content_Types].xml': types(parts).replace('sheet.main+xml', 'sheet.macroEnabled.main+xml'),
        })),
        'FILE_HOLDS_MACROS',
      ],
      [await withParts(bytes, () => ({ 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })), 'WORKBOOK_LINKS_OUT'],
      [await withParts(bytes, () => ({ 'xl/connections.xml': '<connections/>' })), 'WORKBOOK_LINKS_OUT'],
      [await withParts(bytes, () => ({ 'xl/media/bomb.bin': '0'.repeat(40 * 1024 * 1024) })), 'FILE_UNPACKS_TOO_LARGE'],
      [
        await withParts(bytes, (parts) => ({
          'xl/worksheets/sheet1.xml': parts['xl/worksheets/sheet1.xml']!.replace(
            '</sheetData>',
            `${'<row><c><v>1</v></c></row>'.repeat(1_000_000)}</sheetData>`,
          ),
        })),
        'WORKBOOK_TOO_LONG',
      ],
    ];
    for (const [file, code] of table) expect([code, await codeOf(book.send(file))]).toEqual([code, code]);
    expect(await it.db.query(`select id from sheet where assignment_id = any($1::uuid[])`, [assignments])).toEqual([]);
  }, 60_000);

  test('a page of another site cannot send one with the cookie of its visitor', async () => {
    const signIn = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { signIn(input: { email: "judge@busan.example", password: "Gwangan-bridge-2025" }) { account { id } } }`,
      }),
    });
    const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
    const sent = it.visitor.send('POST', `/judge-sheets/${edition.stage}`, formWith(await book.download(), 'x.xlsx'), { cookie });
    expect(await codeOf(sent)).toBe('FOREIGN_ORIGIN');
  });
});
