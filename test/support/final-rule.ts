/** Paper 30 %, presentation 70 %, a bonus of at most 3 points and a penalty of at most 5; ties go to the presentation, then to the paper. */
export const FINAL_RULE = {
  stages: [
    { stage: 1, weight: '30' },
    { stage: 2, weight: '70' },
  ],
  parts: [{ key: 'bonus', nameKo: '가점', nameEn: 'Bonus', kind: 'BONUS', maxPoints: '3', weight: null }],
  penalties: [{ key: 'overtime', nameKo: '발표시간 초과', nameEn: 'Overtime', maxPoints: '5' }],
  decimals: 2,
  rounding: 'HALF_UP',
  ranking: 'COMPETITION',
  tieBreak: [
    { link: 'STAGE', stage: 2, key: null },
    { link: 'STAGE', stage: 1, key: null },
  ],
};
