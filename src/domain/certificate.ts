import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfLine, problemsOfText } from './text.js';

/** For whom certificates are: one for each team that has an award, or one for each of its members who agreed to be named. */
export const certificateKinds = ['TEAM', 'MEMBER'] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** What certificates (상장) of an edition say beside the award and whose it is. */
export interface CertificateWording {
  /** `상장`, `표창장`. */
  heading: string;
  /** What it is given for, by the kind of certificate: names in braces are filled in (see `filledIn`). */
  citationTeam: string;
  citationMember: string;
  /** Who gives it: `부산광역시장`, and the name, empty for none. */
  issuer: string;
  issuerName: string;
  /** The day that stands on it, `2025-11-27`; null: the day in Korea on which the results became public. */
  day: string | null;
  /** Whether the title of the work stands on it. */
  showsTitle: boolean;
}

/** What is proposed to an organiser. Nobody can guess who gives the award: that has to be filled in. */
export const defaultWording: CertificateWording = {
  heading: '상장',
  citationTeam:
    '위 팀은 {year}년 「{competition}」에서 데이터에 근거한 뛰어난 분석으로 시정 발전에 이바지한 공이 크므로 이 상장을 수여합니다.',
  citationMember:
    '위 사람은 {year}년 「{competition}」에 {team} 팀으로 참가하여 데이터에 근거한 뛰어난 분석으로 시정 발전에 이바지한 공이 크므로 이 상장을 수여합니다.',
  issuer: '',
  issuerName: '',
  day: null,
  showsTitle: true,
};

/** What a citation can name. A person's name is none of it: it must be possible to take that off a certificate. */
const citationNames = ['year', 'competition', 'track', 'award', 'team', 'title'] as const;
export type CitationFacts = Record<(typeof citationNames)[number], string>;

export const filledIn = (text: string, facts: CitationFacts): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? facts[name as keyof CitationFacts] : whole));

/** What is wrong with a wording, by its fields. */
export function problemsOfWording(wording: CertificateWording): Problem[] {
  const citation = { max: 300, required: true };
  return [
    ...problemsOfLine('heading', wording.heading, { max: 10, required: true }),
    ...problemsOfText('citationTeam', wording.citationTeam, citation),
    ...problemsOfText('citationMember', wording.citationMember, citation),
    ...problemsOfLine('issuer', wording.issuer, { max: 40, required: true }),
    ...problemsOfLine('issuerName', wording.issuerName, { max: 20, required: false }),
    ...(wording.day === null || isDay(wording.day) ? [] : [notADay]),
    ...(['citationTeam', 'citationMember'] as const).flatMap((path) => problemsOfNames(path, wording[path])),
  ];
}

const notADay = problem('day', 'NOT_A_DAY', '날짜는 2025-11-27처럼 적어 주세요.', 'A day is written as 2025-11-27.');

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

function problemsOfNames(path: string, text: string): Problem[] {
  const unknown = [...text.matchAll(/\{(\w*)\}/g)]
    .map(([, name]) => name!)
    .filter((name) => !(citationNames as readonly string[]).includes(name));
  const [known, named] = [citationNames.map((name) => `{${name}}`).join(', '), unknown.map((name) => `{${name}}`).join(', ')];
  const ko = `쓸 수 없는 자리표시입니다: ${named}. 쓸 수 있는 것: ${known}`;
  return unknown.length === 0 ? [] : [problem(path, 'NAME_UNKNOWN', ko, `Unknown: ${named}. These can be used: ${known}.`)];
}

/** `제2025-001호`: counted in the edition, without gaps. */
export const certificateNumber = (year: number, ordinal: number): string => `제${year}-${String(ordinal).padStart(3, '0')}호`;

/** A day (`2025-11-27`) as a certificate has it: `2025년 11월 27일`. */
export const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}년 ${month}월 ${date}일`;
};
