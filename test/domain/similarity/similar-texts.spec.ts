import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintsOf, lettersOf } from '../../../src/domain/similarity/fingerprints.js';
import { covered } from '../../../src/domain/similarity/passages.js';
import { similarTexts } from '../../../src/domain/similarity/similar-texts.js';

const passage = '빈집이 밀집한 산복도로 구간은 소방차가 들어가기 어려워 골든타임을 넘길 위험이 다른 구간보다 세 배 높게 나타났다';
const own = (name: string, times = 12) =>
  Array.from(
    { length: times },
    (_, index) => `${name} 부서가 스스로 적은 ${index}번째 문장이며 ${name}에게만 있는 낱말 ${name}${index}를 쓴다, ${name}.`,
  ).join('\n');
const without = (text: string) => String.fromCharCode(...lettersOf(text).codes);
const inNone = { earlierFrom: Infinity, given: [] };

describe('letters of a text', () => {
  test('are told apart from spaces, punctuation and case', () => {
    expect(without('분석 (Ｐython 3.12)·결과\n')).toBe(without('분석python312결과'));
  });

  test('remember where they stood', () => {
    const text = '가 나,\n다';
    expect([...lettersOf(text).at].map((at) => text[at])).toEqual(['가', '나', '다']);
  });
});

describe('fingerprints', () => {
  test('of any two texts with 21 equal letters in a row have one in common', () => {
    const syllables = fc.string({ unit: fc.constantFrom(...'가나다라마바사'), minLength: 0, maxLength: 60 });
    const run = fc.string({ unit: fc.constantFrom(...'가나다라마바사'), minLength: 21, maxLength: 21 });
    fc.assert(
      fc.property(syllables, syllables, syllables, syllables, run, (a, b, c, d, common) => {
        const [one, other] = [fingerprintsOf(lettersOf(a + common + b)), fingerprintsOf(lettersOf(c + common + d))];
        return one.hashes.some((hash) => other.hashes.includes(hash));
      }),
    );
  });

  test.each(['', '가', '가나다라마바사아자', '가나다라마바사아자차'])('of %j, which has hardly a shingle', (text) => {
    expect(fingerprintsOf(lettersOf(text)).hashes).toHaveLength(text.length >= 10 ? 1 : 0);
  });
});

describe('similar texts', () => {
  const [left, right] = [`${own('가람')}\n${passage}.\n${own('나루')}`, `${own('다솜')}\n${passage.replaceAll(' ', '\n')}\n${own('라온')}`];

  test('are shown with the words that both have, as they stand in each', () => {
    const [pair] = similarTexts({ ...inNone, texts: [left, own('마루'), right] });
    expect([pair?.left, pair?.right]).toEqual([0, 2]);
    const told = pair!.passages.map((found) => [
      left.slice(found.left.start, found.left.end),
      right.slice(found.right.start, found.right.end),
    ]);
    expect(told.map(([one]) => one)).toEqual([passage]);
    expect(told.map(([, other]) => other)).toEqual([passage.replaceAll(' ', '\n')]);
  });

  test('are as similar in whichever order they come', () => {
    const [one] = similarTexts({ ...inNone, texts: [left, right] });
    const [other] = similarTexts({ ...inNone, texts: [right, left] });
    expect([other?.rightShare, other?.leftShare]).toEqual([one?.leftShare, one?.rightShare]);
  });

  test('are not found by what everybody was given', () => {
    expect(similarTexts({ ...inNone, texts: [left, right], given: [`서식: ${passage}`] })).toEqual([]);
  });

  test('are not found by what stands in more than ten of them', () => {
    const texts = Array.from({ length: 11 }, (_, index) => `${own(`팀${String.fromCharCode(0xac00 + index * 28)}`)}\n${passage}`);
    expect(similarTexts({ ...inNone, texts: texts.slice(1) })).toHaveLength(45);
    expect(similarTexts({ ...inNone, texts })).toEqual([]);
  });

  test('of earlier editions are compared with this one, and not among themselves', () => {
    const found = similarTexts({ texts: [own('이번'), left, right, left], earlierFrom: 2, given: [] });
    expect(found.map((pair) => [pair.left, pair.right])).toEqual([
      [1, 3],
      [1, 2],
    ]);
  });

  test('that are equal are wholly so; empty ones are like nothing', () => {
    expect(similarTexts({ ...inNone, texts: [left, left, '', ''] })).toMatchObject([{ left: 0, right: 1, leftShare: 1, rightShare: 1 }]);
  });

  test('of one phrase, over and over, are found too', () => {
    const monotonous = '같은 말을 되풀이하는 보고서입니다. '.repeat(2_000);
    const [pair] = similarTexts({ ...inNone, texts: [monotonous, `${own('가람')}${monotonous}`] });
    expect(pair).toMatchObject({ left: 0, right: 1 });
  });
});

test('what spans cover is counted once', () => {
  const spans = [
    { start: 5, end: 9 },
    { start: 0, end: 6 },
    { start: 20, end: 21 },
  ];
  expect(covered(spans)).toBe(10);
  const except = [
    { start: 1, end: 3 },
    { start: 8, end: 20 },
  ];
  expect(covered(spans, except)).toBe(7);
});
