import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';

export const DEADLINE_EXTENDED = 'deadline-extended';

/** To the members of a team: their submission may come later. */
export const deadlineExtended: Template<{ team: string; titleKo: string; titleEn: string; until: Date; reason: string; link: string }> = {
  ko: ({ team, titleKo, until, reason, link }) => ({
    subject: `[${titleKo}] '${team}' 팀의 제출마감을 연장했습니다`,
    text: `'${team}' 팀은 ${formatSeoul(until, { seconds: true })}까지 출품작을 제출할 수 있습니다.

사유: ${reason}

${link}`,
  }),
  en: ({ team, titleEn, until, reason, link }) => ({
    subject: `[${titleEn}] The team '${team}' may submit later`,
    text: `The team '${team}' may submit its entry until ${formatSeoul(until, { seconds: true })} (Seoul).

Reason: ${reason}

${link}`,
  }),
};
