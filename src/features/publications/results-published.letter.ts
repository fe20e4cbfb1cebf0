import type { Template } from '../../platform/mail/letter.js';
import { type OwnOutcome, outcomeInWords } from './own-outcome.js';

export const RESULTS_PUBLISHED = 'results-published';

interface Facts {
  titleKo: string;
  titleEn: string;
  number: string;
  outcome: OwnOutcome;
  link: string;
}

/** To the members of a team, once results are public: what its own entry won, and nothing of others. */
export const resultsPublished: Template<Facts> = {
  ko: ({ titleKo, number, outcome, link }) => ({
    subject: `[${titleKo}] 심사 결과를 발표했습니다`,
    text: `${titleKo}의 심사 결과를 발표했습니다. 참가해 주셔서 감사합니다.

${outcomeInWords(number, outcome).ko}

발표한 결과와 우리 팀에 드리는 심사 의견은 로그인하여 볼 수 있습니다.
${link}`,
  }),
  en: ({ titleEn, number, outcome, link }) => ({
    subject: `[${titleEn}] The results are published`,
    text: `The results of ${titleEn} are published. Thank you for taking part.

${outcomeInWords(number, outcome).en}

Sign in to read the results, and what the judges say to your team:
${link}`,
  }),
};
