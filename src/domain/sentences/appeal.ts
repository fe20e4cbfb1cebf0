import type { Sentences } from './sentences.js';

export const appealSentences = {
  NOTHING_TO_APPEAL: [
    '공표된 결과가 없습니다. 결과가 공표된 뒤에 이의신청을 할 수 있습니다.',
    'No results are public. You can appeal once they are.',
  ],
  NO_APPEALS_ANNOUNCED: [
    '이 대회는 이의신청 절차를 공고하지 않았습니다. 궁금한 점은 대회 담당자에게 질문해 주세요.',
    'This edition announced no appeals. Please ask its organisers.',
  ],
  APPEALS_OVER: ['이의신청 기간이 {closedAtText}에 끝났습니다.', 'Appeals were taken until {closedAtText} (KST).'],
  APPEAL_OPEN_ALREADY: [
    '같은 사유로 낸 이의신청이 답변을 기다리고 있습니다. 고치려면 먼저 철회해 주세요.',
    'An appeal of your team on this ground waits for its answer. To change it, withdraw it first.',
  ],
  APPEAL_CLOSED: ['이미 답변했거나 철회한 이의신청입니다.', 'This appeal was answered or withdrawn already.'],
  APPEAL_NOT_UPHELD: [
    '인용한 이의신청만 처리 결과를 적을 수 있습니다. (현재 상태: {state})',
    'Only what came of an upheld appeal can be told; the state of this one is {state}.',
  ],
  APPEAL_CONCLUDED: [
    '이미 처리가 끝난 이의신청입니다. 결과를 다시 공표했거나 처리 결과를 적었습니다.',
    'This appeal is settled already: results were published again, or what came of it was told.',
  ],
  APPEAL_JUDGED_BY_YOU: [
    '이 출품작의 심사를 맡았던 사람은 이의신청에 답변할 수 없습니다. 다른 담당자가 답변해 주세요.',
    'You were given this entry to judge: somebody else has to answer the appeal.',
  ],
  APPEAL_TYPED_BY_YOU: [
    '이 출품작의 종이 채점표를 입력했거나 확인한 사람은 이의신청에 답변할 수 없습니다. 다른 담당자가 답변해 주세요.',
    'You typed or checked a paper sheet of this entry: somebody else has to answer the appeal.',
  ],
  APPEAL_CONFLICT: [
    '이 팀과 이해관계가 있어 답변할 수 없습니다. 다른 담당자가 답변해 주세요.',
    'You have a conflict of interest with this team: somebody else has to answer the appeal.',
  ],
} as const satisfies Sentences;
