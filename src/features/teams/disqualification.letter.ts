import type { Template } from '../../platform/mail/letter.js';

export const TEAM_DISQUALIFIED = 'team-disqualified';
export const TEAM_REINSTATED = 'team-reinstated';

interface Facts {
  team: string;
  titleKo: string;
  titleEn: string;
  link: string;
}

/** To the members of a team: it is out, and why. */
export const teamDisqualified: Template<Facts & { reason: string }> = {
  ko: ({ team, titleKo, reason, link }) => ({
    subject: `[${titleKo}] '${team}' 팀을 실격 처리했습니다`,
    text: `'${team}' 팀은 실격되어 출품작을 더 이상 심사하지 않습니다.

사유: ${reason}

궁금한 점은 대회 담당자에게 문의해 주세요.

${link}`,
  }),
  en: ({ team, titleEn, reason, link }) => ({
    subject: `[${titleEn}] The team '${team}' was disqualified`,
    text: `The team '${team}' was disqualified: its entry is not judged any more.

Reason: ${reason}

Please ask the organisers if anything is unclear.

${link}`,
  }),
};

/** To the members of a team: it competes again. */
export const teamReinstated: Template<Facts> = {
  ko: ({ team, titleKo, link }) => ({
    subject: `[${titleKo}] '${team}' 팀의 실격을 취소했습니다`,
    text: `'${team}' 팀의 실격을 취소했습니다. 출품작은 다시 심사 대상입니다.

${link}`,
  }),
  en: ({ team, titleEn, link }) => ({
    subject: `[${titleEn}] The team '${team}' competes again`,
    text: `The team '${team}' is no longer disqualified: its entry counts again.

${link}`,
  }),
};
