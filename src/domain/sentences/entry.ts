import type { Sentences } from './sentences.js';

export const entrySentences = {
  ENTRY_WITHDRAWN: [
    '철회한 출품작입니다. 고치거나 다시 제출할 수 없습니다.',
    'This entry was withdrawn. It can neither be changed nor submitted again.',
  ],
  ENTRY_DISQUALIFIED: ['실격된 출품작입니다.', 'This entry was disqualified.'],
  ENTRY_NOT_SUBMITTED: ['아직 제출하지 않은 출품작입니다.', 'This entry has not been submitted.'],
  ENTRY_INELIGIBLE: ['적격심사에서 부적격으로 판정된 출품작입니다.', 'This entry was found ineligible.'],
  SUPPLEMENT_ASKED: [
    '이미 보완을 요청한 출품작입니다. 기한이 지나거나 요청을 거둔 뒤에 다시 요청할 수 있습니다.',
    'The team has been asked already. Ask again once that is due, or has been taken back.',
  ],
  SUPPLEMENT_OVER: ['기한이 지났거나 이미 거둔 보완요청입니다.', 'The team can no longer answer this: it was due, or was taken back.'],
  NOT_ASKED_FOR: [
    '보완요청을 받은 항목만 고칠 수 있습니다. (요청받은 항목: {asked})',
    'Only what was asked for can be changed now: {asked}.',
  ],
  ENTRY_INCOMPLETE: ['제출하기 전에 채워야 할 항목이 있습니다.', 'Some things are missing before this entry can be submitted.'],
} as const satisfies Sentences;
