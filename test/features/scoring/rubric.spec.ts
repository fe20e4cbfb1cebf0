import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { defaultRule } from '../../../src/domain/stage-rule.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { countQueries, startTestApp, type TestApp } from '../../support/app.js';
import { problemsOf } from '../../support/at-sheet.js';
import { aGrant, anEdition, type MadeEdition } from '../../support/factories.js';
import { aRubric, aRule, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

const CRITERIA =
  'criteria { ordinal key nameKo nameEn guidanceKo guidanceEn maxPoints step weight anchors { nameKo nameEn fromPercent toPercent } }';
const RULE =
  '{ version tally trimLevel drop minJudgesToTrim decimals rounding ranking tieBreak { link criterion } ' +
  'commentDuty { onSheet onCriteria belowPercent abovePercent minCharacters } lowestMarks { criterion points } floors { criterion points } deliberation { fromPercent toPercent } }';
const STAGES = `query ($slug: String!) { competition(slug: $slug) { stages { rubric { version ${CRITERIA} } rule ${RULE} } } }`;

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@busan.example');
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
  await aGrant(it.db, organizer.account!.id, 'ORGANIZER', edition.id);
});

const criteria = defaultRubric.criteria;
const rule = { ...defaultRule(defaultRubric, 'PAPER'), tally: 'MEAN', lowestMarks: [], floors: [], deliberation: null };
const write = (changed: object[] = criteria) => ({ stage: edition.stage, criteria: changed });
const codes = (refusal: Record<string, unknown>) => [refusal['code'], problemsOf(refusal)];
const stagesSeenBy = (person: Person) => person.query<{ competition: { stages: unknown[] } }>(STAGES, { slug: edition.slug });

describe('a rubric', () => {
  test('is written as it was meant, in order, and anybody can read it', async () => {
    const written = await organizer.mutate(
      'writeRubric',
      write([{ ...criteria[4], maxPoints: '10', step: '0.5', guidanceEn: 'Is it well made?' }, criteria[0]!]),
      `{ version ${CRITERIA} }`,
    );
    const expected = {
      version: 1,
      criteria: [
        { ...criteria[4], ordinal: 1, guidanceEn: 'Is it well made?' },
        { ...criteria[0], ordinal: 2 },
      ],
    };
    expect(written).toEqual(expected);
    expect((await stagesSeenBy(it.visitor)).competition.stages).toEqual([
      { rubric: expected, rule: null },
      { rubric: null, rule: null },
    ]);
  });

  test('may start from one that anybody can read, and that can be written as it is', async () => {
    const fields = CRITERIA.replace('criteria', 'defaultRubric').replace('ordinal ', '');
    const { defaultRubric: template } = await it.visitor.query<{ defaultRubric: object[] }>(`{ ${fields} }`);
    expect(template).toEqual(criteria);
    expect(await organizer.mutate('writeRubric', write(template), `{ ${CRITERIA} }`)).toEqual({
      criteria: criteria.map((criterion, index) => ({ ...criterion, ordinal: index + 1 })),
    });
  });

  test('is a new version each time; earlier ones stay', async () => {
    await organizer.mutate('writeRubric', write(), '{ version }');
    expect(await organizer.mutate('writeRubric', write(criteria.slice(0, 2)), '{ version criteria { key } }')).toEqual({
      version: 2,
      criteria: [{ key: 'relevance' }, { key: 'validity' }],
    });
    const rows = await it.db.query(
      `select version, count(*)::int as criteria from rubric join criterion on rubric_id = rubric.id where stage_id = $1 group by version order by version`,
      [edition.stage],
    );
    expect(rows).toEqual([
      { version: 1, criteria: 5 },
      { version: 2, criteria: 2 },
    ]);
  });

  test.each<[string, object[], [string, string][]]>([
    ['without criteria', [], [['criteria', 'EMPTY']]],
    ['with a step that does not fit', [{ ...criteria[0], step: '0.30' }], [['criteria.0.step', 'STEP_DOES_NOT_FIT']]],
    ['with three decimals', [{ ...criteria[0], maxPoints: '20.005' }], [['criteria.0.maxPoints', 'NOT_POINTS']]],
    ['with a key twice', [criteria[0]!, criteria[0]!], [['criteria.1.key', 'REPEATED']]],
    ['with English guidance that is too long', [{ ...criteria[0], guidanceEn: 'x'.repeat(1001) }], [['criteria.0.guidanceEn', 'TOO_LONG']]],
    ['without levels', [{ ...criteria[0], anchors: [] }], [['criteria.0.anchors', 'ANCHORS_BROKEN']]],
  ])('%s is refused', async (_, changed, problems) => {
    expect(codes(await organizer.refusalOf('writeRubric', write(changed)))).toEqual(['INVALID_INPUT', problems]);
  });

  test.each([StageState.OPEN, StageState.CLOSED, StageState.SETTLED])('stays as it is when the stage is %s', async (state) => {
    await moveStage(it.db, edition, state);
    expect((await organizer.refusalOf('writeRubric', write())).code).toBe('STAGE_STATE_WRONG');
  });

  test('written by two at once is two versions', async () => {
    const versions = await Promise.all([1, 2].map(() => organizer.mutate<{ version: number }>('writeRubric', write(), '{ version }')));
    expect(versions.map(({ version }) => String(version)).toSorted()).toEqual(['1', '2']);
  });
});

