import { anyPhase, type Door } from './door.js';

const NOWHERE = '0b0e7d2e-96c7-4b0c-8f5e-0d7f5c1f0a11';

/** Who may do what with an appeal that is there: test/features/appeals. */
export const appealDoors: Door[] = [
  {
    name: 'fileAppeal',
    given: ({ entry }) => ({ entry, ground: 'procedure', text: '발표 순서가 공고와 달랐고 시간도 짧았습니다.' }),
    answers: {
      everybody: 'NOT_FOUND',
      member: 'LEAD_ONLY',
      lead: { PUBLISHED: 'NO_APPEALS_ANNOUNCED', else: 'NOTHING_TO_APPEAL' },
    },
  },
  { name: 'withdrawAppeal', given: () => ({ appeal: NOWHERE }), phases: anyPhase, answers: { everybody: 'NOT_FOUND' } },
  {
    name: 'answerAppeal',
    given: () => ({ appeal: NOWHERE, outcome: 'DISMISSED', decision: '공고와 발표 순서 기록을 대조하여 같음을 확인했습니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND' },
  },
  {
    name: 'concludeAppeal',
    given: () => ({ appeal: NOWHERE, result: '발표를 다시 하였고 순위는 그대로였습니다. 기록을 붙여 둡니다.' }),
    phases: anyPhase,
    answers: { everybody: 'NOT_FOUND' },
  },
];
