import type { Sentences } from './sentences.js';

export const entrySentences = {
  ENTRY_WITHDRAWN: [
    '철회한 출품작입니다. 고치거나 다시 제출할 수 없습니다.',
    'This entry was withdrawn. It can neither be changed nor submitted again.',
  ],
  ENTRY_DISQUALIFIED: ['실격된 출품작입니다.', 'This entry was disqualified.'],
  ENTRY_NOT_SUBMITTED: ['아직 제출하지 않은 출품작입니다.', 'This entry has not been submitted.'],
  ENTRY_INELIGIBLE: ['적격심사에서 부적격으로 판정된 출품작입니다.', 'This entry was found ineligible.'],
  ENTRY_INCOMPLETE: ['제출하기 전에 채워야 할 항목이 있습니다.', 'Some things are missing before this entry can be submitted.'],
} as const satisfies Sentences;
