import type { JudgeDiagnostics } from './judge-diagnostics.js';
import type { DiagnosticLimits } from './limits.js';

export const flagCodes = [
  'SEVERE',
  'GENEROUS',
  'NARROW_SCALE',
  'WIDE_SCALE',
  'DIFFERENT_ORDER',
  'ERRATIC',
  'SAME_ON_EVERY_CRITERION',
  'DRIFTING',
] as const;
export type FlagCode = (typeof flagCodes)[number];

/** Something about a judge's marks that is worth a look. It proves nothing, and changes no score. */
export interface JudgeFlag {
  code: FlagCode;
  /** A sentence with its figure. */
  ko: string;
  en: string;
}

/** The flags of a judge beyond the limits. A statistic that is null raises none. */
export function flagsOf(judge: JudgeDiagnostics, limits: DiagnosticLimits): JudgeFlag[] {
  const flags = [severity, spread, consistency, outfit, halo, drift].map((look) => look(judge, limits));
  return flags.filter((flag) => flag !== null);
}

type Look = (judge: JudgeDiagnostics, limits: DiagnosticLimits) => JudgeFlag | null;

const severity: Look = ({ leniency, leniencySe }, { severityPoints, severityErrors }) => {
  if (leniency === null || leniencySe === null) return null;
  const size = Math.abs(leniency);
  if (size <= severityPoints || size <= severityErrors * leniencySe) return null;
  const points = Math.round(size);
  return leniency < 0
    ? flag(
        'SEVERE',
        `같은 작품을 본 다른 위원보다 약 ${points}점 엄격합니다.`,
        `About ${points} points stricter than colleagues on the same entries.`,
      )
    : flag(
        'GENEROUS',
        `같은 작품을 본 다른 위원보다 약 ${points}점 후합니다.`,
        `About ${points} points more generous than colleagues on the same entries.`,
      );
};

const spread: Look = ({ spreadRatio }, { leastSpreadRatio, mostSpreadRatio }) => {
  if (spreadRatio === null) return null;
  const percent = Math.round(100 * spreadRatio);
  const figureKo = `점수의 표준편차가 위원 전체의 ${percent} %`;
  const figureEn = `the standard deviation of the totals is ${percent} % of that of all judges`;
  if (spreadRatio < leastSpreadRatio)
    return flag('NARROW_SCALE', `점수 척도의 좁은 부분만 씁니다: ${figureKo}입니다.`, `Uses a narrow part of the scale: ${figureEn}.`);
  if (spreadRatio > mostSpreadRatio)
    return flag('WIDE_SCALE', `점수 차이를 크게 둡니다: ${figureKo}입니다.`, `Uses a wide part of the scale: ${figureEn}.`);
  return null;
};

const consistency: Look = ({ n, consistency: correlation }, { leastConsistency, consistencySheets }) =>
  correlation === null || n < consistencySheets || correlation >= leastConsistency
    ? null
    : flag(
        'DIFFERENT_ORDER',
        `작품의 순서가 다른 위원과 다릅니다: 상관계수 ${decimal(correlation)}입니다.`,
        `Puts the entries in another order than colleagues: the correlation is ${decimal(correlation)}.`,
      );

const outfit: Look = ({ outfit: fit }, { mostOutfit }) =>
  fit === null || fit <= mostOutfit
    ? null
    : flag(
        'ERRATIC',
        `점수가 고르지 않습니다: 예상에서 벗어난 정도(제곱 평균)가 보통의 ${decimal(fit)}배입니다.`,
        `Marks are erratic: the mean square of what was not to be expected is ${decimal(fit)} times the usual one.`,
      );

const halo: Look = ({ haloRatio }, { leastHaloRatio }) => {
  if (haloRatio === null || haloRatio >= leastHaloRatio) return null;
  const percent = Math.round(100 * haloRatio);
  return flag(
    'SAME_ON_EVERY_CRITERION',
    `모든 평가항목에 비슷한 점수를 줍니다: 항목 사이의 차이가 보통 위원의 ${percent} %입니다.`,
    `Gives nearly the same mark on every criterion: differences between criteria are ${percent} % of the usual ones.`,
  );
};

const drift: Look = ({ driftPerPosition, driftT }, { mostDriftT }) => {
  if (driftPerPosition === null || driftT === null || Math.abs(driftT) <= mostDriftT) return null;
  const points = decimal(Math.abs(driftPerPosition));
  const isFalling = driftPerPosition < 0;
  return flag(
    'DRIFTING',
    `심사가 진행될수록 한 작품마다 약 ${points}점씩 ${isFalling ? '낮아집니다' : '높아집니다'}.`,
    `Marks ${isFalling ? 'fall' : 'rise'} by about ${points} points from sheet to sheet.`,
  );
};

const flag = (code: FlagCode, ko: string, en: string): JudgeFlag => ({ code, ko, en });

const decimal = (value: number): string => value.toFixed(2);
