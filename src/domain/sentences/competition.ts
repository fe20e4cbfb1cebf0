import type { Sentences } from './sentences.js';

export const competitionSentences = {
  HAS_ANOTHER_HAT: [
    '같은 대회에서 심사·운영·참가 가운데 하나만 맡을 수 있습니다.',
    'In one edition nobody is more than one of these: a judge, an organiser, a member of a team.',
  ],
  SLUG_TAKEN: ['이미 쓰이는 대회 주소입니다.', 'Another edition has this address already.'],
  TRACK_NAME_TWICE: ['두 부문의 짧은 이름이 같습니다.', 'Two tracks have the same short name.'],
  PHASE_WRONG: ['지금은 할 수 없는 일입니다. (현재 단계: {phase})', 'This cannot be done in the present phase: {phase}.'],
  DEADLINE_PASSED: [
    '마감 {deadlineText}이(가) 지났습니다. 서버 시각은 {serverTimeText}입니다.',
    'The deadline {deadlineText} has passed; the server time is {serverTimeText} (Seoul).',
  ],
  JUDGING_HAS_BEGUN: ['심사가 시작되어 제출마감을 다시 열 수 없습니다.', 'Judging has begun: submissions cannot be opened again.'],
  STAGE_STATE_WRONG: ['심사 단계가 {state} 상태라서 할 수 없습니다.', 'The stage is {state}; this cannot be done now.'],
} as const satisfies Sentences;
