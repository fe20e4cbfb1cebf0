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
} as const satisfies Sentences;
