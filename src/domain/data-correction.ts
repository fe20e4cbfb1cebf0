import { problem } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { Problem } from './refusal.js';
import { problemsOfText } from './text.js';

/** What of one's data is not right. */
export const dataSubjects = ['ACCOUNT', 'EMPLOYMENT', 'TRAINING_RECORD', 'TEAM', 'OTHER'] as const;
export type DataCorrectionSubject = (typeof dataSubjects)[number];

/** Waiting until somebody who keeps the data has put it right, or says why not. */
export const dataCorrectionStates = ['WAITING', 'DONE', 'REFUSED'] as const;
export type DataCorrectionState = (typeof dataCorrectionStates)[number];

/** By law an answer takes ten days at most (개인정보 보호법 시행령). */
const DAYS_TO_ANSWER = 10;
export const dueAt = (askedAt: Date): Date => new Date(askedAt.getTime() + DAYS_TO_ANSWER * 86_400_000);

/** So that nobody's requests bury the others'. */
export const mostWaiting = 10;

export const problemsOfDataCorrection = (text: string): Problem[] => problemsOfText('text', text, { max: 2000, required: true });

export const problemsOfAnswer = (decision: DataCorrectionState, reason: string): Problem[] => [
  ...(decision === 'WAITING' ? [problem('decision', 'NO_ANSWER', '처리 결과를 고르세요.', 'Say whether it was put right.')] : []),
  ...problemsOfReason(reason),
];
