import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { explainByCriterion, type ExplainedCriterion } from '../../src/domain/explanation/by-criterion.js';
import {
  explainAdjusted,
  explainFallback,
  explainMean,
  explainMedian,
  explainNoDifference,
  explainTrimmed,
  explainUntrimmed,
} from '../../src/domain/explanation/explanation.js';
import { parseFraction, type Fraction } from '../../src/domain/fraction.js';

const numbers = (...texts: string[]): Fraction[] => texts.map((text) => parseFraction(text)!);
const shown = (score: string, decimals = 2) => ({ score, decimals, rounding: 'half-up' as const });
const sheets = (...pairs: [total: string, judgeEffect: number][]) =>
  pairs.map(([total, judgeEffect]) => ({ total: parseFraction(total)!, judgeEffect }));

describe('an adjusted score', () => {
  test('is explained with its arithmetic: 84 − 3.1, 79 + 2.0 and 88 − 4.4 are 80.9, 81.0 and 83.6, on average 81.83', () => {
    const { ko, en } = explainAdjusted(sheets(['84', 3.1], ['79', -2], ['88', 4.4]), shown('81.83'));
    expect(ko).toBe(
      '조정점수는 같은 작품을 함께 본 다른 위원과 비교해 각 위원이 얼마나 후하거나 엄격했는지를 뺀 뒤 평균한 점수입니다. ' +
        '원점수 88, 84, 79; 위원 보정 +4.4, +3.1, −2.0; 조정 83.6, 80.9, 81.0 → 81.83.',
    );
    expect(en).toBe(
      "Your adjusted score is the average of your judges' scores after taking out how generous or strict each of them was compared with " +
        'other judges who saw the same entries. Raw 88, 84, 79; judges +4.4, +3.1, −2.0; adjusted 83.6, 80.9, 81.0 → 81.83.',
    );
  });

  test('stands in the same words whichever judge came first', () => {
    const [a, b, c] = sheets(['84', 3.1], ['84', -2], ['88', 4.4]);
    const words = explainAdjusted([a!, b!, c!], shown('83.50'));
    expect(words.ko).toContain('원점수 88, 84, 84; 위원 보정 +4.4, +3.1, −2.0;');
    expect([explainAdjusted([b!, c!, a!], shown('83.50')), explainAdjusted([c!, b!, a!], shown('83.50'))]).toEqual([words, words]);
  });

  test('has one more decimal where rounded parts would lead elsewhere', () => {
    // 80 − 1.004 twice is 78.996, 79.00. With two decimals: 80 − 1.00 = 79.00. 70.005 − 0 would be 70.01 beside a score of 74.50.
    const told = explainAdjusted(sheets(['80', 1.004], ['70.004', 0]), shown('74.50'));
    expect(told.en).toContain('Raw 80, 70; judges +1, 0; adjusted 79, 70 → 74.50.');
    // (78.996 + 70.006) / 2 = 74.501. Two decimals show (79.00 + 70.01) / 2 = 74.505, which is 74.51: so three are shown.
    expect(explainAdjusted(sheets(['80', 1.004], ['70.006', 0]), shown('74.50')).en).toContain(
      'Raw 80.000, 70.006; judges +1.004, 0.000; adjusted 78.996, 70.006 → 74.50.',
    );
  });

  test('is the mean where judges do not differ, and says so', () => {
    expect(explainNoDifference(numbers('79', '84', '88'), shown('83.67'))).toEqual({
      ko: '위원들이 얼마나 후하거나 엄격한지에 측정할 만한 차이가 없어 보정하지 않았습니다. 원점수 88, 84, 79 → 83.67.',
      en: 'The judges did not differ measurably in how generous or strict they were, so no adjustment was needed. Raw 88, 84, 79 → 83.67.',
    });
  });

  test('that could not be used is told with the reasons', () => {
    const reasons = [{ ko: '심사위원이 3명보다 적습니다.', en: 'There are fewer than 3 judges.' }];
    expect(explainFallback(reasons, numbers('80', '90'), shown('85.00'))).toEqual({
      ko: '공고한 조정점수를 쓸 조건이 갖추어지지 않아 평균으로 산정했습니다. 심사위원이 3명보다 적습니다. 원점수 90, 80 → 85.00.',
      en: 'The announced adjusted score could not be used, and the score is the plain mean. There are fewer than 3 judges. Raw 90, 80 → 85.00.',
    });
  });
});

// The five sheets of docs/scoring.md.
const five = numbers('92', '88.5', '85', '84', '71');

