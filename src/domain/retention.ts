/** How long personal data is kept, and from when: what the privacy text tells people, and the nightly job does. */
interface RetentionClass {
  what: { ko: string; en: string };
  /** Why it may be kept that long. */
  basis: { ko: string; en: string };
  keep: readonly [amount: number, unit: 'DAY' | 'YEAR'];
  since: { ko: string; en: string };
}

const consent = { ko: '정보주체의 동의(개인정보 보호법 제15조)', en: 'consent (Personal Information Protection Act, article 15)' };
const noNeed = { ko: '처리 목적 달성(개인정보 보호법 제21조)', en: 'the purpose is reached (article 21)' };
const safety = { ko: '개인정보의 안전성 확보조치 기준(접속기록)', en: 'Standard of Measures to Secure Personal Information (access logs)' };
const results = { ko: '결과 발표일', en: 'the announcement of results' };

/** In the order in which the job goes: what refers to something else goes before it. */
export const retentionClasses = {
  DRAFT: {
    what: { ko: '제출하지 않은 출품작의 내용과 파일', en: 'contents and files of entries that were never submitted' },
    basis: noNeed,
    keep: [30, 'DAY'],
    since: { ko: '접수 마감일', en: 'the deadline of submissions' },
  },
  PARTICIPANT: {
    what: {
      ko: '수상하지 않은 팀: 팀원의 메일과 소속, 제출 파일',
      en: "members' addresses and workplaces, and files, of teams without an award",
    },
    basis: consent,
    keep: [1, 'YEAR'],
    since: results,
  },
  WINNER: {
    what: { ko: '수상한 팀: 팀원의 메일과 소속, 제출 파일', en: "members' addresses and workplaces, and files, of teams with an award" },
    basis: consent,
    keep: [5, 'YEAR'],
    since: results,
  },
  TRAINING_HISTORY: {
    what: { ko: '출품작에 연계한 교육이력', en: 'training histories that were linked to entries' },
    basis: consent,
    keep: [1, 'YEAR'],
    since: results,
  },
  PUBLISHED_NAME: {
    what: { ko: '누리집에 공개한 성명과 소속, 심사평', en: 'names, divisions and comments of judges shown with the results' },
    basis: consent,
    keep: [5, 'YEAR'],
    since: results,
  },
  CERTIFICATE: {
    what: {
      ko: '상장에 적은 팀원의 성명과 소속, 상장 인쇄 파일',
      en: "members' names and divisions on certificates, and the files to print them",
    },
    basis: consent,
    keep: [5, 'YEAR'],
    since: { ko: '상장 발급일', en: 'the issuing of the certificate' },
  },
  UNFINISHED_UPLOAD: {
    what: {
      ko: '끝까지 올리지 않은 파일과 이어 올리기 기록',
      en: 'files that were not sent to their end, and the records of resumable uploads',
    },
    basis: noNeed,
    keep: [1, 'DAY'],
    since: { ko: '마지막으로 받은 때', en: 'the last byte that came' },
  },
  UPLOAD: {
    what: { ko: '어디에도 쓰이지 않은 업로드 파일', en: 'uploaded files that nothing uses' },
    basis: noNeed,
    keep: [30, 'DAY'],
    since: { ko: '올린 날', en: 'the upload' },
  },
  SESSION: {
    what: { ko: '로그인 기록과 메일의 일회용 링크', en: 'sessions, tokens and one-time links' },
    basis: noNeed,
    keep: [30, 'DAY'],
    since: { ko: '효력이 끝난 날', en: 'the end of their validity' },
  },
  LETTER: {
    what: { ko: '보낸 메일과 보내지 못한 메일', en: 'letters that were sent or given up' },
    basis: noNeed,
    keep: [90, 'DAY'],
    since: { ko: '보낸 날', en: 'the day of sending' },
  },
  NOTIFICATION: {
    what: { ko: '앱 안의 알림', en: 'notifications in the application' },
    basis: noNeed,
    keep: [1, 'YEAR'],
    since: { ko: '알림을 볼 수 있게 된 날', en: 'the day from which it could be read' },
  },
  VERIFICATION_REPORT: {
    what: {
      ko: '공개검증 신고의 연락처와 증빙 파일',
      en: 'contacts and evidence of reports that were sent while nominees were verified',
    },
    basis: noNeed,
    keep: [1, 'YEAR'],
    since: {
      ko: '신고를 결정한 날(결정하지 않았으면 공개검증이 끝난 날)',
      en: 'the decision on the report, or else the end of the verification',
    },
  },
  DATA_CORRECTION: {
    what: { ko: '열람·정정·삭제 요구와 그 처리 결과', en: 'requests for correction and their answers' },
    basis: { ko: '정보주체 권리 행사에 대한 처리 기록', en: 'proof that the rights of persons were respected' },
    keep: [3, 'YEAR'],
    since: { ko: '답변한 날', en: 'the answer' },
  },
  APPEAL: {
    what: { ko: '이의신청과 그 결정', en: 'appeals against results and how they were answered' },
    basis: { ko: '시상의 효력을 다툴 수 있는 동안의 증빙', en: 'proof for as long as awards can be disputed' },
    keep: [5, 'YEAR'],
    since: { ko: '답변하거나 철회한 날(없으면 신청한 날)', en: 'the answer or the withdrawal, or else the filing' },
  },
  AWARD_REVOCATION: {
    what: {
      ko: '수상 취소의 근거와, 취소하지 않은 경우의 사유',
      en: 'grounds of revoked awards, and the reasons where an award was not revoked',
    },
    basis: { ko: '시상의 효력을 다툴 수 있는 동안의 증빙', en: 'proof for as long as awards can be disputed' },
    keep: [5, 'YEAR'],
    since: { ko: '확정하거나 물린 날(없으면 제안한 날)', en: 'its confirmation or its end, or else the proposal' },
  },
  ACCESS_LOG: {
    what: { ko: '개인정보 접속기록', en: 'the log of who saw whose personal data' },
    basis: safety,
    keep: [2, 'YEAR'],
    since: { ko: '접속한 날', en: 'the access' },
  },
  ACCOUNT: {
    what: {
      ko: '사용이 중지된 계정과 그 소속(다른 기록이 가리키지 않는 것)',
      en: 'disabled accounts, and their workplaces, that no other record needs',
    },
    basis: noNeed,
    keep: [1, 'YEAR'],
    since: { ko: '사용이 중지된 날', en: 'the day of disabling' },
  },
} as const satisfies Record<string, RetentionClass>;

export type RetentionClassName = keyof typeof retentionClasses;

export const retentionClassNames = Object.keys(retentionClasses) as RetentionClassName[];

/** As PostgreSQL reads an interval: `30 days`. */
export function keptFor(name: RetentionClassName): string {
  const [amount, unit] = retentionClasses[name].keep;
  return `${amount} ${unit.toLowerCase()}${amount === 1 ? '' : 's'}`;
}

/** As people read it in Korean: `30일`. */
export function keptForInKorean(name: RetentionClassName): string {
  const [amount, unit] = retentionClasses[name].keep;
  return `${amount}${unit === 'DAY' ? '일' : '년'}`;
}

/** In milliseconds, where it is a matter of days. */
export function keepFor(name: 'UNFINISHED_UPLOAD'): number {
  return retentionClasses[name].keep[0] * 86_400_000;
}
