import { describe, expect, test } from '@jest/globals';
import { appealableSince, appealsCloseAt, problemsOfAnswer, problemsOfAppeal, type ShownLine } from '../../src/domain/appeal.js';

const at = (text: string) => new Date(text);

test.each([
  ['published in the afternoon', '2025-11-20T05:00:00Z', 10, '2025-11-30T14:59:59Z'],
  ['in the first second of a day in Korea', '2025-11-19T15:00:00Z', 10, '2025-11-30T14:59:59Z'],
  ['in the last one', '2025-11-20T14:59:59.999Z', 10, '2025-11-30T14:59:59Z'],
  ['a day later from the next instant on', '2025-11-20T15:00:00Z', 10, '2025-12-01T14:59:59Z'],
  ['one day', '2025-11-20T05:00:00Z', 1, '2025-11-21T14:59:59Z'],
  ['over the end of a year', '2025-12-25T00:00:00Z', 7, '2026-01-01T14:59:59Z'],
  ['over 29 February', '2028-02-25T00:00:00Z', 7, '2028-03-03T14:59:59Z'],
])('the last second for appeals, %s', (_, publishedAt, days, closesAt) => {
  expect(appealsCloseAt(at(publishedAt), days)).toEqual(at(closesAt));
});

describe('the days count from the publication that last changed what the entry got', () => {
  const shown = (day: number, line: string, isWithdrawn = false): ShownLine => ({
    publishedAt: at(`2025-11-0${day}T00:00:00Z`),
    line,
    isWithdrawn,
  });
  test.each<[string, ShownLine[], number | null]>([
    ['nothing is public', [], null],
    ['the only one', [shown(1, 'a')], 1],
    ['a later one that changed nothing for it', [shown(1, 'a'), shown(2, 'a'), shown(3, 'a')], 1],
    ['a later one that changed something', [shown(1, 'a'), shown(2, 'b'), shown(3, 'b')], 2],
    ['one that changed it back', [shown(1, 'a'), shown(2, 'b'), shown(3, 'a')], 3],
    ['the latest was taken down', [shown(1, 'a'), shown(2, 'a', true)], null],
    ['the same again after one that was taken down', [shown(1, 'a', true), shown(2, 'a')], 2],
    ['taken down in between', [shown(1, 'a'), shown(2, 'a', true), shown(3, 'a'), shown(4, 'a')], 3],
  ])('%s', (_, publications, day) => {
    expect(appealableSince(publications)).toEqual(day === null ? null : at(`2025-11-0${day}T00:00:00Z`));
  });
});

const grounds = [{ key: 'procedure', nameKo: '절차 위반', nameEn: 'Breach of procedure' }];
const text = '발표 순서가 공고와 달랐고 시간도 짧았습니다.';
test.each([
  ['is fine', { ground: 'procedure', text }, []],
  ['has a ground that was announced: the marks are none', { ground: 'marks', text }, [['ground', 'UNKNOWN_WORD']]],
  ['says what happened', { ground: 'procedure', text: ' ' }, [['text', 'REQUIRED']]],
  ['in 20 characters at least', { ground: 'procedure', text: '점수가 낮습니다.' }, [['text', 'TOO_SHORT']]],
  ['and 3000 at most', { ground: 'procedure', text: '가'.repeat(3001) }, [['text', 'TOO_LONG']]],
])('an appeal %s', (_, wish, problems) => {
  expect(problemsOfAppeal(grounds, wish).map(({ path, code }) => [path, code])).toEqual(problems);
});

const decision = '공고와 발표 순서 기록을 대조하여 같음을 확인했습니다.';
test.each([
  ['is dismissed', { outcome: 'DISMISSED', remedy: null, decision }, []],
  ['is upheld with what has to follow', { outcome: 'UPHELD', remedy: 'PROCEDURE', decision }, []],
  ['is not upheld without', { outcome: 'UPHELD', remedy: null, decision }, [['remedy', 'REQUIRED']]],
  ['is not dismissed with', { outcome: 'DISMISSED', remedy: 'CORRECTION', decision }, [['remedy', 'NOT_ALLOWED_HERE']]],
  ['is answered with reasons', { outcome: 'INADMISSIBLE', remedy: null, decision: '기간 경과' }, [['decision', 'TOO_SHORT']]],
] as const)('it %s', (_, answer, problems) => {
  expect(problemsOfAnswer(answer).map(({ path, code }) => [path, code])).toEqual(problems);
});
