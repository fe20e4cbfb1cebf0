import type { Problem } from './refusal.js';
import { problemsOfLine, problemsOfText } from './text.js';

/** What a notice (공고) says, in both languages. */
export interface NoticeText {
  titleKo: string;
  titleEn: string;
  textKo: string;
  textEn: string;
}

/** What a revision has changed, for whoever has read the version before. */
export interface NoticeChange {
  changeKo: string;
  changeEn: string;
}

const [longestTitle, longestText, longestChange] = [200, 20_000, 1000];

/** A notice has a title of one line and a text, in both languages. */
export const problemsOfNotice = ({ titleKo, titleEn, textKo, textEn }: NoticeText): Problem[] => [
  ...problemsOfLine('titleKo', titleKo, { max: longestTitle, required: true }),
  ...problemsOfLine('titleEn', titleEn, { max: longestTitle, required: true }),
  ...problemsOfText('textKo', textKo, { max: longestText, required: true }),
  ...problemsOfText('textEn', textEn, { max: longestText, required: true }),
];

/** A revision also says what it has changed. */
export const problemsOfRevision = (revision: NoticeText & NoticeChange): Problem[] => [
  ...problemsOfNotice(revision),
  ...problemsOfText('changeKo', revision.changeKo, { max: longestChange, required: true }),
  ...problemsOfText('changeEn', revision.changeEn, { max: longestChange, required: true }),
];
