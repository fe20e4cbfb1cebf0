import type { Sentences } from './sentences.js';

export const awardSentences = {
  AWARD_RULE_MISSING: [
    '시상 규칙을 공고하지 않은 대회입니다. 점수를 알기 전에 공고한 대회만 수상작을 결정합니다.',
    'No awards were announced for this edition before scores were known, so there are none to decide.',
  ],
  AWARDS_PENDING: [
    '다른 담당자의 확인을 기다리는 수상 결정이 있습니다. 먼저 확인하거나 되돌려 보내 주세요.',
    'A decision on awards waits for a second organiser. Confirm it or turn it down first.',
  ],
  AWARDS_OUTDATED: [
    '수상작을 결정한 뒤 순위가 다시 확정되었거나 바뀌었습니다. 이 결정을 되돌려 보내고 지금 순위로 다시 결정해 주세요.',
    'The ranking has changed since these awards were decided. Turn them down, and decide again by the ranking as it is now.',
  ],
} as const satisfies Sentences;
