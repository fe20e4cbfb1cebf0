import { type EligibilityGround, type EligibilityOutcome, groundInWords } from '../../domain/eligibility.js';
import type { Template } from '../../platform/mail/letter.js';

export const ELIGIBILITY_CHECKED = 'eligibility-checked';

interface Facts {
  number: string;
  titleKo: string;
  titleEn: string;
  outcome: EligibilityOutcome;
  grounds: readonly EligibilityGround[];
  reason: string | null;
  link: string;
}

const outcomes: Record<EligibilityOutcome, { ko: string; en: string }> = {
  ELIGIBLE: { ko: '적격', en: 'eligible' },
  INELIGIBLE: { ko: '부적격', en: 'not eligible' },
  NEEDS_CORRECTION: { ko: '보완 필요', en: 'in need of correction' },
};

/** To the members of a team: what the check of their entry found. */
export const eligibilityChecked: Template<Facts> = {
  ko: ({ number, titleKo, outcome, grounds, reason, link }) => ({
    subject: `[${titleKo}] 출품작 ${number} 적격심사 결과: ${outcomes[outcome].ko}`,
    text: `출품작 ${number}의 적격심사 결과를 알려 드립니다.

결과: ${outcomes[outcome].ko}
${grounds.map((ground) => `- ${groundInWords(ground).ko}\n`).join('')}${reason ? `설명: ${reason}\n` : ''}
${link}`,
  }),
  en: ({ number, titleEn, outcome, grounds, reason, link }) => ({
    subject: `[${titleEn}] The entry ${number} is ${outcomes[outcome].en}`,
    text: `The organisers have checked the entry ${number}: it is ${outcomes[outcome].en}.

${grounds.map((ground) => `- ${groundInWords(ground).en}\n`).join('')}${reason ? `Reason: ${reason}\n` : ''}
${link}`,
  }),
};
