import type { Sentences } from './sentences.js';

export const finalSentences = {
  SCORES_KNOWN: [
    '이미 심사를 마감한 단계가 있어 규칙을 공고할 수 없습니다. 점수를 알기 전에 정해야 합니다.',
    'Judging of a stage has ended: such a rule is announced before anybody can know a score.',
  ],
  FINAL_RULE_NAMES_CRITERIA: [
    '공고한 최종 산정 규칙이 이 단계의 평가항목으로 동점을 가립니다: {criteria}. 그 항목을 남기거나 규칙을 먼저 다시 공고해 주세요.',
    'The announced final rule breaks ties by these criteria of the stage: {criteria}. Keep them, or announce the rule anew first.',
  ],
  FINAL_RULE_MISSING: ['공고한 최종 산정 규칙이 없습니다.', 'No final rule was announced for this edition.'],
  FINAL_RULE_NOT_FIXED: [
    '아직 최종 산정 규칙을 바꿀 수 있는 때입니다. 심사 단계를 하나라도 마감한 뒤에 할 수 있습니다.',
    'The final rule may still change. This is done once judging of a stage has ended.',
  ],
  PENALTY_WITHDRAWN: ['이미 거두어들인 감점입니다.', 'This penalty was withdrawn already.'],
  STAGES_NOT_SETTLED: ['아직 결과를 확정하지 않은 심사 단계가 있습니다: {stages}단계', 'These stages are not settled: {stages}.'],
  STAGES_OUTDATED: [
    '확정한 뒤 채점표나 출품작이 바뀐 심사 단계가 있습니다: {stages}단계. 먼저 다시 확정해 주세요.',
    'Sheets or entries of these stages have changed since they were settled: {stages}. Settle them again first.',
  ],
  SCORES_MISSING: ['불러오지 않은 반영 점수가 있습니다: {parts}', 'No scores were imported for: {parts}.'],
  FINAL_DECIDES: [
    '최종 산정 규칙을 공고한 대회입니다. 최종 결과를 확정하고 그것을 공표해 주세요.',
    'A final rule was announced for this edition: settle the final, and publish that.',
  ],
  FINAL_OUTDATED: [
    '최종 결과를 확정한 뒤 심사 단계, 반영 점수 또는 감점이 바뀌었습니다. 다시 확정해 주세요.',
    'A stage, imported scores or a penalty have changed since the final was settled. Settle it again.',
  ],
  PENALTIES_PENDING: [
    '다른 담당자의 확인을 기다리는 감점이 {pending}건 있습니다.',
    'Penalties that wait for a second organiser: {pending}.',
  ],
  NO_DECISION_IN_RULE: [
    '공고한 규칙이 동점을 결정에 맡기지 않습니다. 같은 순위로 둡니다.',
    'The announced rule leaves no tie to a decision: those entries share the place.',
  ],
  NOT_TIED: [
    '같은 순위를 나누는 출품작 전부가 아닙니다. 동점인 출품작을 모두, 빠짐없이 순서대로 적어 주세요.',
    'These are not exactly the entries that share a place: name all of them, in order.',
  ],
} as const satisfies Sentences;
