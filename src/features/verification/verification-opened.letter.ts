import { withParticle } from '../../domain/particle.js';
import { formatSeoul } from '../../domain/seoul-time.js';
import type { Template } from '../../platform/mail/letter.js';

export const VERIFICATION_OPENED = 'verification-opened';

interface Facts {
  number: string;
  titleKo: string;
  titleEn: string;
  awardKo: string;
  awardEn: string;
  until: Date;
  link: string;
}

/** To the members of a team: its entry is a nominee, which is no award yet. */
export const verificationOpened: Template<Facts> = {
  ko: ({ number, titleKo, awardKo, until, link }) => ({
    subject: `[${titleKo}] 출품작 ${withParticle(number, '이/가')} 수상후보로 공개되었습니다`,
    text: `출품작 ${withParticle(number, '이/가')} '${awardKo}' 수상후보로 공개되어 공개검증을 받습니다.

공개검증: ${formatSeoul(until, { seconds: true })}까지
누구나 표절, 중복 수상, 허위 자료를 신고할 수 있습니다. 확인할 것이 있으면 팀장에게 소명을 요청합니다.

아직 수상이 확정된 것이 아닙니다. 결과를 공표할 때까지 수상 사실로 알리거나 보도자료를 내지 마십시오.

수상후보: ${link}`,
  }),
  en: ({ number, titleEn, awardEn, until, link }) => ({
    subject: `[${titleEn}] Your entry ${number} is a nominee`,
    text: `The entry ${number} is public as a nominee for '${awardEn}', and is being verified.

Verification: until ${formatSeoul(until, { seconds: true })} (Seoul)
Anybody can report plagiarism, an award won elsewhere, or false data. If there is something to clear up, your lead is asked to explain.

This is no award yet. Please do not announce it as one before the results are published.

Nominees: ${link}`,
  }),
};
