import type { Template } from '../../platform/mail/letter.js';

export const CERTIFICATES_ISSUED = 'certificates-issued';

interface Facts {
  titleKo: string;
  titleEn: string;
  /** Of the entry. */
  entry: string;
  /** Of the certificate. */
  number: string;
  awardKo: string;
  awardEn: string;
  /** Whether it is the reader's own, and not the team's. */
  isOwn: boolean;
  link: string;
}

/** To the members of a team, or to the member whose certificate it is: it can be fetched. Its code, by which anybody reads it, is not in it. */
export const certificatesIssued: Template<Facts> = {
  ko: ({ titleKo, entry, number, awardKo, isOwn, link }) => ({
    subject: `[${titleKo}] 출품작 ${entry}의 상장이 발급되었습니다`,
    text: `출품작 ${entry}의 '${awardKo}' 상장(${isOwn ? '개인' : '팀'}, ${number})이 발급되었습니다.

로그인하여 출품작 화면에서 PDF로 내려받을 수 있습니다. 상장의 QR 코드로 누구나 진위를 확인할 수 있습니다.

${link}`,
  }),
  en: ({ titleEn, entry, number, awardEn, isOwn, link }) => ({
    subject: `[${titleEn}] A certificate was issued for your entry ${entry}`,
    text: `The certificate of '${awardEn}' for the entry ${entry} was issued (${isOwn ? 'your own' : "your team's"}, ${number}).

Please sign in and fetch it at your entry, as a PDF. With the QR code on it anybody can check that it is genuine.

${link}`,
  }),
};
