import type { Sentences } from './sentences.js';

export const resultSentences = {
  SETTLEMENT_NOT_FINAL: [
    '마지막 심사 단계 또는 최종 산정의 가장 최근 확정 결과만 공표할 수 있습니다.',
    'Only the latest settlement can be published: of the last stage, or of the final.',
  ],
  NEXT_STAGE_MISSING: ['다음 심사 단계가 없습니다.', 'There is no stage after this one.'],
  ADVANCE_TIED: [
    '진출 정원의 경계에서 동점인 출품작이 있습니다: {entries}. 모두 진출시킬지, 공고한 동점 규칙을 따를지 사유와 함께 정해 주세요.',
    'These entries share the last place that advances: {entries}. Decide, with a reason: take all of them, or apply the announced rule.',
  ],
  ADVANCED_ALREADY: [
    '이미 다음 단계로 진출시켰습니다. 다시 하려면 먼저 취소해 주세요.',
    'Entries have advanced from this stage already. Undo that first.',
  ],
  SETTLED_ALREADY: [
    '마지막으로 확정한 뒤 바뀐 것이 없습니다.',
    'Nothing has changed since this was settled last: it would be the same settlement.',
  ],
  SETTLEMENT_OUTDATED: [
    '확정한 뒤 채점표나 출품작이 바뀌었거나 심의 결정이 있었습니다. 다시 확정해 주세요.',
    'Sheets or entries have changed since this was settled, or a committee has decided. Settle the stage again.',
  ],
  SETTLEMENT_REPLACED: [
    '이 뒤에 다시 확정한 결과가 있습니다. 가장 최근에 확정한 결과로 해 주세요.',
    'The stage was settled again since. Take the latest settlement.',
  ],
  DELIBERATION_OPEN: [
    '진출 정원의 경계에서 심의 결정을 기다리는 출품작이 있습니다: {entries}. 사유와 함께 결정을 기록하고 다시 확정해 주세요.',
    'These entries lie close together at the quota, and no committee has decided on them: {entries}. Record its decision with reasons, and settle the stage again.',
  ],
  NO_DELIBERATION_IN_RULE: [
    '공고한 산정 규칙이 심의를 두지 않습니다. 순위는 산정한 그대로입니다.',
    'The announced rule has no deliberation: places stand as they are computed.',
  ],
  CORRECTIONS_PENDING: [
    '결정하지 않은 채점 정정 요청이 {pending}건 있습니다.',
    'Corrections of sheets that have not been decided: {pending}.',
  ],
  DISQUALIFICATIONS_PENDING: [
    '다른 담당자의 확인을 기다리는 실격 또는 실격 취소 제안이 {pending}건 있습니다. 공표한 뒤에는 결정할 수 없습니다.',
    'Proposed disqualifications or reinstatements that wait for a second organiser: {pending}. After publication nobody can decide them.',
  ],
  DIFFERENCES_UNKNOWN: [
    '이 단계에는 출품작마다 채점표가 하나뿐이어서 심사위원과 출품작의 차이를 추정할 수 없습니다.',
    'No entry of that stage has a second sheet: how much judges and entries differ cannot be told from it.',
  ],
} as const satisfies Sentences;
