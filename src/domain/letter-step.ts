/** Steps that send many letters at once: who would get them, and what they say, can be read before. */
export const letterSteps = [
  'VERIFICATION_OPENED',
  'RESULTS_PUBLISHED',
  'RESULTS_REPLACED',
  'RESULTS_WITHDRAWN',
  'CERTIFICATES_ISSUED',
] as const;
export type LetterStep = (typeof letterSteps)[number];
