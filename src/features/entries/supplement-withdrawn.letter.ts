import type { Template } from '../../platform/mail/letter.js';

export const SUPPLEMENT_WITHDRAWN = 'supplement-withdrawn';

/** To the members of a team: they need not, and cannot, put right any more what they were asked to. */
export const supplementWithdrawn: Template<{ number: string; titleKo: string; titleEn: string; link: string }> = {
  ko: ({ number, titleKo, link }) => ({
    subject: `[${titleKo}] 출품작 ${number}의 보완요청을 거두었습니다`,
    text: `출품작 ${number}의 보완요청을 거두었습니다. 이제 다시 제출할 수 없으며, 마지막으로 제출한 내용이 심사됩니다.

${link}`,
  }),
  en: ({ number, titleEn, link }) => ({
    subject: `[${titleEn}] The entry ${number} need not be put right any more`,
    text: `The organisers have taken back what they asked for in the entry ${number}. It cannot be submitted again; the last version is judged.

${link}`,
  }),
};
