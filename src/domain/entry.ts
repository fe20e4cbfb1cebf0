import { type Declarations, problemsOfDraftDeclarations, problemsOfSubmittedDeclarations } from './declaration.js';
import type { FileSlot } from './file-slot.js';
import { problem } from './problem.js';
import type { Problem } from './refusal.js';
import { problemsOfText } from './text.js';

/** What a team writes about its work; the rest of an entry are files. */
export interface EntryText {
  title: string;
  summary: string;
  declarations: Declarations;
}

/** How an entry stands, its team considered. */
export type EntryState = 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'DISQUALIFIED';

const [longestTitle, longestSummary] = [150, 3000];

/** What is wrong with a text even while it is a draft: too long, unprintable, declarations that cannot be. Blanks are all right. */
export const problemsOfDraft = (text: EntryText): Problem[] => [
  ...problemsOfOwnText(text, false),
  ...below('declarations', problemsOfDraftDeclarations(text.declarations)),
];

/** Everything that keeps an entry from being submitted: blanks, incomplete declarations, no report among its files. */
export const problemsOfSubmission = (text: EntryText, slots: readonly FileSlot[]): Problem[] => [
  ...problemsOfOwnText(text, true),
  ...below('declarations', problemsOfSubmittedDeclarations(text.declarations)),
  ...(slots.includes('REPORT') ? [] : [reportMissing]),
];

const problemsOfOwnText = ({ title, summary }: EntryText, required: boolean): Problem[] => [
  ...problemsOfText('title', title, { max: longestTitle, required }),
  ...problemsOfText('summary', summary, { max: longestSummary, required }),
];

const below = (path: string, problems: Problem[]): Problem[] => problems.map((found) => ({ ...found, path: `${path}.${found.path}` }));

const reportMissing = problem('files.REPORT', 'REQUIRED', '분석보고서 파일을 올려 주세요.', 'Please attach the analysis report.');
