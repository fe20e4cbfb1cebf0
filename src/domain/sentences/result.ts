import type { Sentences } from './sentences.js';

export const resultSentences = {
  SETTLEMENT_NOT_FINAL: [
    '마지막 심사 단계의 가장 최근 확정 결과만 공표할 수 있습니다.',
    'Only the latest settlement of the last stage can be published.',
  ],
  ALREADY_PUBLISHED: ['이미 공표된 대회입니다.', 'The results of this edition are public already.'],
} as const satisfies Sentences;
