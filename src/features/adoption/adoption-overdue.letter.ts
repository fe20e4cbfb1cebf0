import type { Template } from '../../platform/mail/letter.js';

export const ADOPTION_OVERDUE = 'adoption-overdue';

interface Facts {
  titleKo: string;
  titleEn: string;
  number: string;
  departmentKo: string;
  departmentEn: string;
  dueOn: string;
  link: string;
}

/** To the organisers of an edition: the day that they set for a winning work has passed. */
export const adoptionOverdue: Template<Facts> = {
  ko: ({ titleKo, number, departmentKo, dueOn, link }) => ({
    subject: `[${titleKo}] 수상작 ${number}의 활용 기한이 지났습니다`,
    text: `수상작 ${number}의 활용 기한(${dueOn})이 지났습니다.
담당 부서: ${departmentKo}

담당 부서에 진행 상황을 확인하고, 활용 결과나 새 기한을 기록해 주세요.

${link}`,
  }),
  en: ({ titleEn, number, departmentEn, dueOn, link }) => ({
    subject: `[${titleEn}] The winning work ${number} was to be in use by now`,
    text: `The day that was set for the winning work ${number} has passed: ${dueOn}.
Department in charge: ${departmentEn}

Please ask the department how far it is, and record what came of it or a new day.

${link}`,
  }),
};
