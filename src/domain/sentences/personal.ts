import type { Sentences } from './sentences.js';

export const personalSentences = {
  REASON_MISSING: [
    '다른 사람의 파일을 내려받으려면 사유를 적어 주세요.',
    "Give a reason to download other people's files: in the parameter `reason`, or percent-encoded in the header `x-pado-reason`.",
  ],
} as const satisfies Sentences;
