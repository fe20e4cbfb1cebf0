import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { SheetState } from '../../../src/features/scoring/sheet.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry, type MadeEntry } from '../../support/entry-factories.js';
import { aDepartment, aGrant, anAccount, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, aSheet, FULL_MARKS, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';
import { cellsOf, partsOf, type RawCell, rowsOf } from '../../support/workbook.js';

const REASON = '심사위원회 보고 자료로 씁니다.';

let it: TestApp;
let organizer: Person;
let auditor: Person;
let edition: MadeEdition;
let judge: { id: string };
let entries: MadeEntry[];
let lead: { id: string; email: string };
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
  auditor = await it.person('auditor@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
  await aGrant(it.db, auditor.account!.id, 'AUDITOR', edition.id);
  judge = await anAccount(it.db, { name: '박서준' });
  lead = await anAccount(it.db, { name: '김미정' });
  const rubric = await aRubric(it.db, edition);
  await aRule(it.db, edition);
  const seat = await aJudge(it.db, edition, judge.id);
  entries = [];
  for (const [title, name, relevance] of [
    ['=HYPERLINK("http://x.example","점수")', '@갈매기', '18.00'],
    ['침수 예측', '등대', '12.00'],
  ] as const) {
    const member = entries.length === 0 ? { accountId: lead.id } : {};
    const entry = await anEntry(it.db, edition, { title, team: { name, members: [member] } });
    entries.push(entry);
    const assignment = await anAssignment(it.db, edition, seat, entry);
    await aSheet(it.db, assignment, rubric, { ...FULL_MARKS, relevance }, { state: SheetState.SUBMITTED, comment: '-잘 읽었습니다.' });
  }
});

const ask = (person: Person, kind: string, wish: object = { reason: REASON }, headers: Record<string, string> = {}, id = edition.id) =>
  person.send('POST', `/exports/${id}/${kind}`, Buffer.from(JSON.stringify(wish)), { 'content-type': 'application/json', ...headers });

async function cellsIn(answer: Promise<Response>): Promise<Record<string, RawCell>> {
  const response = await answer;
  if (!response.ok) throw new Error(await response.text());
  return cellsOf(await partsOf(Buffer.from(await response.arrayBuffer())));
}

const codeOf = async (answer: Promise<Response>) => ((await (await answer).json()) as { code: string }).code;
const settle = async () => {
  await moveStage(it.db, edition, StageState.CLOSED);
  await organizer.mutate('settleStage', { stage: edition.stage });
};

test('standings are numbers and texts; a title that is a formula is text that no program evaluates', async () => {
  await settle();
  const response = await ask(organizer, 'standings', { reason: REASON, stage: edition.stage });
  expect([
    response.status,
    response.headers.get('content-type'),
    response.headers.get('content-disposition'),
    response.headers.get('cache-control'),
  ]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    `attachment; filename=${edition.slug}-stage-1-standings.xlsx`,
    'private, no-store',
  ]);
  const parts = await partsOf(Buffer.from(await response.arrayBuffer()));
  const sheet = parts.get('xl/worksheets/sheet1.xml')!;
  expect(sheet).toContain('ySplit="1"');
  expect(sheet).toContain('<autoFilter ref="A1:M3"/>');
  expect(parts.get('xl/workbook.xml')).toContain('name="순위 Standings"');
  const cells = cellsOf(parts);
  expect(rowsOf(cells)[0]!.slice(0, 6)).toEqual([
    '트랙 Track',
    '순위 Place',
    '작품 번호 Entry number',
    '작품명 Title',
    '팀 Team',
    '점수 Score',
  ]);
  expect(['A2', 'B2', 'C2', 'D2', 'E2', 'F2', 'G2'].map((name) => cells[name])).toEqual([
    { type: 'str', format: '@', value: '분석 부문' },
    { type: '', format: '0', value: '1' },
    { type: 'str', format: '@', value: entries[0]!.number },
    { type: 'str', format: '@', value: `'=HYPERLINK("http://x.example","점수")` },
    { type: 'str', format: '@', value: "'@갈매기" },
    { type: '', format: '0.00', value: '85.5' },
    { type: '', format: '0.00', value: '85.5' },
  ]);
});

test('marks are one row for each judge, entry and criterion, with when the sheet was submitted as a date', async () => {
  await moveStage(it.db, edition, StageState.CLOSED);
  const [sheet] = await it.db.query<{ submittedAt: Date }[]>(
    `select submitted_at as "submittedAt" from sheet join assignment on assignment.id = sheet.assignment_id where entry_id = $1`,
    [entries[0]!.id],
  );
  const cells = await cellsIn(ask(auditor, 'marks', { reason: REASON, stage: edition.stage }));
  const rows = rowsOf(cells);
  expect(rows).toHaveLength(1 + 2 * 5);
  expect(rows[1]!.slice(0, 9)).toEqual([
    '분석 부문',
    entries[0]!.number,
    '박서준',
    rows[1]![3],
    '18',
    '20',
    null,
    '85.5',
    "'-잘 읽었습니다.",
  ]);
  expect(cells['E2']).toEqual({ type: '', format: '0.00', value: '18' });
  const { format, value } = cells['J2']!;
  // Days since 1899-12-30, by the clocks of Seoul.
  const clock = Math.round(Number(value) * 86_400_000) + Date.UTC(1899, 11, 30);
  expect([format, Math.abs(clock - (sheet!.submittedAt.getTime() + 9 * 3_600_000)) <= 1]).toEqual(['yyyy-mm-dd hh:mm:ss', true]);
});

