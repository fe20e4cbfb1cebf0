import type { CompetitionState } from './phase.js';
import { problem, problemsOfRepeats } from './problem.js';
import { problemsOfReason } from './reason.js';
import type { EntryState } from './entry.js';
import { type Problem, type Refusal, refusal } from './refusal.js';
import { isBlank } from './text.js';

/** What an eligibility check (적격심사) may find. */
export const eligibilityOutcomes = ['ELIGIBLE', 'INELIGIBLE', 'NEEDS_CORRECTION'] as const;
export type EligibilityOutcome = (typeof eligibilityOutcomes)[number];

/** How an entry stands with it. */
export const eligibilities = ['UNCHECKED', ...eligibilityOutcomes] as const;
export type Eligibility = (typeof eligibilities)[number];

/** On what grounds an entry is not eligible as it is. */
const grounds = {
  NOT_ENTITLED: { ko: '참가자격이 없는 팀원이 있음', en: 'A member is not entitled to take part' },
  TEAM_SIZE: { ko: '팀 인원이 규정과 다름', en: 'The size of the team is against the rules' },
  DOCUMENTS_MISSING: { ko: '제출서류가 빠져 있음', en: 'Documents are missing' },
  FORM_WRONG: { ko: '서식·분량·파일 형식이 규정과 다름', en: 'Form, length or kind of file is against the rules' },
  UNREADABLE: { ko: '파일을 열거나 읽을 수 없음', en: 'A file cannot be opened or read' },
  OFF_TOPIC: { ko: '공모분야와 맞지 않음', en: 'The work does not fit the track' },
  DECLARATION_WRONG: { ko: '자료·도구·수상 이력의 신고가 빠졌거나 사실과 다름', en: 'A declaration is missing or untrue' },
  AWARDED_ELSEWHERE: { ko: '다른 대회에서 이미 수상한 작품임', en: 'The work has won an award elsewhere' },
  ENTERED_TWICE: { ko: '같은 작품을 두 번 출품함', en: 'The same work was entered twice' },
  PERSONAL_DATA: { ko: '작품에 개인정보가 들어 있음', en: 'The work contains personal data' },
  NAMES_AUTHORS: { ko: '블라인드 심사 작품에 작성자를 알 수 있는 내용이 있음', en: 'The work tells blind judges who its authors are' },
  OTHER: { ko: '그 밖의 사유', en: 'Another reason' },
} as const;
export type EligibilityGround = keyof typeof grounds;

export const eligibilityGrounds = Object.keys(grounds) as EligibilityGround[];
export const groundInWords = (ground: EligibilityGround): { ko: string; en: string } => grounds[ground];

/** What a check of an entry is judged by. */
export interface EligibilityFacts {
  competitionState: CompetitionState;
  judgingHasBegun: boolean;
  /** The team's considered. */
  entryState: EntryState;
}

/** Entries are checked once they are submitted, again if need be, until judging begins. */
export function mayCheckEligibility({ competitionState, judgingHasBegun, entryState }: EligibilityFacts): Refusal | null {
  if (competitionState !== 'ANNOUNCED') return refusal('PHASE_WRONG', { phase: competitionState });
  if (judgingHasBegun) return refusal('JUDGING_HAS_BEGUN');
  return entryState === 'SUBMITTED' ? null : refusal('ENTRY_NOT_SUBMITTED', { state: entryState });
}

/** A finding as an organiser records it. */
export interface Finding {
  outcome: EligibilityOutcome;
  grounds: readonly EligibilityGround[];
  reason: string | null;
}

/**
 * Whoever is not eligible as things stand is told why: grounds and a reason. A finding that lifts an ineligibility (`before`) needs a
 * reason as well.
 */
export function problemsOfFinding({ outcome, grounds: found, reason }: Finding, before: Eligibility): Problem[] {
  const isNeeded = outcome !== 'ELIGIBLE' || before === 'INELIGIBLE';
  return [
    ...problemsOfGrounds(outcome, found),
    ...problemsOfRepeats(found, (index) => `grounds.${index}`),
    ...(isNeeded || !isBlank(reason ?? '') ? problemsOfReason(reason ?? '') : []),
  ];
}

function problemsOfGrounds(outcome: EligibilityOutcome, found: readonly EligibilityGround[]): Problem[] {
  if (outcome === 'ELIGIBLE' && found.length > 0) {
    return [problem('grounds', 'NOT_FITTING', '적격인 출품작에는 사유를 붙이지 않습니다.', 'What is eligible has no grounds against it.')];
  }
  if (outcome === 'ELIGIBLE' || found.length > 0) return [];
  return [problem('grounds', 'REQUIRED', '사유를 하나 이상 골라 주세요.', 'Please choose at least one ground.')];
}

/**
 * What a new submission leaves of the latest finding: it was about another version. An entry that is out stays out until it is checked
 * again, or handing in anything at all would bring it back.
 */
export const eligibilityAfterSubmission = (before: Eligibility): Eligibility => (before === 'INELIGIBLE' ? 'INELIGIBLE' : 'UNCHECKED');
