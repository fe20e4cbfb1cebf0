import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { defaultAwardRule } from '../../../src/domain/award-rule.js';
import { StageState } from '../../../src/features/competitions/stage.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEdition, type MadeEdition } from '../../support/factories.js';
import { moveStage } from '../../support/judging-factories.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
let edition: MadeEdition;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@award-rule.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());
beforeEach(async () => {
  edition = await anEdition(it.db);
});

const RULE = `{ version tiers { key nameKo nameEn quota floor track onTie } onRemoval verificationDays
  appeals { days grounds { key nameKo nameEn } } revocationYears isBundlePublic }`;
const wish = (changes: object = {}) => ({ competition: edition.id, rule: { ...defaultAwardRule, ...changes } });
const announce = (changes: object = {}) => organizer.mutate<{ version: number }>('announceAwardRule', wish(changes), RULE);
const published = async (slug = edition.slug) =>
  (
    await it.visitor.query<{ competition: { awardRule: object | null } }>(
      `query ($slug: String!) { competition(slug: $slug) { awardRule ${RULE} } }`,
      { slug },
    )
  ).competition.awardRule;

test('everybody reads what there is to win and by what rules, once it is announced', async () => {
  expect(await published()).toBeNull();
  const announced = await announce();
  expect(announced).toEqual({ version: 1, ...defaultAwardRule });
  expect(await published()).toEqual(announced);
  const [event] = await it.db.query<[{ data: string }]>(
    `select data from audit_event where action = 'award_rule.announced' and subject = $1`,
    [edition.id],
  );
  expect(JSON.parse(event.data)).toEqual({
    rule: expect.stringMatching(/^[0-9a-f-]{36}$/),
    version: 1,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a change is a new version, also when two are announced at once; what was announced stays', async () => {
  await announce();
  const versions = await Promise.all([announce({ verificationDays: 5 }), announce({ verificationDays: 5 })]);
  expect(versions.map(({ version }) => version).toSorted()).toEqual([2, 3]);
  expect(await published()).toMatchObject({ version: 3, verificationDays: 5 });
  await expect(it.db.query(`update award_rule set rule = '{}' where competition_id = $1`, [edition.id])).rejects.toThrow();
  await expect(it.db.query(`delete from award_rule where competition_id = $1`, [edition.id])).rejects.toThrow();
});

test('what makes no sense is refused in words, all of it at once, and nothing is announced', async () => {
  const [grand, next] = defaultAwardRule.tiers;
  const { code, problems } = await organizer.refusalOf(
    'announceAwardRule',
    wish({
      tiers: [
        { ...grand, quota: 0, track: 2 },
        { ...next, nameKo: '\u3164' },
      ],
      verificationDays: 100,
    }),
    RULE,
  );
  expect([code, problems]).toEqual([
    'INVALID_INPUT',
    [
      {
        path: 'rule.tiers.0.quota',
        code: 'OUT_OF_RANGE',
        ko: '1 이상 1000 이하의 정수여야 합니다.',
        en: 'This must be a whole number from 1 to 1000.',
      },
      { path: 'rule.tiers.0.track', code: 'UNKNOWN_WORD', ko: '다음 중 하나여야 합니다: 1', en: 'This must be one of: 1.' },
      { path: 'rule.tiers.1.nameKo', code: 'REQUIRED', ko: '이 항목을 입력해 주세요.', en: 'This must be filled in.' },
      {
        path: 'rule.verificationDays',
        code: 'OUT_OF_RANGE',
        ko: '0 이상 90 이하의 정수여야 합니다.',
        en: 'This must be a whole number from 0 to 90.',
      },
    ],
  ]);
  expect(await published()).toBeNull();
});

test('once judging of a stage has ended nobody announces awards any more', async () => {
  await moveStage(it.db, edition, StageState.OPEN);
  expect((await announce()).version).toBe(1);
  await moveStage(it.db, edition, StageState.CLOSED);
  expect((await organizer.refusalOf('announceAwardRule', wish(), RULE)).code).toBe('SCORES_KNOWN');
});

test('names are kept composed and without the blanks around them', async () => {
  const [grand] = defaultAwardRule.tiers;
  await announce({ tiers: [{ ...grand, nameKo: ` ${'대상'.normalize('NFD')} ` }] });
  expect(await published()).toMatchObject({ tiers: [{ nameKo: '대상' }] });
});

test('a copied edition announces the same awards again, as its first version', async () => {
  await announce();
  await announce({ revocationYears: 3 });
  const slug = `${edition.slug}-copy`;
  const { id: competition } = await organizer.mutate('copyCompetition', { competition: edition.id, slug, year: 2026, shiftDays: 364 });
  await organizer.mutate('announceCompetition', { competition });
  expect(await published(slug)).toEqual({ version: 1, ...defaultAwardRule, revocationYears: 3 });
});
