import type { Sentences } from './sentences.js';

export const publicationSentences = {
  ALREADY_PUBLISHED: [
    '이미 공표된 대회입니다. 결과, 수상 결정, 공개 범위가 달라졌을 때만 다시 공표할 수 있습니다.',
    'The results of this edition are public already. They are published again only when the ranking, the awards, or what is shown has changed.',
  ],
  PUBLICATION_SCHEDULED: [
    '공표 시각을 기다리는 결과가 있습니다. 먼저 그 공표를 내린 뒤 다시 공표해 주세요.',
    'A publication waits for its hour. Take that one down first, then publish again.',
  ],
  PUBLICATION_REPLACED: [
    '이 뒤에 다시 공표한 결과가 있습니다. 지금 공개된 공표만 내릴 수 있습니다.',
    'The results were published again since. Only what is public now can be taken down.',
  ],
  PUBLICATION_WITHDRAWN: ['이미 내린 공표입니다.', 'This publication was taken down already.'],
  PREVIEW_OUTDATED: [
    '미리보기를 본 뒤에 공표될 내용이 달라졌습니다. 미리보기를 다시 확인해 주세요.',
    'What would be published has changed since you saw the preview. Look at the preview again, and publish that.',
  ],
  AWARDS_NOT_DECIDED: [
    '공고한 시상 규칙에 따른 수상 결정이 확정되지 않았습니다. 수상을 결정하고 다른 담당자의 확인을 받아 주세요.',
    'Awards were announced, and no decision on them is confirmed. Decide the awards, and have another organiser confirm.',
  ],
  AWARDS_DECIDED_BEFORE: [
    '수상을 결정한 뒤 결과를 다시 확정했습니다. 수상을 다시 결정해 주세요.',
    'The results were settled again since the awards were decided. Decide the awards again.',
  ],
  NO_AWARD_TO_REVOKE: [
    '지금 공개된 결과에 이 출품작의 수상이 없습니다. 공표된 수상만 취소할 수 있습니다.',
    'No award of this entry is public now. Only an award that was published can be revoked.',
  ],
  REVOCATION_TOO_LATE: [
    '수상을 취소할 수 있는 기간({years}년)이 지났습니다.',
    'The years in which an award can be revoked are over: {years} from its publication.',
  ],
  REVOCATION_PROPOSED: [
    '이 출품작의 수상은 이미 취소되었거나 취소 제안이 확인을 기다립니다.',
    'The award of this entry was revoked already, or its revocation waits for a second organiser.',
  ],
} as const satisfies Sentences;
