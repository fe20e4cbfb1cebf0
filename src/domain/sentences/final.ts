import type { Sentences } from './sentences.js';

export const finalSentences = {
  SCORES_KNOWN: [
    '이미 심사를 마감한 단계가 있어 최종 산정 규칙을 공고할 수 없습니다. 점수를 알기 전에 정해야 합니다.',
    'Judging of a stage has ended: a final rule is announced before anybody can know a score.',
  ],
  FINAL_RULE_NAMES_CRITERIA: [
    '공고한 최종 산정 규칙이 이 단계의 평가항목으로 동점을 가립니다: {criteria}. 그 항목을 남기거나 규칙을 먼저 다시 공고해 주세요.',
    'The announced final rule breaks ties by these criteria of the stage: {criteria}. Keep them, or announce the rule anew first.',
  ],
} as const satisfies Sentences;
