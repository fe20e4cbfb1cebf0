import type { Finding } from './finding.js';

/** What is said to a team about its own file; nulls if nothing was found. */
export function warningOf(findings: readonly Finding[]): { warningKo: string | null; warningEn: string | null } {
  const tells = findings.some(({ kind }) => kind !== 'PERSONAL_DATA');
  const isPersonal = findings.some(({ kind }) => kind === 'PERSONAL_DATA');
  const said = [...(tells ? [names] : []), ...(isPersonal ? [personalData] : [])];
  const inWords = (language: 'ko' | 'en'): string | null =>
    said.length === 0 ? null : said.map((sentence) => sentence[language]).join(' ');
  return { warningKo: inWords('ko'), warningEn: inWords('en') };
}

const names = {
  ko: '심사위원에게 보이는 이름이 있습니다. 지우거나 가린 파일로 바꿔 주세요.',
  en: 'There are names here that judges will see. Please replace this with a version that has none.',
};
const personalData = {
  ko: '개인정보로 보이는 내용이 있습니다. 확인해 주세요.',
  en: 'This seems to contain personal data. Please look through it.',
};
