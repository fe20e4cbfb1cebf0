import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { aStageWithAwards, decidedAsProposed } from '../../support/awards.js';
import { aDeclaredInterest } from '../../support/conflict-factories.js';
import { anEntry } from '../../support/entry-factories.js';
import { aDepartment, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudgedFinal } from '../../support/judged-final.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { cellsOf, partsOf, rowsOf } from '../../support/workbook.js';

let it: TestApp;
let organizer: Person;
let second: Person;
beforeAll(async () => {
  it = await startTestApp();
  const roles = [{ role: 'ORGANIZER' as const, competitionId: null }];
  organizer = await it.person('organizer@busan.example', { roles });
  second = await it.person('second@busan.example', { roles });
});
afterAll(() => it?.close());

async function exported(edition: MadeEdition, kind: string, stage: string | null): Promise<{ name: string; parts: Map<string, string> }> {
  const wish = Buffer.from(JSON.stringify({ reason: '심사위원회 보고 자료', stage }));
  const response = await organizer.send('POST', `/exports/${edition.id}/${kind}`, wish, { 'content-type': 'application/json' });
  if (!response.ok) throw new Error(await response.text());
  const name = /filename=(.*)$/.exec(response.headers.get('content-disposition')!)![1]!.slice(edition.slug.length + 1);
  return { name, parts: await partsOf(Buffer.from(await response.arrayBuffer())) };
}
const rowsIn = async (edition: MadeEdition, kind: string, stage: string | null) => {
  const { parts, name } = await exported(edition, kind, stage);
  return { name, rows: rowsOf(cellsOf(parts)).slice(1) };
};

describe('a judge whom a conflict bars', () => {
  test('is named with the ground beside the assignment, and every mark of the sheet says that it does not count', async () => {
    const edition = await anEdition(it.db, { stageState: StageState.OPEN });
    const rubric = await aRubric(it.db, edition);
    await aRule(it.db, edition);
    const [judge, colleague, lead] = [
      await anAccount(it.db, { name: '가심사' }),
      await anAccount(it.db, { name: '나심사' }),
      await anAccount(it.db, { name: '한유일' }),
    ];
    const seats = [await aJudge(it.db, edition, judge.id), await aJudge(it.db, edition, colleague.id)];
    const entries = [await anEntry(it.db, edition, { team: { members: [{ accountId: lead.id }] } }), await anEntry(it.db, edition)];
    for (const [at, seat] of seats.entries()) {
      for (const entry of entries) {
        const sheet = await anAssignment(it.db, edition, seat, entry);
        await aSheet(it.db, sheet, rubric, { ...FULL_MARKS, relevance: at === 0 ? '20.00' : '10.00' }, { state: SheetState.SUBMITTED });
      }
    }
    await aDeclaredInterest(it.db, edition.id, judge.id, { personName: '한유일', personEmail: lead.email });
    const { rows } = await rowsIn(edition, 'assignments', edition.stage);
    const numbers = entries.map(({ number }) => number);
    const told = rows.map((row) => [row[1], row[4], row[8] ?? null]);
    expect(told).toEqual([
      [numbers[0], '가심사', 'DECLARED'],
      [numbers[0], '나심사', null],
      [numbers[1], '가심사', null],
      [numbers[1], '나심사', null],
    ]);
    await moveStage(it.db, edition, StageState.CLOSED);
    const marks = (await rowsIn(edition, 'marks', edition.stage)).rows;
    expect(marks).toHaveLength(2 * 2 * 5);
    const leftOut = marks.filter((row) => row[10] !== undefined && row[10] !== null);
    expect(leftOut.map((row) => [row[1], row[2], row[10]])).toEqual(
      Array.from({ length: 5 }, () => [numbers[0], '가심사', '제외 left out']),
    );
    // What is settled agrees: the sheet that is left out is in no score.
    await organizer.mutate('settleStage', { stage: edition.stage });
    const standings = (await rowsIn(edition, 'standings', edition.stage)).rows;
    expect(standings.map((row) => [row[2], row[5], row[9]])).toEqual([
      [numbers[1], '82.5', '2'],
      [numbers[0], '77.5', '1'],
    ]);
  });
});

describe('standings', () => {
  test('name the awards once two people decided them, on the ranking that they follow from', async () => {
    const { edition, entries } = await aStageWithAwards(it, organizer, { 분석: ['20', '18', '16'] });
    const awards = async () => (await rowsIn(edition, 'standings', edition.stage)).rows.map((row) => [row[2], row[12] ?? null]);
    const numbers = entries['분석']!.map(({ number }) => number);
    expect(await awards()).toEqual(numbers.map((number) => [number, null]));
    await decidedAsProposed(organizer, second, edition);
    expect(await awards()).toEqual([
      [numbers[0], '대상'],
      [numbers[1], '최우수상'],
      [numbers[2], null],
    ]);
  });

  test('without a stage are those of the last one that is settled, as long as there is no final, and the file says which', async () => {
    const { edition } = await aStageWithAwards(it, organizer, { 분석: ['20', '18'] });
    const [named, without] = [await rowsIn(edition, 'standings', edition.stage), await rowsIn(edition, 'standings', null)];
    expect(without).toEqual(named);
    expect(without.name).toBe('stage-1-standings.xlsx');
    const told = await it.db.query<{ data: string }[]>(
      `select data from audit_event where action = 'spreadsheet.exported' and subject = $1`,
      [edition.id],
    );
    expect(told.map(({ data }) => (JSON.parse(data) as { stage: string }).stage)).toEqual([edition.stage, edition.stage]);
  });

  test('without a stage are those of the final once it is settled', async () => {
    const { edition, entries } = await aJudgedFinal(it, organizer, {
      분석: [
        { paper: [90, 90, 90], presentation: [70] },
        { paper: [80, 80, 80], presentation: [95] },
        { paper: [60, 60, 60], presentation: [] },
      ],
    });
    const numbers = entries['분석']!.map(({ number }) => number);
    const before = await rowsIn(edition, 'standings', null);
    expect([before.name, before.rows.map((row) => [row[1], row[2]])]).toEqual([
      'stage-2-standings.xlsx',
      [
        ['1', numbers[1]],
        ['2', numbers[0]],
      ],
    ]);
    await organizer.mutate('settleFinal', { competition: edition.id });
    const after = await rowsIn(edition, 'standings', null);
    // 0.3 × 80 + 0.7 × 95, and 0.3 × 90 + 0.7 × 70.
    expect([after.name, after.rows.slice(0, 2).map((row) => [row[1], row[2], row[5]])]).toEqual([
      'standings.xlsx',
      [
        ['1', numbers[1], '90.5'],
        ['2', numbers[0], '76'],
      ],
    ]);
  });
});

