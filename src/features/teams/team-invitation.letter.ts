import type { Template } from '../../platform/mail/letter.js';

/** Somebody is asked to join a team: who asks, and where to answer. */
export const teamInvitation: Template<{ lead: string | null; team: string; titleKo: string; titleEn: string; link: string }> = {
  ko: ({ lead, team, titleKo, link }) => ({
    subject: `[${titleKo}] '${team}' 팀에서 초대했습니다`,
    text: `${lead ? `${lead} 님이` : '팀장이'} ${titleKo}의 '${team}' 팀에 함께하자고 초대했습니다.

이 메일 주소로 로그인하면 초대를 받아들이거나 거절할 수 있습니다.
${link}

참가 신청 기간 안에 답해 주세요. 모르는 초대라면 답하지 않아도 됩니다.`,
  }),
  en: ({ lead, team, titleEn, link }) => ({
    subject: `[${titleEn}] The team '${team}' invites you`,
    text: `${lead ?? 'Its lead'} invites you to join the team '${team}' of ${titleEn}.

Sign in with this mail address to accept or decline:
${link}

Please answer while registration is open. If this means nothing to you, you need not answer.`,
  }),
};
