import type { Template } from '../../platform/mail/letter.js';

export const QUESTION_ANSWERED = 'question-answered';

interface Facts {
  titleKo: string;
  titleEn: string;
  question: string;
  answer: string;
  link: string;
}

/** To whoever asked: the answer. */
export const questionAnswered: Template<Facts> = {
  ko: ({ titleKo, question, answer, link }) => ({
    subject: `[${titleKo}] 질문에 답변을 드립니다`,
    text: `질문:
${question}

답변:
${answer}

${link}`,
  }),
  en: ({ titleEn, question, answer, link }) => ({
    subject: `[${titleEn}] Your question was answered`,
    text: `You asked:
${question}

The answer:
${answer}

${link}`,
  }),
};
