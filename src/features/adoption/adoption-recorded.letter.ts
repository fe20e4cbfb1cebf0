import type { AdoptionStatus } from '../../domain/adoption.js';
import type { Template } from '../../platform/mail/letter.js';

export const ADOPTION_RECORDED = 'adoption-recorded';

interface Facts {
  titleKo: string;
  titleEn: string;
  number: string;
  departmentKo: string;
  departmentEn: string;
  status: AdoptionStatus;
  dueOn: string | null;
  /** Not the first that is recorded of the work. */
  isAgain: boolean;
  link: string;
}

const statuses: Record<AdoptionStatus, { ko: string; en: string }> = {
  PLANNED: { ko: '활용 예정', en: 'planned' },
  IN_PROGRESS: { ko: '추진 중', en: 'under way' },
  ADOPTED: { ko: '활용 중', en: 'in use' },
  PARTLY: { ko: '일부 활용 중', en: 'partly in use' },
  STOPPED: { ko: '중단', en: 'stopped' },
};

/** To the members of a team: what becomes of their work. Plan, outcome and reasons are read where only the team reads them. */
export const adoptionRecorded: Template<Facts> = {
  ko: ({ titleKo, number, departmentKo, status, dueOn, isAgain, link }) => ({
    subject: isAgain
      ? `[${titleKo}] 수상작 ${number}의 활용 현황이 바뀌었습니다`
      : `[${titleKo}] 수상작 ${number}의 활용 계획을 알려 드립니다`,
    text: `수상작 ${number}의 활용 현황입니다.

담당 부서: ${departmentKo}
상태: ${statuses[status].ko}${dueOn ? `\n기한: ${dueOn}` : ''}

계획과 활용 결과는 팀의 출품작 화면에서 볼 수 있습니다. 궁금한 점은 담당 부서나 주최 측에 문의해 주세요.

${link}`,
  }),
  en: ({ titleEn, number, departmentEn, status, dueOn, isAgain, link }) => ({
    subject: isAgain ? `[${titleEn}] News of your winning work ${number}` : `[${titleEn}] What becomes of your winning work ${number}`,
    text: `This is how far your winning work ${number} has come.

Department in charge: ${departmentEn}
Status: ${statuses[status].en}${dueOn ? `\nDue: ${dueOn}` : ''}

The plan and what came of it are shown with your team's entry. Please ask the department or the organisers if anything is unclear.

${link}`,
  }),
};
