import type { Template } from '../../platform/mail/letter.js';

export const ABSENCE_RECORDED = 'absence-recorded';
export const ABSENCE_UNDONE = 'absence-undone';

interface Told {
  team: string;
  titleKo: string;
  titleEn: string;
  stageKo: string;
  stageEn: string;
  reason: string;
  link: string;
}

/** To the members of a team: it is recorded as absent. */
export const absenceRecorded: Template<Told> = {
  ko: ({ team, titleKo, stageKo, reason, link }) => ({
    subject: `[${titleKo}] '${team}' 팀이 ${stageKo}에 불참한 것으로 기록했습니다`,
    text: `'${team}' 팀의 출품작은 ${stageKo}에서 순위를 매기지 않습니다. 사실과 다르면 담당자에게 바로 알려 주세요.

사유: ${reason}

${link}`,
  }),
  en: ({ team, titleEn, stageEn, reason, link }) => ({
    subject: `[${titleEn}] The team '${team}' is recorded as absent`,
    text: `The team '${team}' is recorded as absent from this stage: ${stageEn}. Its entry is not ranked there. If that is not so, tell the organisers at once.

Reason: ${reason}

${link}`,
  }),
};

/** To the same: that was taken back. */
export const absenceUndone: Template<Told> = {
  ko: ({ team, titleKo, stageKo, reason, link }) => ({
    subject: `[${titleKo}] '${team}' 팀의 불참 기록을 거두었습니다`,
    text: `'${team}' 팀의 출품작을 ${stageKo}에서 다시 심사합니다.

사유: ${reason}

${link}`,
  }),
  en: ({ team, titleEn, stageEn, reason, link }) => ({
    subject: `[${titleEn}] The team '${team}' is not recorded as absent any more`,
    text: `The entry of the team '${team}' is to be judged again in this stage: ${stageEn}.

Reason: ${reason}

${link}`,
  }),
};
