import { expect, test } from '@jest/globals';
import type { CountedSheet } from '../../src/domain/feedback.js';
import { publicComments } from '../../src/domain/public-comments.js';

const sheet = (a: string, b: string, comment: string): CountedSheet => ({
  marks: [
    { criterion: 'a', points: '10', comment: a },
    { criterion: 'b', points: '9', comment: b },
  ],
  comment,
});
const sheets = [sheet('가', '다', ' 전체 나 '), sheet('나', '가', ''), sheet('다', '  ', '전체 가')];
const on = (criterion: string | null, ...texts: string[]) => texts.map((text) => ({ criterion, text }));

test('comments stand by criterion and words, then on the whole; what is empty is left out', () => {
  expect(publicComments(['b', 'a'], sheets)).toEqual([
    ...on('b', '가', '다'),
    ...on('a', '가', '나', '다'),
    ...on(null, '전체 가', '전체 나'),
  ]);
});

test('the same words of two judges are told once', () => {
  const said = [sheet('좋음', '', '좋음'), sheet('좋음 ', '', '좋음'), sheet('나쁨', '', '')];
  expect(publicComments(['a', 'b'], said)).toEqual([...on('a', '나쁨', '좋음'), ...on(null, '좋음')]);
});

test.each([0, 1, 2])('of %i sheets nothing is told', (count) => {
  expect(publicComments(['a', 'b'], sheets.slice(0, count))).toEqual([]);
});

test('whoever wrote what: comments that are handed around among the judges, criterion by criterion, come out the same', () => {
  const turns = [0, 1, 2];
  const told = turns.flatMap((a) =>
    turns.flatMap((b) =>
      turns.map((whole) => {
        const of = (seat: number, turn: number) => sheets[(seat + turn) % sheets.length]!;
        const dealt = turns.map((seat) => sheet(of(seat, a).marks[0]!.comment, of(seat, b).marks[1]!.comment, of(seat, whole).comment));
        return JSON.stringify(publicComments(['a', 'b'], dealt));
      }),
    ),
  );
  expect(told).toHaveLength(27);
  expect(new Set(told)).toEqual(new Set([JSON.stringify(publicComments(['a', 'b'], sheets))]));
});
