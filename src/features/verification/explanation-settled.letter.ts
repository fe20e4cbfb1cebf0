import type { Template } from '../../platform/mail/letter.js';

export const EXPLANATION_SETTLED = 'explanation-settled';

interface Facts {
  number: string;
  titleKo: string;
  titleEn: string;
  question: string;
  link: string;
}

/** To the lead of a team that was asked to explain: it stays nominated as far as this goes. What was found, and about what, it does not say. */
export const explanationSettled: Template<Facts> = {
  ko: ({ number, titleKo, question, link }) => ({
    subject: `[${titleKo}] 출품작 ${number}에 대한 확인을 마쳤습니다`,
    text: `출품작 ${number}에 대하여 소명을 요청드렸던 다음 사항의 확인을 마쳤습니다.

${question}

이 사항으로 출품작이 수상후보에서 제외되지는 않습니다. 따로 하실 일은 없습니다.

${link}`,
  }),
  en: ({ number, titleEn, question, link }) => ({
    subject: `[${titleEn}] Entry ${number}: what you were asked about is settled`,
    text: `The organisers have finished looking into what they asked you about your entry ${number}:

${question}

The entry is not removed from the nominees because of it. You need not do anything.

${link}`,
  }),
};
