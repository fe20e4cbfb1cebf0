import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { atSheet, type MarkGiven, problemsOf } from '../../support/at-sheet.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { aJudge, anAssignment, aRubric } from '../../support/judging-factories.js';
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

const storedMarks = () =>
  it.db.query(
    `select criterion.key, mark.points, mark.comment from mark join criterion on criterion.id = criterion_id
       join sheet on sheet.id = sheet_id where assignment_id = $1 order by criterion.ordinal`,
    [assignment],
  );

describe('saving', () => {
  test('keeps exactly what was sent: marks with two decimals, comments, the running total', async () => {
    const marks = [
      { criterion: 'completeness', points: '9.5', comment: '그림이 좋습니다.' },
      { criterion: 'validity', points: null, comment: '검증을 더 볼 것' },
      { criterion: 'relevance', points: '18' },
    ];
    const first = await sheet.save(0, marks, '처음 본 느낌');
    expect(first).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      revision: 1,
      state: 'DRAFT',
      comment: '처음 본 느낌',
      // 18 + 9.5: the weights are the points, and what is not marked adds nothing yet.
      total: '27.50',
      updatedAt: expect.stringMatching(/^\d{4}-/),
      submittedAt: null,
      marks: [
        { criterion: 'relevance', points: '18.00', comment: '' },
        { criterion: 'validity', points: null, comment: '검증을 더 볼 것' },
        { criterion: 'completeness', points: '9.50', comment: '그림이 좋습니다.' },
      ],
    });
    const second = await sheet.save(1, [{ criterion: 'validity', points: '27' }]);
    expect(second).toEqual(expect.objectContaining({ id: first.id, revision: 2, comment: '', total: '27.00' }));
    expect(await storedMarks()).toEqual([{ key: 'validity', points: '27.00', comment: '' }]);
    expect(await sheet.save(2)).toEqual(expect.objectContaining({ revision: 3, total: null, marks: [] }));
  });

  test.each<[string, MarkGiven[], string | undefined, [string, string][]]>([
    ['too many points', [{ criterion: 'relevance', points: '20.50' }], undefined, [['marks.0.points', 'OUT_OF_RANGE']]],
    ['points off the step', [{ criterion: 'relevance', points: '0.25' }], undefined, [['marks.0.points', 'OFF_STEP']]],
    ['negative points', [{ criterion: 'relevance', points: '-1' }], undefined, [['marks.0.points', 'OUT_OF_RANGE']]],
    ['an unknown criterion', [{ criterion: 'beauty', points: '1' }], undefined, [['marks.0.criterion', 'UNKNOWN_CRITERION']]],
    [
      'a criterion twice',
      [
        { criterion: 'relevance', points: '1' },
        { criterion: 'relevance', points: '2' },
      ],
      undefined,
      [['marks.1.criterion', 'REPEATED']],
    ],
    ['a comment that is too long', [], '가'.repeat(4001), [['comment', 'TOO_LONG']]],
    ['a comment that cannot be stored', [], 'a\u0007b', [['comment', 'NOT_PRINTABLE']]],
  ])('%s is refused, and nothing changes', async (_, marks, comment, problems) => {
    await sheet.save(0, [{ criterion: 'relevance', points: '3' }]);
    const refusal = await sheet.refusalOf('saveSheet', sheet.saving(1, marks, comment));
    expect([refusal.code, problemsOf(refusal)]).toEqual(['INVALID_INPUT', problems]);
    expect(await storedMarks()).toEqual([{ key: 'relevance', points: '3.00', comment: '' }]);
  });

  test('on an older revision is refused with the sheet as it is', async () => {
    await sheet.save(0, [{ criterion: 'relevance', points: '3' }], '하나');
    await sheet.save(1, [{ criterion: 'relevance', points: '4.5', comment: '둘째' }], '둘');
    for (const revision of [0, 1, 3]) {
      const { code, current } = await sheet.refusalOf('saveSheet', sheet.saving(revision, [{ criterion: 'relevance', points: '9' }]));
      expect([code, current]).toEqual([
        'STALE_REVISION',
        { revision: 2, state: 'DRAFT', comment: '둘', marks: [{ criterion: 'relevance', points: '4.50', comment: '둘째' }], total: '4.50' },
      ]);
    }
    expect(await storedMarks()).toEqual([{ key: 'relevance', points: '4.50', comment: '둘째' }]);
  });

  test('on a revision of a sheet that is not there is refused as well', async () => {
    expect(await sheet.refusalOf('saveSheet', sheet.saving(1))).toEqual(expect.objectContaining({ code: 'STALE_REVISION', current: null }));
  });

  test.each([
    ['the first save', 0],
    ['a later save', 1],
  ])('from two tabs at once, %s: one wins, the other is shown what is there', async (_, revision) => {
    if (revision > 0) await sheet.save(0);
    const tabs = ['5.00', '6.00', '7.00', '8.00'];
    const query = `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { revision marks { points } } }`;
    const answers = await Promise.all(
      tabs.map((points) => judge.ask(query, { input: sheet.saving(revision, [{ criterion: 'relevance', points }]) })),
    );
    const won = answers.flatMap(({ data }) => (data ? [data['saveSheet']] : []));
    const [{ points: stored }] = await storedMarks();
    expect(won).toEqual([{ revision: revision + 1, marks: [{ points: stored }] }]);
    const current = {
      revision: revision + 1,
      state: 'DRAFT',
      comment: '',
      total: stored,
      marks: [{ criterion: 'relevance', points: stored, comment: '' }],
    };
    const lost = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => [extensions.code, extensions['current']]);
    expect(lost).toEqual(Array.from({ length: 3 }, () => ['STALE_REVISION', current]));
  });
});
