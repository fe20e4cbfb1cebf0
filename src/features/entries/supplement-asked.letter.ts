import { withParticle } from '../../domain/particle.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import { askedInWords, type Supplement } from '../../domain/supplement.js';
import type { Template } from '../../platform/mail/letter.js';

export const SUPPLEMENT_ASKED = 'supplement-asked';

interface Facts {
  number: string;
  titleKo: string;
  titleEn: string;
  asked: Supplement;
  reason: string;
  link: string;
}

/** To the members of a team: what they are asked to put right, and until when. */
export const supplementAsked: Template<Facts> = {
  ko: ({ number, titleKo, asked, reason, link }) => ({
    subject: `[${titleKo}] 출품작 ${withParticle(number, '을/를')} 보완해 주세요`,
    text: `출품작 ${number}에서 아래 항목을 보완하여 다시 제출해 주세요.

${askedInWords(asked)
  .map(({ ko }) => `- ${ko}\n`)
  .join('')}사유: ${reason}
기한: ${formatSeoul(asked.dueAt, { seconds: true })}

요청받지 않은 항목은 고칠 수 없습니다.

${link}`,
  }),
  en: ({ number, titleEn, asked, reason, link }) => ({
    subject: `[${titleEn}] Please put right the entry ${number}`,
    text: `Please put right these parts of the entry ${number} and submit it again.

${askedInWords(asked)
  .map(({ en }) => `- ${en}\n`)
  .join('')}Reason: ${reason}
Until: ${formatSeoul(asked.dueAt, { seconds: true })} (Seoul)

Nothing else can be changed.

${link}`,
  }),
};
