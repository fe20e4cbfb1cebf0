import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';

export const EXPLANATION_ASKED = 'explanation-asked';

interface Facts {
  number: string;
  titleKo: string;
  titleEn: string;
  question: string;
  dueAt: Date;
  link: string;
}

/** To the lead of a nominated team: what is asked, and until when. Nothing tells what was reported, or by whom. */
export const explanationAsked: Template<Facts> = {
  ko: ({ number, titleKo, question, dueAt, link }) => ({
    subject: `[${titleKo}] 출품작 ${number}에 대한 소명을 요청합니다`,
    text: `공개검증에서 출품작 ${number}에 대하여 확인할 것이 있어 소명을 요청합니다.

${question}

기한: ${formatSeoul(dueAt, { seconds: true })}
로그인하여 출품작 화면에서 답해 주세요. 소명은 팀장이 한 번 제출합니다. 기한이 지나면 소명 없이 결정할 수 있습니다.

${link}`,
  }),
  en: ({ number, titleEn, question, dueAt, link }) => ({
    subject: `[${titleEn}] Please explain: entry ${number}`,
    text: `While the entry ${number} is being verified, the organisers ask you to explain:

${question}

Until: ${formatSeoul(dueAt, { seconds: true })} (Seoul)
Please sign in and answer at your entry. The lead answers, once. After that time it can be decided without your explanation.

${link}`,
  }),
};
