import { canBeShownBlind, type FileSlot, fileSlots, slotNames } from './file-slot.js';
import { problem, problemsOfCount, problemsOfRepeats } from './problem.js';
import { type Problem, type Refusal, refusal } from './refusal.js';

/** What an edition takes in one slot of its entries. */
export interface SlotRule {
  slot: FileSlot;
  /** Whether teams can put anything there at all. */
  isOffered: boolean;
  /** Whether an entry is incomplete without it. */
  isRequired: boolean;
  /** By content, such as HWPX. */
  kinds: readonly string[];
  /** In bytes. */
  maxSize: number;
  /** Null: as many as there are. A PDF with more is refused; of other kinds, whose pages differ from program to program, the team is warned. */
  maxPages: number | null;
  /** Whether documents with macros may lie there: what judges read holds none. */
  takesMacros: boolean;
}

/** Every kind of file that can be uploaded. */
export const slotKinds = ['PDF', 'HWPX', 'HWP', 'PPTX', 'XLSX', 'DOCX', 'ZIP', 'IPYNB', 'CSV', 'PNG', 'JPEG'] as const;

export const megabyte = 1024 * 1024;
/** What an organiser may set: sizes in bytes, and pages. A page count is looked at up to `most` and no further. */
const sizeLimits = { least: 1024, most: 4096 * megabyte };
export const pageLimits = { least: 1, most: 1000 };

const texts = ['PDF', 'HWPX', 'HWP', 'DOCX'];
const inSlot = (slot: FileSlot, kinds: readonly string[], megabytes: number, isRequired = false): SlotRule => ({
  slot,
  isOffered: true,
  isRequired,
  kinds,
  maxSize: megabytes * megabyte,
  maxPages: null,
  takesMacros: false,
});

/** What an edition takes that says nothing else, slot by slot. */
export const defaultSlotRules: readonly SlotRule[] = [
  inSlot('REPORT', texts, 100, true),
  inSlot('SUMMARY', texts, 100),
  inSlot('SLIDES', ['PDF', 'PPTX'], 200),
  inSlot('CODE', ['ZIP', 'IPYNB'], 200),
  inSlot('DATA', ['CSV', 'XLSX', 'ZIP'], 200),
  inSlot('EVIDENCE', slotKinds, 200),
];

/** Slots whose files judges are shown, and so are free of anything that runs. */
const isShown = (slot: FileSlot): boolean => slot === 'REPORT' || slot === 'SUMMARY' || slot === 'SLIDES';

/** What is wrong with the rules of an edition: one for each slot in any order, a report that every entry has and blind judges can be shown, limits in range. */
export function problemsOfSlotRules(rules: readonly SlotRule[], isJudgedBlind: boolean): Problem[] {
  const missing = fileSlots.filter((slot) => !rules.some((rule) => rule.slot === slot));
  return [
    ...problemsOfRepeats(
      rules.map(({ slot }) => slot),
      (index) => `slots.${index}.slot`,
    ),
    ...(missing.length > 0 ? [slotsMissing(missing)] : []),
    ...rules.flatMap((rule, index) => problemsOfRule(`slots.${index}`, rule, isJudgedBlind)),
  ];
}

function problemsOfRule(path: string, rule: SlotRule, isJudgedBlind: boolean): Problem[] {
  const { slot, isOffered, isRequired, kinds, maxSize, maxPages, takesMacros } = rule;
  const unknown = kinds.findIndex((kind) => !(slotKinds as readonly string[]).includes(kind));
  return [
    ...(slot === 'REPORT' && !(isOffered && isRequired) ? [reportOptional(path)] : []),
    ...(isRequired && !isOffered && slot !== 'REPORT' ? [requiredNotOffered(path)] : []),
    ...(kinds.length === 0 ? [noKinds(path)] : []),
    ...(unknown >= 0 ? [unknownKind(`${path}.kinds.${unknown}`)] : []),
    ...problemsOfRepeats(kinds, (index) => `${path}.kinds.${index}`),
    ...(slot === 'REPORT' && isJudgedBlind && kinds.length > 0 && !kinds.some(canBeShownBlind) ? [notForBlindJudges(path)] : []),
    ...problemsOfCount(`${path}.maxSize`, maxSize, sizeLimits.least, sizeLimits.most),
    ...(maxPages === null ? [] : problemsOfCount(`${path}.maxPages`, maxPages, pageLimits.least, pageLimits.most)),
    ...(takesMacros && isShown(slot) ? [macrosShown(path)] : []),
  ];
}

const slotsMissing = (missing: readonly FileSlot[]): Problem =>
  problem(
    'slots',
    'INCOMPLETE',
    `모든 제출 항목의 기준을 적어 주세요. 빠진 항목: ${missing.map((slot) => slotNames[slot].ko).join(', ')}`,
    `Please give a rule for every slot. Missing: ${missing.map((slot) => slotNames[slot].en).join(', ')}`,
  );
const reportOptional = (path: string): Problem =>
  problem(`${path}.isRequired`, 'REPORT_REQUIRED', '분석보고서는 반드시 받아야 합니다.', 'The report is required of every entry.');
const requiredNotOffered = (path: string): Problem =>
  problem(
    `${path}.isRequired`,
    'NOT_OFFERED',
    '받지 않는 항목을 필수로 둘 수 없습니다.',
    'What is not taken cannot be required. Offer the slot, or do not require it.',
  );
const noKinds = (path: string): Problem =>
  problem(`${path}.kinds`, 'REQUIRED', '받을 파일 형식을 하나 이상 골라 주세요.', 'Please choose at least one kind of file.');
const unknownKind = (path: string): Problem =>
  problem(path, 'UNKNOWN', `받을 수 있는 형식: ${slotKinds.join(', ')}`, `Kinds of file are: ${slotKinds.join(', ')}`);
const notForBlindJudges = (path: string): Problem =>
  problem(
    `${path}.kinds`,
    'NOT_FOR_BLIND_JUDGES',
    '블라인드 심사가 있으므로 심사위원에게 보일 수 있는 보고서 형식(예: PDF, HWPX)을 하나 이상 받아야 합니다.',
    'As there is blind judging, the report must take a kind that can be shown blind, such as PDF or HWPX.',
  );
const macrosShown = (path: string): Problem =>
  problem(
    `${path}.takesMacros`,
    'SHOWN_TO_JUDGES',
    '매크로가 든 파일은 코드, 데이터, 증빙자료로만 받을 수 있습니다.',
    'Files with macros can be taken as code, data or evidence only.',
  );

/**
 * Whether the rules of an edition may still be changed like this. Until somebody has submitted they may; after that only so that whatever
 * was right stays right, since nobody may be asked for something else than those before.
 */
export function mayChangeSlotRules(before: readonly SlotRule[], after: readonly SlotRule[], hasSubmissions: boolean): Refusal | null {
  if (!hasSubmissions) return null;
  const narrowed = before
    .filter(
      (rule) =>
        !widens(
          rule,
          after.find(({ slot }) => slot === rule.slot)!,
        ),
    )
    .map(({ slot }) => slot);
  return narrowed.length === 0 ? null : refusal('SLOTS_ONLY_WIDEN', { slots: narrowed });
}

const widens = (before: SlotRule, after: SlotRule): boolean =>
  (after.isOffered || !before.isOffered) &&
  (before.isRequired || !after.isRequired) &&
  before.kinds.every((kind) => after.kinds.includes(kind)) &&
  after.maxSize >= before.maxSize &&
  (after.maxPages === null || (before.maxPages !== null && after.maxPages >= before.maxPages)) &&
  (after.takesMacros || !before.takesMacros);
