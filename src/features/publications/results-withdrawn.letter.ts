import type { Template } from '../../platform/mail/letter.js';

export const RESULTS_WITHDRAWN = 'results-withdrawn';

interface Facts {
  titleKo: string;
  titleEn: string;
  reasonKo: string;
  reasonEn: string;
  link: string;
}

/** To the members of all teams that handed in: the results are not public any more, and why. */
export const resultsWithdrawn: Template<Facts> = {
  ko: ({ titleKo, reasonKo, link }) => ({
    subject: `[${titleKo}] 발표한 심사 결과를 내렸습니다`,
    text: `${titleKo}에서 발표한 심사 결과를 내렸습니다. 앞서 알려 드린 결과는 확정된 것이 아닙니다.

사유: ${reasonKo}

결과를 다시 발표하면 바로 알려 드리겠습니다.

${link}`,
  }),
  en: ({ titleEn, reasonEn, link }) => ({
    subject: `[${titleEn}] The results have been taken down`,
    text: `The published results of ${titleEn} have been taken down. What you were told before does not stand.

Reason: ${reasonEn}

You will be told as soon as they are published again.

${link}`,
  }),
};
