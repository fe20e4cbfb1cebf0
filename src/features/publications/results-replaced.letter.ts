import type { Template } from '../../platform/mail/letter.js';
import { type OwnOutcome, outcomeInWords } from './own-outcome.js';

export const RESULTS_REPLACED = 'results-replaced';

interface Facts {
  titleKo: string;
  titleEn: string;
  number: string;
  outcome: OwnOutcome;
  reasonKo: string;
  reasonEn: string;
  link: string;
}

/** To the members of a team, once results are published again: why, and what its own entry has won now. */
export const resultsReplaced: Template<Facts> = {
  ko: ({ titleKo, number, outcome, reasonKo, link }) => ({
    subject: `[${titleKo}] 심사 결과를 다시 발표했습니다`,
    text: `${titleKo}의 심사 결과를 다시 발표했습니다. 앞서 알려 드린 결과 대신 이 결과가 유효합니다.

사유: ${reasonKo}

${outcomeInWords(number, outcome).ko}

다시 발표한 결과는 로그인하여 볼 수 있습니다.
${link}`,
  }),
  en: ({ titleEn, number, outcome, reasonEn, link }) => ({
    subject: `[${titleEn}] The results are published again`,
    text: `The results of ${titleEn} are published again. What you were told before does not hold any more.

Reason: ${reasonEn}

${outcomeInWords(number, outcome).en}

Sign in to read them:
${link}`,
  }),
};
