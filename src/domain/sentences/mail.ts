import type { Sentences } from './sentences.js';

export const mailSentences = {
  MAIL_NOT_DEAD: ['이미 보냈거나 보내는 중인 메일입니다.', 'This letter was sent already, or is still on its way.'],
} as const satisfies Sentences;
