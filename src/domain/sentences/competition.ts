import type { Sentences } from './sentences.js';

export const competitionSentences = {
  HAS_ANOTHER_HAT: [
    '한 대회에서는 참가·심사·운영 가운데 한 가지만 맡습니다. 위원장만 심사위원을 겸할 수 있습니다.',
    'In one edition nobody is more than one of these: a member of a team, a judge, a holder of a role; only the chair may judge too.',
  ],
  ROLE_HELD: ['이미 맡고 있는 역할입니다.', 'This person holds the role already.'],
  LAST_ORGANIZER: [
    '이 대회의 마지막 담당자입니다. 다른 담당자를 먼저 지정해 주세요.',
    'This is the last organiser of the edition. Name another one first.',
  ],
  BLIND_JUDGING_GOES_ON: ['블라인드 심사가 끝난 뒤에 볼 수 있습니다.', 'This can be seen once blind judging is over.'],
  QUESTIONS_WAITING: [
    '답변을 기다리는 질문이 {most}건 있습니다. 답변을 받은 뒤에 다시 질문해 주세요.',
    'You have {most} questions that wait for an answer. Ask again once one is answered.',
  ],
  QUESTION_ANSWERED: ['이미 답변한 질문입니다.', 'This question has been answered.'],
  SLUG_TAKEN: ['이미 쓰이는 대회 주소입니다.', 'Another edition has this address already.'],
  TRACK_IN_USE: ['이 부문에 심사위원회 등이 있어 지울 수 없습니다.', 'The track is in use, by a panel for example; it cannot be removed.'],
  TRACK_NAME_TWICE: ['두 부문의 짧은 이름이 같습니다.', 'Two tracks have the same short name.'],
  PHASE_WRONG: ['지금은 할 수 없는 일입니다. (현재 단계: {phase})', 'This cannot be done in the present phase: {phase}.'],
  DEADLINE_PASSED: [
    '마감 {deadlineText}이(가) 지났습니다. 서버 시각은 {serverTimeText}입니다.',
    'The deadline {deadlineText} has passed; the server time is {serverTimeText} (Seoul).',
  ],
  WORK_SUBMITTED: ['이미 제출한 팀이 있어 바꿀 수 없습니다.', 'Entries were submitted already: this cannot be changed any more.'],
  JUDGING_HAS_BEGUN: ['심사가 시작되어 더는 바꿀 수 없습니다.', 'Judging has begun: this cannot be changed any more.'],
  STAGE_STATE_WRONG: ['심사 단계가 {state} 상태라서 할 수 없습니다.', 'The stage is {state}; this cannot be done now.'],
} as const satisfies Sentences;
