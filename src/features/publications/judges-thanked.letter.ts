import type { Template } from '../../platform/mail/letter.js';

export const JUDGES_THANKED = 'judges-thanked';

/** To the judges of an edition, once its results are public: thanks, and where everybody can read them. Nothing of any entry. */
export const judgesThanked: Template<{ titleKo: string; titleEn: string; link: string }> = {
  ko: ({ titleKo, link }) => ({
    subject: `[${titleKo}] 심사에 참여해 주셔서 감사합니다`,
    text: `${titleKo}의 심사 결과를 발표했습니다. 시간을 내어 심사해 주셔서 감사합니다.

결과는 누구나 볼 수 있습니다.
${link}`,
  }),
  en: ({ titleEn, link }) => ({
    subject: `[${titleEn}] Thank you for judging`,
    text: `The results of ${titleEn} are published. Thank you for the time that you gave.

Anybody can read them:
${link}`,
  }),
};
