import { canBeShownBlind, type FileSlot, slotNames } from './file-slot.js';
import { problem } from './problem.js';
import { type Problem, type Refusal, refusal, sentencesOf } from './refusal.js';
import { megabyte, pageLimits, type SlotRule } from './slot-rule.js';

/** A file as the rules of a slot look at it. */
export interface FileFacts {
  kind: string;
  /** In bytes. */
  size: number;
  /** Of a PDF, as counted when it was received, `pageLimits.most` + 1 standing for any more; null: not counted, or another kind. */
  pageCount: number | null;
  holdsMacros: boolean;
}

/** Whether a file may lie in a slot of this rule. */
export function mayLieIn(rule: SlotRule, file: FileFacts): Refusal | null {
  const { slot, kinds, maxSize, maxPages } = rule;
  if (!rule.isOffered) return refusal('SLOT_NOT_OFFERED', { slot });
  if (!kinds.includes(file.kind)) return refusal('FILE_KIND_NOT_FOR_SLOT', { slot, kind: file.kind, allowed: kinds.join(', ') });
  if (file.holdsMacros && !rule.takesMacros) return refusal('FILE_HOLDS_MACROS', { slot });
  if (file.size > maxSize) return refusal('FILE_TOO_LARGE_FOR_SLOT', { slot, limit: maxSize, limitText: inUnits(maxSize) });
  if (file.kind === 'PDF' && maxPages !== null && file.pageCount !== null && file.pageCount > maxPages)
    return refusal('FILE_HAS_TOO_MANY_PAGES', { slot, pages: pagesInWords(file.pageCount), limit: maxPages });
  return null;
}

/** Bytes as people say them: whole kilobytes, or megabytes with one place. Rounded down, so that what is said is always taken. */
function inUnits(bytes: number): string {
  return bytes < megabyte ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor((bytes / megabyte) * 10) / 10} MB`;
}

const pagesInWords = (pages: number): string => (pages > pageLimits.most ? `${pageLimits.most}+` : String(pages));

/** A file in its slot. */
export interface SlottedFile extends FileFacts {
  slot: FileSlot;
}

/** Whatever is wrong with the files of an entry, slot by slot. */
export function problemsOfFiles(rules: readonly SlotRule[], files: readonly SlottedFile[], isJudgedBlind: boolean): Problem[] {
  return rules.flatMap((rule) => {
    const path = `files.${rule.slot}`;
    const file = files.find(({ slot }) => slot === rule.slot);
    if (!file) return rule.isRequired ? [fileMissing(path, rule.slot)] : [];
    const objection = mayLieIn(rule, file);
    if (objection) return [asProblem(path, objection)];
    return rule.slot === 'REPORT' && isJudgedBlind && !canBeShownBlind(file.kind) ? [reportNotBlind(path)] : [];
  });
}

const asProblem = (path: string, objection: Refusal): Problem => ({ path, code: objection.code, ...sentencesOf(objection) });

function fileMissing(path: string, slot: FileSlot): Problem {
  if (slot === 'REPORT') return problem(path, 'REQUIRED', '분석보고서 파일을 올려 주세요.', 'Please attach the analysis report.');
  const { ko, en } = slotNames[slot];
  return problem(path, 'REQUIRED', `${ko} 파일을 올려 주세요.`, `Please attach the ${en}.`);
}

const reportNotBlind = (path: string): Problem =>
  problem(
    path,
    'NOT_FOR_BLIND_JUDGES',
    '블라인드 심사에서는 이 형식의 분석보고서를 심사위원에게 보일 수 없습니다. HWPX나 PDF로 저장해 다시 올려 주세요.',
    'Blind judges cannot be shown a report of this kind. Please save it as HWPX or PDF and attach that.',
  );

export const fileWarnings = ['PAGES_OVER_LIMIT', 'PAGES_NOT_COUNTED'] as const;

/** Something about a file that its team should know before submitting, and that keeps it from nothing. */
export interface FileWarning {
  code: (typeof fileWarnings)[number];
  ko: string;
  en: string;
}

/** What a team is warned of. `pages`: as the reader of its text counted them; null: it has not, or there are none. */
export function warningsOf(rule: SlotRule, file: FileFacts, pages: number | null): FileWarning[] {
  const { maxPages } = rule;
  if (maxPages === null) return [];
  // What was counted when it was received was asked for then.
  if (file.pageCount !== null) return [];
  if (file.kind === 'PDF' && pages === null) return [notCounted(maxPages)];
  return pages !== null && pages > maxPages ? [overLimit(pages, maxPages)] : [];
}

const overLimit = (pages: number, maxPages: number): FileWarning => ({
  code: 'PAGES_OVER_LIMIT',
  ko: `${maxPages}쪽까지인데 ${pages}쪽으로 보입니다. 쪽수는 프로그램마다 다를 수 있으니 확인해 주세요.`,
  en: `Up to ${maxPages} pages are asked for, and this seems to have ${pages}. Programs count differently, so please check.`,
});

const notCounted = (maxPages: number): FileWarning => ({
  code: 'PAGES_NOT_COUNTED',
  ko: `이 PDF의 쪽수를 세지 못했습니다. ${maxPages}쪽을 넘지 않는지 확인해 주세요.`,
  en: `The pages of this PDF could not be counted. Please check that there are no more than ${maxPages}.`,
});