describe('texts that a spreadsheet program would run', () => {
  const attacks = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    ' =1+1',
    '\u200b=1+1',
    '＝1+1',
    "'=1+1",
    '=cmd|"/c calc"!A1',
  ];
  let edition: MadeEdition;
  let judge: Person;
  beforeAll(async () => {
    edition = await anEdition(it.db, { stageState: StageState.OPEN });
    const rubric = await aRubric(it.db, edition);
    await aRule(it.db, edition);
    judge = await it.person('attacked@busan.example', { name: '=심사위원' });
    const seat = await aJudge(it.db, edition, judge.account!.id);
    const department = await aDepartment(it.db, '@데이터담당관');
    for (const [at, attack] of attacks.entries()) {
      const lead = await anAccount(it.db, { name: `${attack}사람` });
      const entry = await anEntry(it.db, edition, {
        title: `${attack}제목`,
        team: { name: `${attack}팀`, members: [{ accountId: lead.id }] },
      });
      const assignment = await anAssignment(it.db, edition, seat, entry);
      const points = { ...FULL_MARKS, relevance: `${20 - at}.00` };
      await aSheet(it.db, assignment, rubric, points, { state: SheetState.SUBMITTED, comment: `${attack}총평` });
      await it.db.query(`update mark set comment = $2 from sheet where sheet.id = mark.sheet_id and sheet.assignment_id = $1`, [
        assignment,
        `${attack}의견`,
      ]);
    }
    await it.db.query(`update team_member set department_id = $2 where competition_id = $1`, [edition.id, department]);
  });

  /** Every text in every part, as it stands there; a workbook of ours has no other texts of people. */
  const textsOf = (parts: Map<string, string>): string[] =>
    [...parts.entries()]
      .filter(([name]) => /^xl\/(worksheets|sharedStrings)/.test(name))
      .flatMap(([, xml]) => [...xml.matchAll(/<(?:t|v)(?: [^>]*)?>([^<]*)<\/(?:t|v)>/g)].map(([, text]) => text!))
      .filter((text) => /(사람|제목|팀|총평|의견|담당관|심사위원)$/.test(text));

  const expectHarmless = (parts: Map<string, string>, ends: readonly string[]): void => {
    for (const [name, xml] of parts) {
      expect([name, /<f[\s>/]|<oleObject|<externalReference|<hyperlink/.exec(xml)]).toEqual([name, null]);
    }
    const texts = textsOf(parts);
    // Told apart by nothing of ours: whatever is not seen, and then a sign that begins a formula, in any of its widths.
    const runs = texts.filter(
      (text) => /^(?:[\s\u200b]|&#\w+;|_x[\dA-F]{4}_)*[=+\-@＝]/i.test(text) || /^[\t\r]|&#(?:9|13|x9|xd);/i.test(text),
    );
    expect(runs).toEqual([]);
    for (const end of ends) {
      const kept = new Set(texts.filter((text) => text.endsWith(end)));
      expect([end, kept.size >= (end === '심사위원' || end === '담당관' ? 1 : attacks.length - 3)]).toEqual([end, true]);
    }
  };

  test('are texts with an apostrophe in the raw file of assignments, teams and the judge’s own workbook', async () => {
    expectHarmless((await exported(edition, 'assignments', edition.stage)).parts, ['제목', '심사위원']);
    expectHarmless((await exported(edition, 'teams', null)).parts, ['팀', '사람', '담당관']);
    const workbook = await judge.get(`/judge-sheets/${edition.stage}.xlsx`);
    expectHarmless(await partsOf(Buffer.from(await workbook.arrayBuffer())), ['제목', '의견', '총평']);
  });

  test('and of marks and standings, whose numbers stay numbers', async () => {
    await moveStage(it.db, edition, StageState.CLOSED);
    const marks = (await exported(edition, 'marks', edition.stage)).parts;
    expectHarmless(marks, ['심사위원', '의견', '총평']);
    expect(cellsOf(marks)['E2']).toEqual({ type: '', format: '0.00', value: '20' });
    await organizer.mutate('settleStage', { stage: edition.stage });
    const standings = (await exported(edition, 'standings', edition.stage)).parts;
    expectHarmless(standings, ['제목', '팀']);
    expect(['B2', 'F2', 'J2'].map((cell) => cellsOf(standings)[cell])).toEqual([
      { type: '', format: '0', value: '1' },
      { type: '', format: '0.00', value: '87.5' },
      { type: '', format: '0', value: '1' },
    ]);
  });
});
