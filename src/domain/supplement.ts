import { problemsOfDeadline } from './deadline.js';
import { type FileSlot, slotNames } from './file-slot.js';
import type { EntryState } from './entry.js';
import { isInTime, phaseAt, type PhasedEdition } from './phase.js';
import { problem, problemsOfRepeats } from './problem.js';
import { problemsOfReason } from './reason.js';
import { type Problem, type Refusal, refusal } from './refusal.js';

/** The parts of an entry that are written, not uploaded. */
export const entryFields = ['TITLE', 'SUMMARY', 'DECLARATIONS'] as const;
export type EntryField = (typeof entryFields)[number];

/** What a team was asked to put right (보완요청), and until when it may. */
export interface Supplement {
  fields: readonly EntryField[];
  slots: readonly FileSlot[];
  dueAt: Date;
}

/** What asking a team for something is judged by. */
export interface SupplementFacts {
  /** The edition as it looks from the team, whose deadline may have been extended. */
  edition: PhasedEdition;
  judgingHasBegun: boolean;
  /** The team's considered. */
  entryState: EntryState;
  /** What the team was asked for and was not taken back; null: nothing. */
  supplement: Supplement | null;
}

/** A team is asked once it cannot submit by itself any more, until judging begins, and for one thing after the other. */
export function mayAskSupplement({ edition, judgingHasBegun, entryState, supplement }: SupplementFacts, now: Date): Refusal | null {
  if (judgingHasBegun && edition.state === 'ANNOUNCED') return refusal('JUDGING_HAS_BEGUN');
  const phase = phaseAt(edition, now);
  if (phase !== 'CLOSED') return refusal('PHASE_WRONG', { phase });
  if (entryState !== 'SUBMITTED') return refusal('ENTRY_NOT_SUBMITTED', { state: entryState });
  return supplement && isInTime(supplement.dueAt, now) ? refusal('SUPPLEMENT_ASKED') : null;
}

/** What was asked for is taken back while the team may still answer; also to end the wait for a team that has. */
export const mayWithdrawSupplement = ({ dueAt, withdrawnAt }: { dueAt: Date; withdrawnAt: Date | null }, now: Date): Refusal | null =>
  withdrawnAt === null && isInTime(dueAt, now) ? null : refusal('SUPPLEMENT_OVER');

/** Something is asked for, nothing twice, with a reason and a deadline that lies ahead. */
export const problemsOfSupplement = ({ fields, slots, dueAt, reason }: Supplement & { reason: string }, now: Date): Problem[] => [
  ...(fields.length + slots.length === 0 ? [nothingAsked] : []),
  ...problemsOfRepeats(fields, (index) => `fields.${index}`),
  ...problemsOfRepeats(slots, (index) => `slots.${index}`),
  ...problemsOfDeadline('dueAt', dueAt, now),
  ...problemsOfReason(reason),
];

const nothingAsked = problem(
  'fields',
  'REQUIRED',
  '보완할 항목을 하나 이상 골라 주세요.',
  'Please choose at least one thing to be put right.',
);

/** Whether a team may change these parts of its draft: all (`asked` is null) while it submits by itself, later what it was asked for. */
export function mayChange(
  asked: Supplement | null,
  parts: { fields?: readonly EntryField[]; slots?: readonly FileSlot[] },
): Refusal | null {
  if (!asked) return null;
  const isAsked = [
    ...(parts.fields ?? []).map((field) => asked.fields.includes(field)),
    ...(parts.slots ?? []).map((slot) => asked.slots.includes(slot)),
  ];
  return isAsked.every(Boolean) ? null : refusal('NOT_ASKED_FOR', { asked: [...asked.fields, ...asked.slots] });
}

const fieldNames: Record<EntryField, { ko: string; en: string }> = {
  TITLE: { ko: '제목', en: 'the title' },
  SUMMARY: { ko: '요약', en: 'the summary' },
  DECLARATIONS: { ko: '신고 사항', en: 'the declarations' },
};

/** What was asked for, in words, field by field and slot by slot. */
export const askedInWords = ({ fields, slots }: Supplement): { ko: string; en: string }[] => [
  ...fields.map((field) => fieldNames[field]),
  ...slots.map((slot) => ({ ko: `${slotNames[slot].ko} 파일`, en: `the ${slotNames[slot].en} file` })),
];
