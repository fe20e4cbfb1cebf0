import type { Sentences } from './sentences.js';

export const teamSentences = {
  TEAM_FULL: ['팀원은 {maxMembers}명까지 함께할 수 있습니다.', 'A team has room for {maxMembers} members.'],
  TEAM_SIZE_WRONG: [
    '팀은 {minMembers}명 이상 {maxMembers}명 이하여야 합니다. 지금은 {members}명입니다.',
    'A team needs {minMembers} to {maxMembers} members; this one has {members}.',
  ],
  TEAM_INACTIVE: ['참가를 그만두었거나 실격된 팀입니다.', 'This team has withdrawn or was disqualified.'],
  DISQUALIFIED_ALREADY: ['이미 실격되었거나 실격을 제안한 팀입니다.', 'This team is disqualified already, or it is proposed.'],
  NOT_DISQUALIFIED: ['지금 실격 상태가 아닙니다.', 'This disqualification does not count now.'],
  REINSTATEMENT_PROPOSED: ['이미 실격 취소를 제안한 팀입니다.', 'It is proposed already to take this team in again.'],
  LEAD_MUST_HAND_OVER: ['팀장은 먼저 다른 팀원에게 팀장을 넘겨 주세요.', 'You lead this team: hand the lead over to another member first.'],
  LEADS_ALREADY: ['이미 이 팀의 팀장입니다.', 'You lead this team already.'],
  MEMBER_NOT_JOINED: ['아직 초대를 수락하지 않은 사람입니다.', 'This person has not joined the team.'],
  LEAD_ONLY: ['팀장만 할 수 있는 일입니다.', 'Only the lead of the team may do this.'],
  ALREADY_IN_TEAM: [
    '이 대회에서 이미 다른 팀에 속해 있습니다. 한 사람은 한 팀에만 참가할 수 있습니다.',
    'You are on a team of this edition already; nobody can be on two.',
  ],
  ALREADY_INVITED: ['이미 초대했거나 함께하고 있는 메일입니다.', 'This address is invited already, or its owner is on the team.'],
  INVITED_ONESELF: ['자기 자신은 초대할 수 없습니다.', 'You cannot invite yourself.'],
  INVITATION_CANCELLED: ['팀장이 거두어들인 초대입니다.', 'The lead has taken this invitation back.'],
  INVITATION_ANSWERED: ['이미 답한 초대입니다.', 'This invitation has been answered already.'],
  CONSENT_MISSING: ['필수 동의를 하지 않으면 참가할 수 없습니다.', 'Nobody can take part without the required consent.'],
  CONSENT_TEXT_CHANGED: [
    '동의서 내용이 바뀌었습니다. 다시 읽고 동의해 주세요.',
    'The text of the consent has changed. Please read it again.',
  ],
  CONSENT_GIVEN_ALREADY: ['이미 동의한 항목입니다.', 'You agree to this already.'],
  CONSENT_NOT_GIVEN: ['동의하지 않았거나 이미 철회한 항목입니다.', 'This consent was not given, or has been withdrawn already.'],
} as const satisfies Sentences;
