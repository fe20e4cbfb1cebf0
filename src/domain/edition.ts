import type { Problem } from './refusal.js';
import { problemsOfLine } from './text.js';

/** What an edition and its parts are called. */
export interface EditionNames {
  titleKo: string;
  titleEn: string;
  tracks: readonly { nameKo: string; nameEn: string }[];
  stages: readonly { nameKo: string; nameEn: string }[];
}

const [longestTitle, longestName] = [200, 100];

/** Every title and name is one visible line. Paths are like `tracks.0.nameKo`. */
export const problemsOfEditionNames = ({ titleKo, titleEn, tracks, stages }: EditionNames): Problem[] => [
  ...problemsOfLine('titleKo', titleKo, { max: longestTitle, required: true }),
  ...problemsOfLine('titleEn', titleEn, { max: longestTitle, required: true }),
  ...tracks.flatMap((track, index) => problemsOfNames(`tracks.${index}`, track)),
  ...stages.flatMap((stage, index) => problemsOfNames(`stages.${index}`, stage)),
];

const problemsOfNames = (path: string, { nameKo, nameEn }: { nameKo: string; nameEn: string }): Problem[] => [
  ...problemsOfLine(`${path}.nameKo`, nameKo, { max: longestName, required: true }),
  ...problemsOfLine(`${path}.nameEn`, nameEn, { max: longestName, required: true }),
];
