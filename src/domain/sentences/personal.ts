import type { Sentences } from './sentences.js';

export const personalSentences = {
  REASON_MISSING: [
    '다른 사람의 파일을 내려받으려면 사유를 적어 주세요.',
    "Give a reason to download other people's files: in the parameter `reason`, or percent-encoded in the header `x-pado-reason`.",
  ],
  DATA_CORRECTIONS_WAITING: [
    '답변을 기다리는 요청이 {most}건 있습니다. 답변을 받은 뒤에 다시 요청해 주세요.',
    '{most} requests of yours wait for an answer. Ask again once they are answered.',
  ],
  DATA_CORRECTION_ANSWERED: ['이미 답변한 요청입니다.', 'This request has been answered.'],
} as const satisfies Sentences;
