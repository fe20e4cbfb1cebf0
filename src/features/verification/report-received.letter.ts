import type { Template } from '../../platform/mail/letter.js';

export const REPORT_RECEIVED = 'report-received';

interface Facts {
  titleKo: string;
  titleEn: string;
  waiting: number;
  link: string;
}

/** To organisers: how many reports wait, and nothing of what they say. */
export const reportReceived: Template<Facts> = {
  ko: ({ titleKo, waiting, link }) => ({
    subject: `[${titleKo}] 공개검증 신고 ${waiting}건이 결정을 기다립니다`,
    text: `수상후보에 대한 신고가 들어왔습니다. 지금 ${waiting}건이 결정을 기다립니다.

내용은 담당자 화면의 공개검증에서 확인해 주세요. 모두 결정하고 확정해야 결과를 공표할 수 있습니다.

${link}`,
  }),
  en: ({ titleEn, waiting, link }) => ({
    subject: `[${titleEn}] Reports of nominees that wait for a decision: ${waiting}`,
    text: `A nominee was reported. Reports that wait for a decision now: ${waiting}.

You find them at your desk, under verification. Results can be published once all of them are decided and confirmed.

${link}`,
  }),
};
