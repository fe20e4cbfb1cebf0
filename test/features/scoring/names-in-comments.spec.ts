import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { loadDepartments } from '../../../src/features/accounts/load-departments.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let assignment: string;
let sheet: ReturnType<typeof atSheet>;
beforeAll(async () => {
  it = await startTestApp();
  await loadDepartments(it.db);
  judge = await it.person('judge@busan.example', { name: '박서연', agency: '3370000', employeeNumber: 'Y-1' });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aRubric(it.db, edition);
  assignment = await anAssignment(it.db, edition, await aJudge(it.db, edition, judge.account!.id), await anEntry(it.db, edition));
  sheet = atSheet(judge, assignment);
});

const findings = (refusal: Record<string, unknown>): [path: string, kind: string, match: string][] =>
  (refusal['findings'] as { path: string; kind: string; match: string }[]).map(({ path, kind, match }) => [path, kind, match]);

describe('a comment that names somebody', () => {
  test('is not saved until the judge has looked at it, and nothing that was there is lost', async () => {
    await sheet.save(0, fullMarks, '처음 본 느낌');
    const marks = fullMarks.map((mark, index) => (index === 0 ? { ...mark, comment: '홍길동 과장의 글 같다.' } : mark));
    const wish = sheet.saving(1, marks, '박서연 드림 (연제구청 소속)');
    const refused = await sheet.refusalOf('saveSheet', wish);
    expect(refused.code).toBe('COMMENT_NAMES_SOMEBODY');
    expect(findings(refused)).toEqual([
      [`marks.${marks[0]!.criterion}.comment`, 'SOMEBODY', '홍길동 과장'],
      ['comment', 'MEMBER_NAME', '박서연'],
      ['comment', 'DISTRICT', '연제구청'],
    ]);
    expect(await it.db.query(`select revision, comment from sheet where assignment_id = $1`, [assignment])).toEqual([
      { revision: 1, comment: '처음 본 느낌' },
    ]);
    const saved = await judge.mutate<{ revision: number }>('saveSheet', { ...wish, namesConfirmed: true }, '{ id revision }');
    expect(saved.revision).toBe(2);
  });

  test('is asked about when the sheet is submitted as well', async () => {
    await judge.mutate('saveSheet', { ...sheet.saving(0, fullMarks, '김철수 씨의 글 같다.'), namesConfirmed: true });
    expect((await sheet.refusalOf('submitSheet', { revision: 1 })).code).toBe('COMMENT_NAMES_SOMEBODY');
    await judge.mutate('submitSheet', { assignment, revision: 1, namesConfirmed: true });
  });

  test('by a resident number is never saved', async () => {
    const refused = await sheet.refusalOf('saveSheet', { ...sheet.saving(0, [], '900101-1234568'), namesConfirmed: true });
    expect([refused.code, findings(refused)]).toEqual(['COMMENT_HAS_RESIDENT_NUMBER', [['comment', 'PERSONAL_DATA', '900101-1234568']]]);
  });

  test('is asked about in a correction, and where somebody else types the sheet', async () => {
    const secretary = await it.person(`secretary@${edition.slug}.example`);
    await aGrant(it.db, secretary.account!.id, 'SECRETARY', edition.id);
    const paper = { assignment, marks: fullMarks, comment: '박서연 드림' };
    expect((await secretary.refusalOf('typeSheet', paper)).code).toBe('COMMENT_NAMES_SOMEBODY');
    await sheet.save(0, fullMarks, '좋습니다.');
    await sheet.submit(1);
    await it.db.query(`update stage set state = 'CLOSED', closed_at = now() where id = $1`, [edition.stage]);
    const asked = { assignment, revision: 2, marks: fullMarks, comment: '홍길동 과장의 글이다.', reason: '다시 읽었습니다.' };
    expect((await judge.refusalOf('askCorrection', asked)).code).toBe('COMMENT_NAMES_SOMEBODY');
    await judge.mutate('askCorrection', { ...asked, namesConfirmed: true });
  });
});

test('a comment that says whose the entry is, without a title, is saved like any other: the answer tells nothing of the team', async () => {
  const [member] = await it.db.query<{ name: string; team: string }[]>(
    `select account.name, team.name as team from team_member join account on account.id = account_id join team on team.id = team_id
      where team_member.competition_id = $1 and account_id is not null limit 1`,
    [edition.id],
  );
  await sheet.save(0, fullMarks, `${member!.name}, ${member!.team}`);
  await sheet.save(1, fullMarks, '다른이름, 다른팀');
});
