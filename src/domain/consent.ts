import { problemsOfRepeats } from './problem.js';
import { type Refusal, refusal } from './refusal.js';

/** Each member consents personally; optional consents are asked apart and never ticked in advance. */
const consents = {
  PRIVACY: {
    required: true,
    ko:
      '[필수] 개인정보 수집·이용 동의 — ① 목적: 경진대회 접수, 본인 확인, 심사·시상 안내 ' +
      '② 항목: 성명, 소속기관, 부서, 직급, 행정메일, 사무실 전화 ' +
      '③ 보유기간: 결과 발표일부터 1년(수상자는 시상일부터 5년), 기간이 끝나면 지체 없이 파기 ' +
      '④ 동의를 거부할 권리가 있으며, 거부하면 참가할 수 없습니다.',
    en:
      '[Required] Consent to the collection and use of personal data — ① Purpose: registration for the competition, ' +
      'identification, notices about judging and awards ' +
      '② Data: name, agency, division, grade, official mail address, office telephone ' +
      '③ Kept for one year from the announcement of results (winners: five years from the award), then destroyed without delay ' +
      '④ You have the right to refuse; if you refuse, you cannot take part.',
  },
  TRAINING_HISTORY: {
    required: false,
    ko:
      '[선택] 교육이력 연계 동의 — ① 목적: 교육과 대회 참여의 관련성 통계 ' +
      '② 항목: 교육과정·레벨·기수·수료 여부·수료일 ' +
      '③ 보유기간: 통계 작성 후 1년 ' +
      '④ 거부해도 참가·심사에 불이익이 없습니다.',
    en:
      '[Optional] Consent to linking the training history — ① Purpose: statistics on how training and taking part are related ' +
      '② Data: courses, levels, sessions, whether and when they were completed ' +
      '③ Kept for one year after the statistics are made ' +
      '④ If you refuse, neither taking part nor judging is affected.',
  },
  NAME_PUBLICATION: {
    required: false,
    ko:
      '[선택] 수상 시 성명·소속 공개 동의 — ① 목적: 수상자 발표와 시상, 우수사례 공유 ' +
      '② 항목: 성명, 소속기관, 부서(누리집의 수상 결과에 공개) ' +
      '③ 공개기간: 결과 발표일부터 5년, 기간이 끝나거나 동의를 철회하면 지체 없이 삭제 ' +
      '④ 거부해도 참가·심사·수상에 불이익이 없으며, 이 경우 팀 이름과 작품명만 공개합니다.',
    en:
      '[Optional] Consent to publishing name and division if the entry wins — ① Purpose: announcing and awarding the winners, ' +
      'sharing good practice ' +
      '② Data: name, agency, division (shown with the results on the website) ' +
      '③ Shown for five years from the announcement of results; removed without delay after that or when you withdraw the consent ' +
      '④ If you refuse, taking part, judging and awards are not affected; only the names of the team and the work are published.',
  },
  WORK_PUBLICATION: {
    required: false,
    ko:
      '[선택] 출품작 공개 동의 — ① 목적: 수상작 공개와 우수사례 공유 ' +
      '② 항목: 출품한 분석보고서(심사위원이 본 사본으로, 파일에 남은 작성자 정보를 지운 것) ' +
      '③ 공개기간: 결과 발표일부터 5년, 기간이 끝나거나 팀원 한 명이라도 동의를 철회하면 지체 없이 삭제 ' +
      '④ 거부해도 참가·심사·수상에 불이익이 없으며, 팀원 모두가 동의한 수상작만 공개합니다.',
    en:
      '[Optional] Consent to publishing the work if the entry wins — ① Purpose: showing the winning works, sharing good practice ' +
      '② Data: the report that was entered (the copy that judges saw, without what the file itself tells of its authors) ' +
      '③ Shown for five years from the announcement of results; removed without delay after that or when any member of the team ' +
      'withdraws the consent ' +
      '④ If you refuse, taking part, judging and awards are not affected; a winning work is published only if all members agree.',
  },
} as const;

export type ConsentKind = keyof typeof consents;

export const consentKinds = Object.keys(consents) as ConsentKind[];

/** The whole text that a member agrees to, in both languages. */
export const consentText = (kind: ConsentKind): { ko: string; en: string } => ({ ko: consents[kind].ko, en: consents[kind].en });

export const isRequired = (kind: ConsentKind): boolean => consents[kind].required;

/** The required consents that are not among those given. */
export const missingRequired = (kindsGiven: readonly ConsentKind[]): ConsentKind[] =>
  consentKinds.filter((kind) => isRequired(kind) && !kindsGiven.includes(kind));

/** What somebody agrees to, and the hash of the text that was read. */
export interface GivenConsent {
  kind: ConsentKind;
  textHash: string;
}

/** Whether these are enough to take part: each kind once, the required ones among them, and all for the texts as they are now. */
export function mayTakePart(given: readonly GivenConsent[], currentHashes: Record<ConsentKind, string>): Refusal | null {
  const kinds = given.map(({ kind }) => kind);
  const problems = problemsOfRepeats(kinds, (index) => `consents.${index}`);
  if (problems.length > 0) return refusal('INVALID_INPUT', { problems });
  const missing = missingRequired(kinds);
  if (missing.length > 0) return refusal('CONSENT_MISSING', { kinds: missing });
  const changed = given.filter(({ kind, textHash }) => textHash !== currentHashes[kind]).map(({ kind }) => kind);
  return changed.length > 0 ? refusal('CONSENT_TEXT_CHANGED', { kinds: changed }) : null;
}

/** Whether a member may agree to one thing more, at any time and as often as it was withdrawn: each time is a consent of its own. */
export function mayGiveAgain(
  { kind, textHash }: GivenConsent,
  standing: readonly ConsentKind[],
  currentHashes: Record<ConsentKind, string>,
): Refusal | null {
  if (standing.includes(kind)) return refusal('CONSENT_GIVEN_ALREADY');
  return textHash === currentHashes[kind] ? null : refusal('CONSENT_TEXT_CHANGED', { kinds: [kind] });
}
