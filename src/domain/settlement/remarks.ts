import type { FailedGuard } from '../model/guards.js';

/** What people should know of a settled track, in both languages. */
export interface Remark {
  code: FailedGuard['code'] | 'JUDGES_DO_NOT_DIFFER' | 'ENTRIES_CANNOT_BE_TOLD_APART';
  ko: string;
  en: string;
}

/** A judges' variance of 0 is an answer, not an error. */
export const judgesDoNotDiffer: Remark = {
  code: 'JUDGES_DO_NOT_DIFFER',
  ko: '위원 사이에 점수 수준의 차이가 측정되지 않았습니다. 조정할 것이 없어 조정점수가 단순 평균과 같습니다.',
  en: 'Judges did not differ measurably; no adjustment needed: adjusted scores are the plain means.',
};

export const entriesAlike: Remark = {
  code: 'ENTRIES_CANNOT_BE_TOLD_APART',
  ko: '출품작의 점수 차이가 측정 오차보다 크지 않습니다. 점수만으로는 우열을 가릴 수 없습니다.',
  en: 'Scores differ by no more than their errors: they cannot tell the entries apart.',
};
