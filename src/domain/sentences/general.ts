import type { Sentences } from './sentences.js';

export const generalSentences = {
  NOT_FOUND: ['찾을 수 없습니다.', 'There is no such thing, or it is not for you.'],
  SIGN_IN_REQUIRED: ['로그인이 필요합니다.', 'Sign in first.'],
  SIGN_IN_FAILED: ['메일 또는 비밀번호가 맞지 않습니다.', 'The mail address or the password is not right.'],
  FOREIGN_ORIGIN: ['다른 사이트에서 보낸 요청은 받지 않습니다.', 'Requests from another site are not taken.'],
  NOT_ALLOWED: ['이 일을 할 권한이 없습니다.', 'Your role does not allow this.'],
  INVALID_INPUT: ['입력한 내용을 확인해 주세요.', 'Please check what you entered.'],
  DAY_UNKNOWN: ['{day}은(는) 2025-04-21 꼴의 날짜가 아닙니다.', '{day} is no day as in 2025-04-21.'],
  STALE_REVISION: [
    '다른 창이나 다른 사람이 먼저 저장했습니다. 지금 내용을 확인하고 다시 저장해 주세요.',
    'It was saved elsewhere in the meantime. Look at what is there now, then save again.',
  ],
  INTERNAL: [
    '처리하지 못했습니다. 문의할 때 기록 번호 {logId}를 알려 주세요.',
    'Something went wrong here. Quote the log id {logId} when you ask about it.',
  ],
} as const satisfies Sentences;
