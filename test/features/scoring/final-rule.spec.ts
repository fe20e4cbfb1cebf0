import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { defaultRubric } from '../../../src/domain/default-rubric.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { FINAL_RULE } from '../../support/final-rule.js';
import { aRubric, moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@final-rule.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
});

const RULE = `{ version stages { stage weight } parts { key nameKo nameEn kind maxPoints weight } penalties { key nameKo nameEn maxPoints }
  decimals rounding ranking tieBreak { link stage key } }`;
const wish = (changes: object = {}) => ({ competition: edition.id, rule: { ...FINAL_RULE, ...changes } });
const announce = (changes: object = {}) => organizer.mutate<{ version: number }>('announceFinalRule', wish(changes), RULE);
const published = async (slug = edition.slug) =>
  (
    await it.visitor.query<{ competition: { finalRule: object | null } }>(
      `query ($slug: String!) { competition(slug: $slug) { finalRule ${RULE} } }`,
      { slug },
    )
  ).competition.finalRule;

test('everybody reads how the final places will be worked out, once it is announced', async () => {
  expect(await published()).toBeNull();
  const announced = await announce();
  expect(announced).toEqual({ version: 1, ...FINAL_RULE });
  expect(await published()).toEqual(announced);
  const [event] = await it.db.query<[{ data: string }]>(
    `select data from audit_event where action = 'final_rule.announced' and subject = $1`,
    [edition.id],
  );
  expect(JSON.parse(event.data)).toMatchObject({ version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('a change is a new version, also when two are announced at once; what was announced stays', async () => {
  await announce();
  const versions = await Promise.all([announce({ decimals: 1 }), announce({ decimals: 1 })]);
  expect(versions.map(({ version }) => version).toSorted()).toEqual([2, 3]);
  expect(await published()).toMatchObject({ version: 3, decimals: 1 });
  await expect(it.db.query(`update final_rule set rule = '{}' where competition_id = $1`, [edition.id])).rejects.toThrow();
  await expect(it.db.query(`delete from final_rule where competition_id = $1`, [edition.id])).rejects.toThrow();
});

test('weights of 105 percent are refused in words, and nothing is announced', async () => {
  const stages = [...FINAL_RULE.stages.slice(1), { stage: 1, weight: '35' }];
  const { code, problems } = await organizer.refusalOf('announceFinalRule', wish({ stages }), RULE);
  expect([code, problems]).toEqual([
    'INVALID_INPUT',
    [
      {
        path: 'rule.stages',
        code: 'NOT_100',
        ko: '심사 단계와 반영 점수의 비율을 더하면 100이 되어야 하는데, 지금은 105입니다.',
        en: 'The weights of stages and parts must add up to 100; these add up to 105.',
      },
    ],
  ]);
  expect(await published()).toBeNull();
});

test('once judging of a stage has ended nobody announces a rule any more', async () => {
  await moveStage(it.db, edition, StageState.OPEN);
  expect((await announce()).version).toBe(1);
  await moveStage(it.db, edition, StageState.CLOSED);
  expect((await organizer.refusalOf('announceFinalRule', wish({ decimals: 1 }), RULE)).code).toBe('SCORES_KNOWN');
});

test('a rubric is not written without the criterion by which the final breaks ties', async () => {
  await aRubric(it.db, edition);
  const tieBreak = [{ link: 'CRITERION', stage: 1, key: 'validity' }];
  await announce({ tieBreak });
  const without = defaultRubric.criteria.filter(({ key }) => key !== 'validity');
  const refused = await organizer.refusalOf('writeRubric', { stage: edition.stage, criteria: without });
  expect([refused.code, refused['criteria']]).toEqual(['FINAL_RULE_NAMES_CRITERIA', ['validity']]);
  await organizer.mutate('writeRubric', { stage: edition.stage, criteria: defaultRubric.criteria });
  await announce({ tieBreak: [] });
  await organizer.mutate('writeRubric', { stage: edition.stage, criteria: without });
});

test('a copied edition announces the same rule again, as its first version', async () => {
  await announce();
  await announce({ decimals: 3 });
  const slug = `${edition.slug}-copy`;
  const { id: competition } = await organizer.mutate('copyCompetition', { competition: edition.id, slug, year: 2026, shiftDays: 364 });
  await organizer.mutate('announceCompetition', { competition });
  expect(await published(slug)).toEqual({ version: 1, ...FINAL_RULE, decimals: 3 });
});
