import type { Template } from '../../platform/mail/letter.js';

export const AWARD_REVOKED = 'award-revoked';

interface Facts {
  titleKo: string;
  titleEn: string;
  number: string;
  reasonKo: string;
  reasonEn: string;
  link: string;
}

/** To the members of a team, once it is public: its award was revoked, and why. */
export const awardRevoked: Template<Facts> = {
  ko: ({ titleKo, number, reasonKo, link }) => ({
    subject: `[${titleKo}] 출품작 ${number}의 수상을 취소했습니다`,
    text: `출품작 ${number}의 수상을 취소하고 그 사실을 공개했습니다.

사유: ${reasonKo}

궁금한 점이나 이의가 있으면 대회 담당자에게 알려 주세요.

${link}`,
  }),
  en: ({ titleEn, number, reasonEn, link }) => ({
    subject: `[${titleEn}] The award of ${number} was revoked`,
    text: `The award of your entry ${number} was revoked, which is public now.

Reason: ${reasonEn}

Please tell the organisers if you have questions or objections.

${link}`,
  }),
};
