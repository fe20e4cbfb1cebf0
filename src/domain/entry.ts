import { type Declarations, problemsOfDraftDeclarations, problemsOfSubmittedDeclarations } from './declaration.js';
import { canBeShownBlind, type FileSlot } from './file-slot.js';
import type { AiPolicy } from './generative-ai.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import type { TeamState } from './team.js';
import { problemsOfLine, problemsOfText } from './text.js';

/** What a team writes about its work; the rest of an entry are files. */
export interface EntryText {
  title: string;
  summary: string;
  declarations: Declarations;
}

export type EntryState = 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED';

/** How an entry stands before its judges: one that was found ineligible is not judged. */
export type EntryStanding = EntryState | 'INELIGIBLE';

/** How an entry stands, its team considered. */
export function entryStateWith(entry: EntryState, team: TeamState): EntryState {
  if (entry === 'DISQUALIFIED' || team === 'DISQUALIFIED') return 'DISQUALIFIED';
  return entry === 'WITHDRAWN' || team === 'WITHDRAWN' ? 'WITHDRAWN' : entry;
}

/** A file of an entry, as the rules look at it. */
interface SlottedFile {
  slot: FileSlot;
  /** What it is by its content, such as HWPX. */
  kind: string;
}

const [longestTitle, longestSummary] = [150, 3000];

/** What is wrong with a text even while it is a draft: too long, unprintable, declarations that cannot be. Blanks are all right. */
export const problemsOfDraft = (text: EntryText): Problem[] => [
  ...problemsOfOwnText(text, false),
  ...below('declarations', problemsOfDraftDeclarations(text.declarations)),
];

/**
 * Everything that keeps an entry from being submitted: blanks, incomplete declarations, AI against the policy, no report among its files, or one that could
 * never be shown to judges who must not know whose it is.
 */
export const problemsOfSubmission = (
  text: EntryText,
  files: readonly SlottedFile[],
  { isJudgedBlind, aiPolicy }: { isJudgedBlind: boolean; aiPolicy: AiPolicy },
): Problem[] => [
  ...problemsOfOwnText(text, true),
  ...below('declarations', problemsOfSubmittedDeclarations(text.declarations, aiPolicy)),
  ...problemsOfReport(
    files.find(({ slot }) => slot === 'REPORT'),
    isJudgedBlind,
  ),
];

const problemsOfOwnText = ({ title, summary }: EntryText, required: boolean): Problem[] => [
  ...problemsOfLine('title', title, { max: longestTitle, required }),
  ...problemsOfText('summary', summary, { max: longestSummary, required }),
];

const below = (path: string, problems: Problem[]): Problem[] => problems.map((found) => ({ ...found, path: `${path}.${found.path}` }));

function problemsOfReport(report: SlottedFile | undefined, isJudgedBlind: boolean): Problem[] {
  if (!report) return [reportMissing];
  return isJudgedBlind && !canBeShownBlind(report.kind) ? [reportNotBlind] : [];
}

const reportMissing = problem('files.REPORT', 'REQUIRED', '분석보고서 파일을 올려 주세요.', 'Please attach the analysis report.');
const reportNotBlind = problem(
  'files.REPORT',
  'NOT_FOR_BLIND_JUDGES',
  '블라인드 심사에서는 이 형식의 분석보고서를 심사위원에게 보일 수 없습니다. HWPX나 PDF로 저장해 다시 올려 주세요.',
  'Blind judges cannot be shown a report of this kind. Please save it as HWPX or PDF and attach that.',
);
