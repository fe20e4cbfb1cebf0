import { expect, test } from '@jest/globals';
import { asSheet, isEqual, join, problemOfMark, savable, shortPoints } from '../../web/src/pages/judge/sheet/draft.js';

const criterion = (key: string) => ({
  key,
  nameKo: key,
  nameEn: key,
  guidanceKo: '',
  guidanceEn: '',
  maxPoints: '20.00',
  step: '0.50',
  weight: 1,
  anchors: [],
});
const rubric = { criteria: [criterion('a'), criterion('b')] };

test('what only one of two windows changed is taken from that one, what both changed is asked about', () => {
  const base = { 'a.points': '10', 'b.points': '11', comment: '' };
  const mine = { 'a.points': '12', 'b.points': '11', comment: 'here' };
  const theirs = { 'a.points': '13', 'b.points': '14', comment: '' };
  expect(join(base, mine, theirs)).toEqual({
    draft: { 'a.points': '12', 'b.points': '14', comment: 'here' },
    clashes: [{ field: 'a.points', mine: '12', theirs: '13' }],
  });
});

test('the same points written in two ways are no clash', () => {
  expect(join({ 'a.points': '10' }, { 'a.points': '12.0' }, { 'a.points': '12' }).clashes).toEqual([]);
  expect(isEqual({ 'a.points': '15' }, { 'a.points': '15.00', comment: '' })).toBe(true);
});

test('a mark that is none waits, and what was saved of it stays', () => {
  const draft = { 'a.points': '25', 'b.points': '7.5', 'b.comment': 'why' };
  expect(problemOfMark(rubric, draft, 'a')).toMatchObject({ code: 'OUT_OF_RANGE' });
  expect(problemOfMark(rubric, draft, 'b')).toBeNull();
  expect(asSheet(rubric, savable(rubric, draft, { 'a.points': '2' })).marks).toEqual([
    { criterion: 'a', points: '2', comment: '' },
    { criterion: 'b', points: '7.5', comment: 'why' },
  ]);
});

test.each([
  ['15.50', '15.5'],
  ['20.00', '20'],
  ['100', '100'],
  ['0.00', '0'],
])('%s is written as %s', (points, short) => expect(shortPoints(points)).toBe(short));
