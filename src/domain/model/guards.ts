import { residualDfOf, type Design } from './design.js';

/** What speaks against ordering officially by model B. */
export interface FailedGuard {
  code: 'NOT_ANNOUNCED' | 'NOT_CONNECTED' | 'TOO_FEW_JUDGES' | 'TOO_FEW_DEGREES_OF_FREEDOM' | 'JUDGES_WITH_FEW_SHEETS';
  /** True: the official score falls back to the plain mean. False: it stands, and people should know. */
  fallsBack: boolean;
  ko: string;
  en: string;
}

const fewestJudges = 3;
const fewestDegrees = 10;
/** A judge with fewer sheets is not fully calibrated: the model shrinks such an effect by itself. */
const fewestSheets = 5;

/**
 * The guards of SCORING 1 that fail, in their order: (a) announced before judging began, (b) every judge linked with every other, (c) at least
 * 3 judges and 10 residual degrees of freedom, (d) judges with fewer than 5 sheets, which is only told.
 */
export function failedGuards(design: Design, { wasAnnounced }: { wasAnnounced: boolean }): FailedGuard[] {
  const judges = design.sheetsOfJudge.reduce((number, count) => number + Number(count > 0), 0);
  const df = residualDfOf(design);
  const thin = design.sheetsOfJudge.reduce((number, count) => number + Number(count > 0 && count < fewestSheets), 0);
  const parts = design.components.count;
  return [
    guard(
      !wasAnnounced,
      'NOT_ANNOUNCED',
      '심사를 시작하기 전에 조정점수를 쓴다고 공고하지 않았습니다. 순위는 단순 평균으로 정합니다.',
      'Adjusted scores were not announced before judging began. Places go by the plain mean.',
    ),
    guard(
      parts > 1,
      'NOT_CONNECTED',
      `심사위원과 출품작이 서로 이어지지 않은 ${parts}개 무리로 나뉘어 무리끼리 견줄 수 없습니다. 순위는 단순 평균으로 정합니다.`,
      `Judges and entries fall into ${parts} parts with nothing in common, which cannot be compared. Places go by the plain mean.`,
    ),
    guard(
      judges < fewestJudges,
      'TOO_FEW_JUDGES',
      `채점한 심사위원이 ${judges}명입니다. 조정하려면 ${fewestJudges}명은 있어야 합니다. 순위는 단순 평균으로 정합니다.`,
      `Sheets come from ${judges} judges; an adjustment needs at least ${fewestJudges}. Places go by the plain mean.`,
    ),
    guard(
      df < fewestDegrees,
      'TOO_FEW_DEGREES_OF_FREEDOM',
      `채점표가 적어 자유도가 ${df}입니다. 조정하려면 ${fewestDegrees} 이상이어야 합니다. 순위는 단순 평균으로 정합니다.`,
      `There are too few sheets: ${df} residual degrees of freedom, where ${fewestDegrees} are needed. Places go by the plain mean.`,
    ),
    guard(
      thin > 0,
      'JUDGES_WITH_FEW_SHEETS',
      `채점표가 ${fewestSheets}부보다 적은 심사위원이 ${thin}명 있습니다. 이들의 점수는 그만큼 덜 조정합니다.`,
      `Judges with fewer than ${fewestSheets} sheets: ${thin}. Their marks are adjusted the less.`,
      false,
    ),
  ].flat();
}

const guard = (hasFailed: boolean, code: FailedGuard['code'], ko: string, en: string, fallsBack = true): FailedGuard[] =>
  hasFailed ? [{ code, fallsBack, ko, en }] : [];
