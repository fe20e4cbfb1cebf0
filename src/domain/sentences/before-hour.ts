import type { Sentences } from './sentences.js';

export const beforeHourSentences = {
  TAKE_DOWN_FIRST: [
    '{atText}에 공표할 결과가 기다리고 있어, 지금 바꾸어도 그대로 공표됩니다. 먼저 그 공표를 내린 뒤 다시 해 주세요.',
    'Results wait to be published at {atText} (Seoul), and would be in spite of this. Take that publication down first, then do this again.',
  ],
} as const satisfies Sentences;