describe('a rule', () => {
  const announce = (changes: object = {}) => ({ stage: edition.stage, rule: { ...rule, ...changes } });

  test('is announced for the rubric, word for word, and kept as canonical text', async () => {
    await aRubric(it.db, edition);
    expect(await organizer.mutate('announceStageRule', announce(), RULE)).toEqual({ version: 1, ...rule });
    const trimmed = { tally: 'TRIMMED_MEAN', minJudgesToTrim: 3, commentDuty: null, tieBreak: [{ link: 'EARLIER_SUBMISSION' }] };
    const second = { version: 2, ...rule, ...trimmed, tieBreak: [{ link: 'EARLIER_SUBMISSION', criterion: null }] };
    expect(await organizer.mutate('announceStageRule', announce(trimmed), RULE)).toEqual(second);
    const [stage] = (await stagesSeenBy(it.visitor)).competition.stages;
    expect(stage).toEqual(expect.objectContaining({ rule: second }));
    const rows = await it.db.query<{ rule: string }[]>(`select rule from stage_rule where stage_id = $1 order by version`, [edition.stage]);
    expect(rows[1]!.rule).toBe(
      '{"decimals":2,"drop":1,"minJudgesToTrim":3,"ranking":"COMPETITION","rounding":"HALF_UP","tally":"TRIMMED_MEAN","tieBreak":[{"criterion":null,"link":"EARLIER_SUBMISSION"}],"trimLevel":"TOTAL"}',
    );
  });

  test('may ask for comments, lowest marks, floors and a committee, which anybody can read', async () => {
    await aRubric(it.db, edition);
    const asked = {
      commentDuty: { onCriteria: ['validity'], abovePercent: 95, minCharacters: 20 },
      lowestMarks: [{ criterion: 'validity', points: '10' }],
      floors: [{ points: '60' }, { criterion: 'validity', points: '15.00' }],
      deliberation: { toPercent: 90 },
    };
    await organizer.mutate('announceStageRule', announce(asked), RULE);
    const [stage] = (await stagesSeenBy(it.visitor)).competition.stages;
    expect(stage).toEqual(
      expect.objectContaining({
        rule: {
          version: 1,
          ...rule,
          commentDuty: { onSheet: false, onCriteria: ['validity'], belowPercent: null, abovePercent: 95, minCharacters: 20 },
          lowestMarks: asked.lowestMarks,
          floors: [
            { criterion: null, points: '60' },
            { criterion: 'validity', points: '15.00' },
          ],
          deliberation: { fromPercent: 20, toPercent: 90 },
        },
      }),
    );
  });

  test('from before there were duties, floors and committees is told without any', async () => {
    const { commentDuty: _, deliberation: _d, ...older } = defaultRule(defaultRubric, 'PAPER');
    await aRule(it.db, edition, { ...older, tally: 'MEAN' });
    const [stage] = (await stagesSeenBy(it.visitor)).competition.stages;
    expect(stage).toEqual(expect.objectContaining({ rule: { version: 1, ...rule, commentDuty: null } }));
  });

  test('needs a rubric to refer to', async () => {
    expect((await organizer.refusalOf('announceStageRule', announce(), RULE)).code).toBe('RUBRIC_MISSING');
  });

  test('that does not fit the latest rubric is refused', async () => {
    await aRubric(it.db, edition);
    await aRubric(it.db, edition, { criteria: criteria.slice(0, 1) });
    expect(codes(await organizer.refusalOf('announceStageRule', announce({ decimals: 9 }), RULE))).toEqual([
      'INVALID_INPUT',
      [
        ['rule.decimals', 'OUT_OF_RANGE'],
        ['rule.tieBreak.0.criterion', 'UNKNOWN_WORD'],
      ],
    ]);
  });

  test('stays as it is once the stage is open', async () => {
    await aRubric(it.db, edition);
    await moveStage(it.db, edition, StageState.OPEN);
    expect((await organizer.refusalOf('announceStageRule', announce(), RULE)).code).toBe('STAGE_STATE_WRONG');
  });
});

test('the rubrics and rules of one edition cost as many statements as those of all', async () => {
  for (const each of [edition, await anEdition(it.db), await anEdition(it.db)]) {
    await aRubric(it.db, each);
    await aRule(it.db, each);
  }
  const all = `{ competitions { stages { rubric { version ${CRITERIA} } rule ${RULE} } } }`;
  // Editions, stages, rubrics, criteria, rules.
  expect([await countQueries(it.app, () => stagesSeenBy(it.visitor)), await countQueries(it.app, () => it.visitor.query(all))]).toEqual([
    5, 5,
  ]);
});