test('nobody gets a mark before judging is over', async () => {
  expect(await codeOf(ask(organizer, 'marks', { reason: REASON, stage: edition.stage }))).toBe('STAGE_STATE_WRONG');
  expect(await codeOf(ask(auditor, 'marks', { reason: REASON, stage: edition.stage }))).toBe('STAGE_STATE_WRONG');
  expect(await codeOf(ask(organizer, 'standings', { reason: REASON, stage: edition.stage }))).toBe('NOTHING_SETTLED');
});

test('assignments tell who judges what, how far, and what a conflict bars', async () => {
  await it.db.query(
    `update sheet set state = 'DRAFT', submitted_at = null from assignment where assignment.id = sheet.assignment_id and entry_id = $1`,
    [entries[1]!.id],
  );
  const rows = rowsOf(await cellsIn(ask(organizer, 'assignments', { reason: REASON, stage: edition.stage })));
  expect(rows.slice(1).map((row) => [row[1], row[4], row[5], row[8] ?? null])).toEqual([
    [entries[0]!.number, '박서준', '확정 submitted', null],
    [entries[1]!.number, '박서준', '작성 중 draft', null],
  ]);
});

test('teams come with their members, departments and mails', async () => {
  const department = await aDepartment(it.db, '데이터담당관');
  await it.db.query(`update team_member set department_id = $1 where account_id = $2`, [department, lead.id]);
  const rows = rowsOf(await cellsIn(ask(organizer, 'teams')));
  expect(rows.slice(1).map((row) => row.slice(0, 9))).toContainEqual([
    '분석 부문',
    "'@갈매기",
    'REGISTERED',
    entries[0]!.number,
    '팀장 lead',
    '합류 joined',
    '김미정',
    '데이터담당관',
    lead.email,
  ]);
});

describe('who gets them', () => {
  test('a reason is asked, and kept with everybody whose data it was', async () => {
    await settle();
    for (const reason of [undefined, '  ', '아']) {
      const code = await codeOf(ask(organizer, 'standings', { reason, stage: edition.stage }));
      expect(code).toBe(reason === '아' ? 'INVALID_INPUT' : 'REASON_MISSING');
    }
    const logged = (actor: Person) =>
      it.db.query<object[]>(
        `select subject_id as subject, what, acting_as as role, reason from access_log where actor_id = $1 and competition_id = $2 order by subject_id`,
        [actor.account!.id, edition.id],
      );
    expect(await logged(organizer)).toEqual([]);
    await cellsIn(ask(auditor, 'marks', { reason: REASON, stage: edition.stage }));
    const members = await it.db.query<{ id: string }[]>(`select account_id as id from team_member where competition_id = $1`, [edition.id]);
    const people = [judge.id, ...members.map(({ id }) => id)].toSorted();
    expect(await logged(auditor)).toEqual(people.map((subject) => ({ subject, what: ['SCORES'], role: 'AUDITOR', reason: REASON })));
    const events = await it.db.query(`select acting_as, data from audit_event where action = 'spreadsheet.exported' and subject = $1`, [
      edition.id,
    ]);
    expect(events).toEqual([{ acting_as: 'AUDITOR', data: JSON.stringify({ kind: 'marks', people: 3, stage: edition.stage }) }]);
  });

  test('to everybody else there are none, nor of another edition, stage or kind', async () => {
    const secretary = await it.person(`secretary-${edition.slug}@busan.example`);
    await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
    for (const person of [secretary, await it.person(`nobody-${edition.slug}@busan.example`)]) {
      for (const kind of ['standings', 'marks', 'assignments', 'teams']) expect(await codeOf(ask(person, kind))).toBe('NOT_FOUND');
    }
    const other = await anEdition(it.db);
    expect(await codeOf(ask(organizer, 'teams', { reason: REASON }, {}, other.id))).toBe('NOT_FOUND');
    expect(await codeOf(ask(organizer, 'marks', { reason: REASON, stage: other.stage }))).toBe('NOT_FOUND');
    expect(await codeOf(ask(organizer, 'people'))).toBe('NOT_FOUND');
    expect(await codeOf(ask(organizer, 'marks'))).toBe('STAGE_NOT_NAMED');
    expect(await codeOf(ask(it.visitor, 'teams'))).toBe('SIGN_IN_REQUIRED');
  });

  test('a page of another site cannot fetch them with the cookie of its visitor', async () => {
    const signIn = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation { signIn(input: { email: "organizer@busan.example", password: "Gwangan-bridge-2025" }) { account { id } } }`,
      }),
    });
    const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!;
    const withCookie = (headers: Record<string, string>) => ask(it.visitor, 'teams', { reason: REASON }, { cookie, ...headers });
    expect(await codeOf(withCookie({}))).toBe('FOREIGN_ORIGIN');
    expect(await codeOf(withCookie({ origin: 'https://evil.example', 'x-pado-upload': '1' }))).toBe('FOREIGN_ORIGIN');
    expect((await withCookie({ origin: it.url, 'x-pado-upload': '1' })).status).toBe(200);
  });
});
