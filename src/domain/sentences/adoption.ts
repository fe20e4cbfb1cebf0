import type { Sentences } from './sentences.js';

export const adoptionSentences = {
  NO_PUBLIC_AWARD: [
    '수상이 공표되어 있는 출품작만 활용 현황을 기록할 수 있습니다. 결과를 공표한 뒤에 기록해 주세요.',
    'Adoption is recorded for entries whose award is public. Publish the results first; a revoked award has no adoption.',
  ],
  ADOPTION_NAMES_SOMEBODY: [
    '공개할 내용에 이름이나 연락처가 있습니다. 사람을 알 수 없게 고치거나 공개하지 않도록 해 주세요.',
    'What would be public names somebody, or has an address or a number. Reword it, or do not make it public.',
  ],
} as const satisfies Sentences;
