import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';
import { FINAL_RULE } from '../../support/final-rule.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';

let it: TestApp;
let organizer: Person;
beforeAll(async () => {
  it = await startTestApp();
  organizer = await it.person('organizer@parts.example', { roles: [{ role: 'ORGANIZER', competitionId: null }] });
});
afterAll(() => it.close());

describe('국민심사 of 30 percent', () => {
  const citizens = { key: 'citizens', nameKo: '국민심사', nameEn: 'Citizens', kind: 'WEIGHTED', maxPoints: '5', weight: '30' };
  const stages = [
    { stage: 1, weight: '20' },
    { stage: 2, weight: '50' },
  ];
  let final: JudgedFinal;
  beforeAll(async () => {
    const ofTrack = [
      { paper: [80, 80], presentation: [90] },
      { paper: [70, 70], presentation: [80] },
    ];
    final = await aJudgedFinal(it, organizer, { 분석: ofTrack }, { ...FINAL_RULE, stages, parts: [citizens] });
  });
  const wish = (...scores: [entryNumber: string, points: string][]) => ({
    competition: final.edition.id,
    part: 'citizens',
    scores: scores.map(([entryNumber, points]) => ({ entryNumber, points })),
    reason: '국민심사단 투표 결과',
  });
  const take = (...scores: [string, string][]) =>
    organizer.mutate<{ withoutPoints: string[] }>('importScorePart', wish(...scores), '{ withoutPoints }');
  const settle = async () => {
    const fields = '{ standings { nodes { entryNumber place score components { kind key points weight } } } }';
    const { standings } = await organizer.mutate<{
      standings: { nodes: { entryNumber: string; place: number; score: string; components: object[] }[] };
    }>('settleFinal', { competition: final.edition.id }, fields);
    return standings.nodes;
  };

  test('is waited for', async () => {
    const { code, parts, ko } = await organizer.refusalOf('settleFinal', { competition: final.edition.id });
    expect([code, parts, ko]).toEqual(['SCORES_MISSING', ['국민심사'], '불러오지 않은 반영 점수가 있습니다: 국민심사']);
  });

  test('leaves an entry that has none without a place, and says so when it is imported', async () => {
    expect(await take(['2025-분석-002', '5'])).toEqual({ withoutPoints: ['2025-분석-001'] });
    const [second, first] = await settle();
    // 0.2 · 70 + 0.5 · 80 + 0.3 · 100
    expect([second, first]).toMatchObject([
      { entryNumber: '2025-분석-002', place: 1, score: '84.00' },
      { entryNumber: '2025-분석-001', place: null, score: null },
    ]);
    expect(second!.components).toEqual([
      { kind: 'STAGE', key: '1', points: '70', weight: '20' },
      { kind: 'STAGE', key: '2', points: '80', weight: '50' },
      { kind: 'PART', key: 'citizens', points: '100', weight: '30' },
    ]);
  });

  test('counts on its own scale', async () => {
    expect(await take(['2025-분석-002', '5'], ['2025-분석-001', '4.5'])).toEqual({ withoutPoints: [] });
    // 0.2 · 80 + 0.5 · 90 + 0.3 · 90
    expect(await settle()).toMatchObject([
      { entryNumber: '2025-분석-001', place: 1, score: '88.00' },
      { entryNumber: '2025-분석-002', place: 2, score: '84.00' },
    ]);
  });
});

describe('before scores are known', () => {
  test('nothing is imported, nothing taken off and nothing settled', async () => {
    const edition = await anEdition(it.db);
    const entry = await anEntry(it.db, edition);
    const scores = [{ entryNumber: '2025-분석-001', points: '1' }];
    const codes = async () => [
      (
        await organizer.refusalOf(
          'importScorePart',
          { competition: edition.id, part: 'bonus', scores, reason: '가점 심사 결과' },
          '{ isRepeated }',
        )
      ).code,
      (await organizer.refusalOf('recordPenalty', { entry: entry.id, ground: 'overtime', points: '1', reason: '발표 시간 초과' })).code,
      (await organizer.refusalOf('settleFinal', { competition: edition.id })).code,
    ];
    expect(await codes()).toEqual(['FINAL_RULE_MISSING', 'FINAL_RULE_MISSING', 'FINAL_RULE_MISSING']);
    await organizer.mutate('announceFinalRule', { competition: edition.id, rule: FINAL_RULE }, '{ version }');
    expect(await codes()).toEqual(['FINAL_RULE_NOT_FIXED', 'FINAL_RULE_NOT_FIXED', 'STAGES_NOT_SETTLED']);
  });
});
