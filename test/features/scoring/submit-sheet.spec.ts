import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, fullMarks, problemsOf } from '../../support/at-sheet.js';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric, aRule, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let judge: Person;
let edition: MadeEdition;
let assignment: string;
let sheet: ReturnType<typeof atSheet>;
beforeAll(async () => {
  it = await startTestApp();
  judge = await it.person('judge@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db, { stageState: StageState.OPEN });
  await aRubric(it.db, edition);
  assignment = await anAssignment(it.db, edition, await aJudge(it.db, edition, judge.account!.id), await anEntry(it.db, edition));
  sheet = atSheet(judge, assignment);
});

describe('submitting', () => {
  test('keeps the sheet as it is, and leaves a salted hash in the trail', async () => {
    await sheet.save(0, [...fullMarks.slice(1), { ...fullMarks[0]!, comment: '주제가 분명합니다.' }], '잘 읽었습니다.');
    const submitted = await sheet.submit(1);
    expect(submitted).toEqual(
      expect.objectContaining({ revision: 2, state: 'SUBMITTED', total: '85.50', submittedAt: expect.stringMatching(/^\d{4}-/) }),
    );
    const [kept] = await it.db.query<[{ revision: number; event: string; content: string; reason: null; salt: string }]>(
      `select sheet_revision.revision, event, content, reason, salt from sheet_revision join sheet on sheet.id = sheet_id where sheet_id = $1`,
      [submitted.id],
    );
    const { salt, ...revision } = kept;
    const content =
      '{"comment":"잘 읽었습니다.","marks":{"completeness":{"comment":"","points":"9.00"},"originality":{"comment":"","points":"15.50"},' +
      '"relevance":{"comment":"주제가 분명합니다.","points":"18.00"},"usefulness":{"comment":"","points":"16.00"},"validity":{"comment":"","points":"27.00"}}}';
    expect(revision).toEqual({ revision: 2, event: 'SUBMITTED', content, reason: null });
    const events = await it.db.query<{ action: string; acting_as: string; data: string }[]>(
      `select action, acting_as, data from audit_event where subject = $1`,
      [submitted.id],
    );
    const hash = createHash('sha256')
      .update(salt + content)
      .digest('hex');
    expect(events.map(({ data, ...event }) => ({ ...event, data: JSON.parse(data) }))).toEqual([
      { action: 'sheet.submitted', acting_as: 'JUDGE', data: { revision: 2, hash } },
    ]);
  });

  test('asks for a mark on every criterion', async () => {
    await sheet.save(0, [...fullMarks.slice(2), { criterion: 'validity', points: null, comment: '아직' }]);
    const refusal = await sheet.refusalOf('submitSheet', { revision: 1 });
    expect([refusal.code, problemsOf(refusal)]).toEqual([
      'INVALID_INPUT',
      [
        ['marks.relevance', 'MARK_MISSING'],
        ['marks.validity', 'MARK_MISSING'],
      ],
    ]);
  });

  test('asks for the comments and the lowest marks of the announced rule, criterion by criterion', async () => {
    const commentDuty = { onSheet: true, onCriteria: [], belowPercent: 60, abovePercent: null, minCharacters: 10 };
    await aRule(it.db, edition, {
      ...defaultRule(defaultRubric, 'PAPER'),
      commentDuty,
      lowestMarks: [{ criterion: 'validity', points: '28' }],
    });
    const low = { criterion: 'relevance', points: '11.5' };
    await sheet.save(0, [low, ...fullMarks.slice(1)]);
    const refusal = await sheet.refusalOf('submitSheet', { revision: 1 });
    expect([refusal.code, problemsOf(refusal)]).toEqual([
      'INVALID_INPUT',
      [
        ['marks.validity', 'BELOW_LOWEST'],
        ['marks.relevance.comment', 'COMMENT_MISSING'],
        ['comment', 'COMMENT_MISSING'],
      ],
    ]);
    const rest = fullMarks.slice(2);
    const marks = [{ ...low, comment: '시정 현안과 거리가 멉니다.' }, { criterion: 'validity', points: '28' }, ...rest];
    await sheet.save(1, marks, '자료의 출처가 분명합니다.');
    expect(await sheet.submit(2)).toEqual(expect.objectContaining({ state: 'SUBMITTED', total: '80.00' }));
  });

  test.each<[string, () => Promise<unknown>, number, string]>([
    ['nothing', async () => undefined, 0, 'SHEET_NOT_SAVED'],
    ['an older revision', () => sheet.save(0, fullMarks), 0, 'STALE_REVISION'],
    ['twice', () => sheet.save(0, fullMarks).then(() => sheet.submit(1)), 2, 'SHEET_SUBMITTED'],
  ])('%s is refused', async (_, arrange, revision, code) => {
    await arrange();
    expect((await sheet.refusalOf('submitSheet', { revision })).code).toBe(code);
  });

  test('from two tabs at once happens once', async () => {
    await sheet.save(0, fullMarks);
    const query = `mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) { revision } }`;
    const answers = await Promise.all([1, 2].map(() => judge.ask(query, { input: { assignment, revision: 1 } })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').toSorted()).toEqual(['OK', 'STALE_REVISION']);
    expect(
      await it.db.query(`select count(*)::int as rows from sheet_revision join sheet on sheet.id = sheet_id where assignment_id = $1`, [
        assignment,
      ]),
    ).toEqual([{ rows: 1 }]);
  });

  test('freezes the sheet: neither saving nor a tab that has not noticed changes it', async () => {
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
    expect((await sheet.refusalOf('saveSheet', sheet.saving(2))).code).toBe('SHEET_SUBMITTED');
    const noticing = await sheet.refusalOf('saveSheet', sheet.saving(1));
    expect([noticing.code, noticing['current']]).toEqual([
      'STALE_REVISION',
      expect.objectContaining({ revision: 2, state: 'SUBMITTED', total: '85.50' }),
    ]);
  });
});

describe('reopening', () => {
  beforeEach(async () => {
    await sheet.save(0, fullMarks);
    await sheet.submit(1);
  });

  test('makes it a draft again; the reason is kept with it and hashed in the trail', async () => {
    const reason = '  김민지 위원과 상의하여 다시 봅니다.  ';
    const reopened = await sheet.reopen(2, reason);
    expect(reopened).toEqual(expect.objectContaining({ revision: 3, state: 'DRAFT', submittedAt: null, total: '85.50' }));
    const kept = await it.db.query<{ event: string; reason: string | null; content: string; salt: string }[]>(
      `select event, reason, content, salt from sheet_revision join sheet on sheet.id = sheet_id where sheet_id = $1 order by sheet_revision.revision`,
      [reopened.id],
    );
    expect(kept.map(({ event, reason: why }) => [event, why])).toEqual([
      ['SUBMITTED', null],
      ['REOPENED', reason.trim()],
    ]);
    expect(kept[1]!.content).toBe(kept[0]!.content);
    const [event] = await it.db.query<[{ data: string }]>(`select data from audit_event where subject = $1 and action = 'sheet.reopened'`, [
      reopened.id,
    ]);
    const hash = createHash('sha256')
      .update(kept[1]!.salt + reason.trim())
      .digest('hex');
    expect(JSON.parse(event.data)).toEqual({ revision: 3, hash });
    await sheet.save(3, fullMarks);
    expect(await sheet.submit(4)).toEqual(expect.objectContaining({ revision: 5, state: 'SUBMITTED' }));
  });

  test.each([
    ['', 'REQUIRED'],
    ['      ', 'REQUIRED'],
    ['다시', 'TOO_SHORT'],
  ])('the reason %j is not enough', async (reason, code) => {
    const refusal = await sheet.refusalOf('reopenSheet', { revision: 2, reason });
    expect([refusal.code, problemsOf(refusal)]).toEqual(['INVALID_INPUT', [['reason', code]]]);
  });

  test('a draft, or an older revision, is refused', async () => {
    expect((await sheet.refusalOf('reopenSheet', { revision: 1, reason: '다시 봅니다.' })).code).toBe('STALE_REVISION');
    await sheet.reopen(2);
    expect((await sheet.refusalOf('reopenSheet', { revision: 3, reason: '다시 봅니다.' })).code).toBe('SHEET_NOT_SUBMITTED');
  });
});

test.each([StageState.CLOSED, StageState.SETTLED])('when the stage is %s no mark changes any more', async (state) => {
  await sheet.save(0, fullMarks);
  await moveStage(it.db, edition, state);
  const codes = [
    (await sheet.refusalOf('saveSheet', sheet.saving(1))).code,
    (await sheet.refusalOf('submitSheet', { revision: 1 })).code,
    (await sheet.refusalOf('reopenSheet', { revision: 1, reason: '다시 봅니다.' })).code,
  ];
  expect(codes).toEqual(['STAGE_STATE_WRONG', 'STAGE_STATE_WRONG', 'STAGE_STATE_WRONG']);
});
