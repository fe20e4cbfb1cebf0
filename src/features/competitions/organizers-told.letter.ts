import type { Template } from '../../platform/mail/letter.js';

export const ORGANIZERS_TOLD = 'organizers-told';

interface Step {
  ko: string;
  en: string;
}

const second = {
  ko: '결정한 사람이 아닌 다른 담당자가 확인해 주세요.',
  en: 'Please confirm it, or turn it down: it takes another organiser than the one who decided.',
};

/** What organisers tell each other of, after the last settlement: what waits for a second one, and what became of it. */
export const steps = {
  AWARDS_DECIDED: { ko: `수상작 결정안이 확인을 기다립니다. ${second.ko}`, en: `A decision on the awards waits. ${second.en}` },
  AWARDS_CONFIRMED: { ko: '수상작 결정을 다른 담당자가 확인했습니다.', en: 'The decision on the awards was confirmed.' },
  AWARDS_TURNED_DOWN: {
    ko: '수상작 결정안이 받아들여지지 않았습니다. 사유를 보고 다시 결정해 주세요.',
    en: 'The decision on the awards was turned down. Read why, and decide anew.',
  },
  EXPLANATION_GIVEN: {
    ko: '공개검증에서 요청한 소명이 들어왔습니다. 신고에 대한 판단을 이어가 주세요.',
    en: 'A team has given the explanation that it was asked for in the verification. Please go on with the report.',
  },
  FINDING_DECIDED: {
    ko: `공개검증 신고에 대한 판단이 확인을 기다립니다. ${second.ko}`,
    en: `What was found on a report of the verification waits. ${second.en}`,
  },
  FINDING_CONFIRMED: {
    ko: '공개검증 신고에 대한 판단을 다른 담당자가 확인했습니다.',
    en: 'What was found on a report of the verification was confirmed.',
  },
  REVOCATION_PROPOSED: { ko: `수상 취소 제안이 확인을 기다립니다. ${second.ko}`, en: `A proposal to revoke an award waits. ${second.en}` },
  REVOCATION_TURNED_DOWN: { ko: '수상 취소 제안이 받아들여지지 않았습니다.', en: 'The proposal to revoke an award was turned down.' },
} satisfies Record<string, Step>;

export type OrganizerStep = keyof typeof steps;

/** To the other organisers of an edition. Whom it is about they read at their desk, where it is on record who did. */
export const organizersTold: Template<{ titleKo: string; titleEn: string; step: OrganizerStep; link: string }> = {
  ko: ({ titleKo, step, link }) => ({ subject: `[${titleKo}] ${steps[step].ko.split('. ')[0]}`, text: `${steps[step].ko}\n\n${link}` }),
  en: ({ titleEn, step, link }) => ({ subject: `[${titleEn}] ${steps[step].en.split('. ')[0]}`, text: `${steps[step].en}\n\n${link}` }),
};