describe('a score by another rule is explained:', () => {
  test('the mean', () => {
    expect(explainMean(five, shown('84.10'))).toEqual({
      ko: '점수는 위원 5명의 점수를 평균한 것입니다. 원점수 92.0, 88.5, 85.0, 84.0, 71.0 → 84.10.',
      en: "Your score is the average of 5 judges' scores. Raw 92.0, 88.5, 85.0, 84.0, 71.0 → 84.10.",
    });
    expect(explainMean(numbers('160/3'), shown('53.33')).en).toBe('Your score is that of one judge. Raw 53.33 → 53.33.');
  });

  test('the trimmed mean, with what was left out', () => {
    const { ko, en } = explainTrimmed(five, 1, shown('85.83'));
    expect(ko).toBe(
      '점수는 가장 높은 점수와 가장 낮은 점수를 1개씩 빼고 평균한 것입니다. ' +
        '원점수 92.0, 88.5, 85.0, 84.0, 71.0; 제외 92, 71; 반영 88.5, 85.0, 84.0 → 85.83.',
    );
    expect(en).toContain('left out 92, 71; counted 88.5, 85.0, 84.0 → 85.83.');
  });

  test('the trimmed mean that too few judges made a plain one', () => {
    expect(explainUntrimmed(five, 6, shown('84.10')).ko).toBe(
      '위원이 6명보다 적어 최고점과 최저점을 빼지 않고 평균했습니다. 원점수 92.0, 88.5, 85.0, 84.0, 71.0 → 84.10.',
    );
  });

  test('the median, of an odd and of an even number', () => {
    expect(explainMedian(five, shown('85.00')).en).toBe(
      "Your score is the middle one of your judges' scores. Raw 92.0, 88.5, 85.0, 84.0, 71.0; middle 85 → 85.00.",
    );
    expect(explainMedian(numbers('95', '60', '80', '70'), shown('75.00')).ko).toBe(
      '점수는 위원들의 점수 가운데 중앙에 있는 두 점수의 평균입니다. 원점수 95, 80, 70, 60; 중앙 80, 70 → 75.00.',
    );
  });

  test('criterion by criterion', () => {
    const criterion = (nameKo: string, nameEn: string, maxPoints: string, ...marks: string[]): ExplainedCriterion => {
      const points = parseFraction(maxPoints)!;
      return { nameKo, nameEn, maxPoints: points, weight: points, marks: numbers(...marks) };
    };
    // 52/3 + 77/3 + 17 + 17 + 8.5 = 85.5, as in docs/scoring.md.
    const criteria = [
      criterion('적합성', 'Relevance', '20', '20', '18', '17', '17', '14'),
      criterion('타당성', 'Validity', '30', '26', '27', '26', '25', '21'),
      criterion('독창성', 'Originality', '20', '18', '17', '17', '17', '14'),
      criterion('활용성', 'Usefulness', '20', '18', '17', '17', '17', '14'),
      criterion('완성도', 'Completeness', '10', '10', '9.5', '8', '8', '8'),
    ];
    expect(explainByCriterion({ tally: 'TRIMMED_MEAN', drop: 1 }, criteria, shown('85.50')).ko).toBe(
      '점수는 평가항목마다 가장 높은 점수와 가장 낮은 점수를 1개씩 빼고 평균하여 더한 것입니다. ' +
        '적합성 20, 18, 17, 17, 14, 제외 20, 14: 17.33/20; 타당성 27, 26, 26, 25, 21, 제외 27, 21: 25.67/30; ' +
        '독창성 18, 17, 17, 17, 14, 제외 18, 14: 17/20; 활용성 18, 17, 17, 17, 14, 제외 18, 14: 17/20; ' +
        '완성도 10.0, 9.5, 8.0, 8.0, 8.0, 제외 10, 8: 8.5/10 → 85.50.',
    );
    // Points 10 and 20, weights 1 and 2: 100 · (1 · 8/10 + 2 · 15/20) / 3 = 76.67.
    const weighted = [
      { ...criterion('가', 'A', '10', '7', '8', '9'), weight: parseFraction('1')! },
      { ...criterion('나', 'B', '20', '15', '12', '18'), weight: parseFraction('2')! },
    ];
    expect(explainByCriterion({ tally: 'MEDIAN' }, weighted, shown('76.67')).en).toBe(
      'Your score is made of the median of the marks on each criterion. A 9, 8, 7: median 8/10; B 18, 15, 12: median 15/20; ' +
        'weighted 1 : 2 and put on a scale of 100 → 76.67.',
    );
  });

  test('where no number of decimals leads to the score, with an ≈', () => {
    // (80 1/3 + 80 1/3 + 82 1/3 + 0.015) / 3 = 81.005, which is 81.01; thirds cut short add up to less.
    expect(explainMean(numbers('241/3', '241/3', '49409/600'), shown('81.01')).en).toContain('≈ 81.01.');
  });
});

test('whoever computes with the figures that are shown arrives at the score', () => {
  const sheet = fc.record({
    total: fc.integer({ min: 0, max: 6000 }).map((sixtieths) => parseFraction(`${sixtieths}/60`)!),
    judgeEffect: fc.double({ min: -9, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(sheet, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 3 }), (list, decimals) => {
      const exact = list.reduce((so, { total, judgeEffect }) => so + Number(total.numerator) / Number(total.denominator) - judgeEffect, 0);
      const score = (exact / list.length).toFixed(decimals);
      const { en } = explainAdjusted(list, { score, decimals, rounding: 'half-up' });
      const [raw, judges, adjusted] = [/Raw ([^;]*);/, /; judges ([^;]*);/, /; adjusted ([^;]*) [→≈]/].map((part) =>
        part
          .exec(en)![1]!
          .split(', ')
          .map((figure) => Number(figure.replace('−', '-'))),
      );
      adjusted!.forEach((figure, index) => expect(figure).toBeCloseTo(raw![index]! - judges![index]!, 9));
      const mean = adjusted!.reduce((so, figure) => so + figure, 0) / list.length;
      // Half a unit of the last digit; a thousandth of one more where an ≈ tells that the mean lies on the edge.
      const most = (en.includes('→') ? 0.5 : 0.501) * 10 ** -decimals + 1e-9;
      expect(Math.abs(mean - Number(score))).toBeLessThanOrEqual(most);
    }),
    { numRuns: 50 },
  );
});
