import type { Sentences } from './sentences.js';

export const conflictSentences = {
  INSTRUCTOR_TWICE: ['같은 강사를 두 번 적었습니다.', 'An instructor is named twice.'],
  CONFLICT_OWN_TEAM: ['자기 팀의 출품작은 심사할 수 없습니다.', 'Nobody judges the entry of a team of their own.'],
  CONFLICT_SAME_DEPARTMENT: ['팀원과 같은 부서에서 일하는 심사위원입니다.', 'The judge works in the department of a member of this team.'],
  CONFLICT_SAME_DISTRICT: [
    '팀원과 같은 구·군 또는 기관에서 일하는 심사위원입니다.',
    'The judge works in the district or body of a member of this team.',
  ],
  CONFLICT_INSTRUCTOR: ['팀원이 들은 교육과정의 강사입니다.', 'The judge taught a course that a member of this team took.'],
  CONFLICT_DECLARED: ['심사위원이 이해관계를 신고한 팀입니다.', 'The judge has declared an interest in this team.'],
  CONFLICT_RECUSED: ['심사위원이 회피한 출품작입니다.', 'The judge has stepped back from this entry.'],
  CONFLICT_CHALLENGED: ['기피신청이 받아들여진 심사위원입니다.', 'The team challenged the judge, and the challenge was upheld.'],
  CONFLICT_EXCLUDED: ['이 팀의 심사에서 제척된 심사위원입니다.', 'The judge is excluded from judging this team.'],
  DECLARED_ENOUGH: [
    '이해관계는 {most}건까지 신고할 수 있습니다. 더 있으면 담당자에게 알려 주세요.',
    'Up to {most} interests can be declared. Tell the organisers if there are more.',
  ],
  CHALLENGED_ENOUGH: ['기피신청은 팀마다 {most}건까지 할 수 있습니다.', 'A team can file up to {most} challenges.'],
  CHALLENGE_DECIDED: ['이미 결정한 기피신청입니다.', 'This challenge has been decided.'],
  EXCLUDED_ALREADY: [
    '이 팀의 심사에서 이미 제척했거나 제척을 제안한 심사위원입니다.',
    'The judge is excluded from this team already, or it is proposed.',
  ],
  CONFLICT_NOT_STANDING: ['지금 적용되는 이해충돌이 아닙니다. (현재 상태: {state})', 'This conflict does not count now: it is {state}.'],
  CONFLICT_NOT_LIFTABLE: ['이 사유의 이해충돌은 해제할 수 없습니다.', 'A conflict on this ground cannot be lifted.'],
  LIFT_PROPOSED: ['이미 해제를 제안한 이해충돌입니다.', 'It is proposed already to lift this conflict.'],
  NOTHING_PROPOSED: ['확인을 기다리는 제안이 없습니다.', 'There is no proposal that waits for an answer.'],
} as const satisfies Sentences;
