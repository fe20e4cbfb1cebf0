import { type Declarations, problemsOfDraftDeclarations, problemsOfSubmittedDeclarations } from './declaration.js';
import type { AiPolicy } from './generative-ai.js';
import type { Problem } from './refusal.js';
import type { SlotRule } from './slot-rule.js';
import { problemsOfFiles, type SlottedFile } from './slotted-file.js';
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

const [longestTitle, longestSummary] = [150, 3000];

/** What is wrong with a text even while it is a draft: too long, unprintable, declarations that cannot be. Blanks are all right. */
export const problemsOfDraft = (text: EntryText): Problem[] => [
  ...problemsOfOwnText(text, false),
  ...below('declarations', problemsOfDraftDeclarations(text.declarations)),
];

/**
 * Everything that keeps an entry from being submitted: blanks, incomplete declarations, AI against the policy, a required file that is missing, one that its slot
 * does not take, or a report that could never be shown to judges who must not know whose it is.
 */
export const problemsOfSubmission = (
  text: EntryText,
  files: readonly SlottedFile[],
  { slots, isJudgedBlind, aiPolicy }: { slots: readonly SlotRule[]; isJudgedBlind: boolean; aiPolicy: AiPolicy },
): Problem[] => [
  ...problemsOfOwnText(text, true),
  ...below('declarations', problemsOfSubmittedDeclarations(text.declarations, aiPolicy)),
  ...problemsOfFiles(slots, files, isJudgedBlind),
];

const problemsOfOwnText = ({ title, summary }: EntryText, required: boolean): Problem[] => [
  ...problemsOfLine('title', title, { max: longestTitle, required }),
  ...problemsOfText('summary', summary, { max: longestSummary, required }),
];

const below = (path: string, problems: Problem[]): Problem[] => problems.map((found) => ({ ...found, path: `${path}.${found.path}` }));
