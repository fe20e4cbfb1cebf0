import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../../support/app.js';
import { anEntry } from '../../support/entry-factories.js';
import { anEdition } from '../../support/factories.js';
import { FINAL_RULE } from '../../support/final-rule.js';
import { aJudgedFinal, type JudgedFinal } from '../../support/judged-final.js';
import type { Person } from '../../support/person.js';
import { uploaded } from '../../support/story.js';

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

  const sent = async (who: Person, text: string) => {
    const { id: file } = await uploaded(who, Buffer.from(text), '국민심사.csv');
    return { ...wish(), scores: null, file };
  };

  test('comes in a file, whose problems are told row by row; then nothing of it is taken in', async () => {
    const file = await sent(organizer, '점수,접수번호\r\n4.5,2025-분석-001\r\n6,2025-분석-002\r\n,2025-분석-003\r\n1,=cmd()\r\n');
    const fields = '{ import { version } isRepeated problems { line path code ko en } problemCount }';
    const refused = await organizer.mutate<{ problems: object[] }>('importScorePart', file, fields);
    expect(refused).toMatchObject({ import: null, problemCount: 3 });
    expect(refused.problems).toEqual([
      { line: 3, path: 'lines.3.점수', code: 'OUT_OF_RANGE', ko: '5점을 넘을 수 없습니다.', en: 'The most is 5.' },
      { line: 4, path: 'lines.4.점수', code: 'REQUIRED', ko: '이 항목을 입력해 주세요.', en: 'This must be filled in.' },
      {
        line: 5,
        path: 'lines.5.접수번호',
        code: 'UNKNOWN_ENTRY',
        ko: "이 대회에 ''=cmd()'인 출품작이 없습니다.",
        en: "This edition has no entry ''=cmd()'.",
      },
    ]);
    const other = await it.person('somebody@parts.example');
    expect((await organizer.refusalOf('importScorePart', await sent(other, '접수번호,점수\n1,1\n'), fields)).code).toBe('NOT_FOUND');
    expect((await organizer.refusalOf('importScorePart', { ...file, scores: [] }, fields)).code).toBe('INVALID_INPUT');
    expect(
      (await organizer.mutate<{ problems: object[] }>('importScorePart', await sent(organizer, '번호,점수\n1,1\n'), fields)).problems,
    ).toMatchObject([
      { line: null, path: 'header', code: 'MISSING_HEADERS' },
      { line: null, path: 'header', code: 'UNKNOWN_HEADERS' },
    ]);
  });

  test('counts on its own scale', async () => {
    const text = '\uFEFF접수번호,점수\r\n2025-분석-002,5\r\n2025-분석-001,4.5\r\n';
    const fields = '{ import { version sha256 } isRepeated withoutPoints }';
    const taken = await organizer.mutate<object>('importScorePart', await sent(organizer, text), fields);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(taken).toEqual({ import: { version: 2, sha256 }, isRepeated: false, withoutPoints: [] });
    expect(await organizer.mutate('importScorePart', await sent(organizer, text), fields)).toEqual({ ...taken, isRepeated: true });
    // 0.2 · 80 + 0.5 · 90 + 0.3 · 90
    expect(await settle()).toMatchObject([
      { entryNumber: '2025-분석-001', place: 1, score: '88.00' },
      { entryNumber: '2025-분석-002', place: 2, score: '84.00' },
    ]);
  });
});

describe('a tie that the rule leaves to people', () => {
  const tieBreak = [{ link: 'DECISION', stage: null, key: null }];
  let final: JudgedFinal;
  beforeAll(async () => {
    const tied = { paper: [80], presentation: [80] };
    final = await aJudgedFinal(it, organizer, { 분석: [tied, tied] }, { ...FINAL_RULE, tieBreak });
  });
  const decide = (...entryNumbers: string[]) => {
    const wish = { competition: final.edition.id, entryNumbers, reason: '심사위원회에서 표결했습니다.' };
    return organizer.mutate('decideFinalTie', wish, '{ entryNumbers reason decidedBy { name } }');
  };
  const settle = async () => {
    const fields = '{ ties { entryNumbers } standings { nodes { entryNumber place tieBrokenBy } } }';
    return organizer.mutate<{ ties: object[]; standings: { nodes: object[] } }>('settleFinal', { competition: final.edition.id }, fields);
  };
  const line = (entryNumber: string, place: number) => ({ entryNumber, place, tieBrokenBy: 'DECISION' });

  test('is told, and decided with a reason, again if need be; all decisions stay', async () => {
    expect((await settle()).ties).toEqual([{ entryNumbers: ['2025-분석-001', '2025-분석-002'] }]);
    const unknown = { competition: final.edition.id, entryNumbers: ['2025-분석-001', '2025-분석-009'], reason: '심사위원회 표결' };
    expect((await organizer.refusalOf('decideFinalTie', unknown)).code).toBe('NOT_TIED');
    expect(await decide('2025-분석-002', '2025-분석-001')).toEqual({
      entryNumbers: ['2025-분석-002', '2025-분석-001'],
      reason: '심사위원회에서 표결했습니다.',
      decidedBy: { name: 'organizer' },
    });
    const decided = await settle();
    expect([decided.ties, decided.standings.nodes]).toEqual([[], [line('2025-분석-002', 1), line('2025-분석-001', 2)]]);
    await decide('2025-분석-001', '2025-분석-002');
    expect((await settle()).standings.nodes).toEqual([line('2025-분석-001', 1), line('2025-분석-002', 2)]);
    const { organizerDesk } = await organizer.query<{ organizerDesk: { finalTieDecisions: { entryNumbers: string[] }[] } }>(
      `{ organizerDesk(competition: "${final.edition.slug}") { finalTieDecisions { entryNumbers } } }`,
    );
    expect(organizerDesk.finalTieDecisions.map(({ entryNumbers: [best] }) => best)).toEqual(['2025-분석-002', '2025-분석-001']);
    await expect(it.db.query(`delete from tie_decision`)).rejects.toThrow();
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
