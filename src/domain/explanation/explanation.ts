import { compare, subtract, type Fraction } from '../fraction.js';
import { fewestDecimals, inFigures, meanOf, rounded, type ShownScore } from './figures.js';

/** One text in both languages. */
export interface Explanation {
  ko: string;
  en: string;
}

/** A sheet that counted: its exact total on 0–100, and how much above (generous) or below (strict) others its judge marks, in points. */
export interface ExplainedSheet {
  total: Fraction;
  judgeEffect: number;
}

/**
 * How an adjusted score came about: the sentence that says what it is, and its arithmetic, adjusted = total − what the judge gives above
 * others, then the mean. No judge is named, and the sheets stand by their totals, the highest first, so that no order tells of one.
 */
export function explainAdjusted(sheets: readonly ExplainedSheet[], score: ShownScore): Explanation {
  const ordered = sheets.toSorted((a, b) => compare(b.total, a.total) || b.judgeEffect - a.judgeEffect);
  const { shown, isExact } = fewestDecimals((decimals) => {
    const totals = ordered.map(({ total }) => rounded(total, decimals));
    const effects = ordered.map(({ judgeEffect }) => rounded(judgeEffect, decimals));
    const adjusted = totals.map((total, index) => subtract(total, effects[index]!));
    return { shown: { totals, effects, adjusted }, result: meanOf(adjusted) };
  }, score);
  const [totals, adjusted] = [shown.totals, shown.adjusted].map((values) => inFigures(values).join(', '));
  const effects = inFigures(shown.effects, { withSign: true }).join(', ');
  const end = `${arrow(isExact)} ${score.score}.`;
  return {
    ko: `조정점수는 같은 작품을 함께 본 다른 위원과 비교해 각 위원이 얼마나 후하거나 엄격했는지를 뺀 뒤 평균한 점수입니다. 원점수 ${totals}; 위원 보정 ${effects}; 조정 ${adjusted} ${end}`,
    en: `Your adjusted score is the average of your judges' scores after taking out how generous or strict each of them was compared with other judges who saw the same entries. Raw ${totals}; judges ${effects}; adjusted ${adjusted} ${end}`,
  };
}

/** The announced rule was an adjusted score, and judges did not differ: the mean is the adjusted score. */
export function explainNoDifference(totals: readonly Fraction[], score: ShownScore): Explanation {
  const arithmetic = meanArithmetic(totals, score);
  return {
    ko: `위원들이 얼마나 후하거나 엄격한지에 측정할 만한 차이가 없어 보정하지 않았습니다. ${arithmetic.ko}`,
    en: `The judges did not differ measurably in how generous or strict they were, so no adjustment was needed. ${arithmetic.en}`,
  };
}

/** The announced rule was an adjusted score, and something kept it from being used. */
export function explainFallback(reasons: readonly Explanation[], totals: readonly Fraction[], score: ShownScore): Explanation {
  const arithmetic = meanArithmetic(totals, score);
  const [ko, en] = [reasons.map((reason) => reason.ko).join(' '), reasons.map((reason) => reason.en).join(' ')];
  return {
    ko: `공고한 조정점수를 쓸 조건이 갖추어지지 않아 평균으로 산정했습니다. ${ko} ${arithmetic.ko}`,
    en: `The announced adjusted score could not be used, and the score is the plain mean. ${en} ${arithmetic.en}`,
  };
}

export function explainMean(totals: readonly Fraction[], score: ShownScore): Explanation {
  const arithmetic = meanArithmetic(totals, score);
  const count = totals.length;
  return count === 1
    ? { ko: `점수는 위원 1명의 점수입니다. ${arithmetic.ko}`, en: `Your score is that of one judge. ${arithmetic.en}` }
    : {
        ko: `점수는 위원 ${count}명의 점수를 평균한 것입니다. ${arithmetic.ko}`,
        en: `Your score is the average of ${count} judges' scores. ${arithmetic.en}`,
      };
}

/** Fewer judges than a trimmed mean needs: nothing was left out. */
export function explainUntrimmed(totals: readonly Fraction[], least: number, score: ShownScore): Explanation {
  const arithmetic = meanArithmetic(totals, score);
  return {
    ko: `위원이 ${least}명보다 적어 최고점과 최저점을 빼지 않고 평균했습니다. ${arithmetic.ko}`,
    en: `With fewer than ${least} judges no highest and lowest score is left out; the score is the plain mean. ${arithmetic.en}`,
  };
}

/** The `drop` highest and the `drop` lowest totals are left out, one copy each. */
export function explainTrimmed(totals: readonly Fraction[], drop: number, score: ShownScore): Explanation {
  const { shown, isExact } = fewestDecimals((decimals) => {
    const all = highestFirst(totals).map((total) => rounded(total, decimals));
    const kept = all.slice(drop, -drop);
    return { shown: { all, out: [...all.slice(0, drop), ...all.slice(-drop)], kept }, result: meanOf(kept) };
  }, score);
  const [all, out, kept] = [shown.all, shown.out, shown.kept].map((values) => inFigures(values).join(', '));
  const end = `${kept} ${arrow(isExact)} ${score.score}.`;
  return {
    ko: `점수는 가장 높은 점수와 가장 낮은 점수를 ${drop}개씩 빼고 평균한 것입니다. 원점수 ${all}; 제외 ${out}; 반영 ${end}`,
    en: `Your score is the average without the ${drop} highest and the ${drop} lowest of your judges' scores. Raw ${all}; left out ${out}; counted ${end}`,
  };
}

export function explainMedian(totals: readonly Fraction[], score: ShownScore): Explanation {
  const { shown, isExact } = fewestDecimals((decimals) => {
    const all = highestFirst(totals).map((total) => rounded(total, decimals));
    const middle = middleOf(all);
    return { shown: { all, middle }, result: meanOf(middle) };
  }, score);
  const all = inFigures(shown.all).join(', ');
  const end = `${inFigures(shown.middle).join(', ')} ${arrow(isExact)} ${score.score}.`;
  return shown.middle.length === 1
    ? {
        ko: `점수는 위원들의 점수 가운데 중앙값입니다. 원점수 ${all}; 중앙 ${end}`,
        en: `Your score is the middle one of your judges' scores. Raw ${all}; middle ${end}`,
      }
    : {
        ko: `점수는 위원들의 점수 가운데 중앙에 있는 두 점수의 평균입니다. 원점수 ${all}; 중앙 ${end}`,
        en: `Your score is the average of the two middle ones of your judges' scores. Raw ${all}; middle ${end}`,
      };
}

function meanArithmetic(totals: readonly Fraction[], score: ShownScore): Explanation {
  const { shown, isExact } = fewestDecimals((decimals) => {
    const all = highestFirst(totals).map((total) => rounded(total, decimals));
    return { shown: all, result: meanOf(all) };
  }, score);
  const end = `${inFigures(shown).join(', ')} ${arrow(isExact)} ${score.score}.`;
  return { ko: `원점수 ${end}`, en: `Raw ${end}` };
}

export const arrow = (isExact: boolean): string => (isExact ? '→' : '≈');

export const highestFirst = (values: readonly Fraction[]): Fraction[] => values.toSorted((a, b) => compare(b, a));

/** The middle value, or the two middle ones, of a sorted list. */
export const middleOf = (sorted: readonly Fraction[]): Fraction[] =>
  sorted.slice(Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2) + 1);
