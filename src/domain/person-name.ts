import type { Problem } from './refusal.js';
import { problemsOfLine } from './text.js';

/** What is wrong with the name of a person: one visible line of 100 characters at the most. */
export const problemsOfPersonName = (path: string, name: string | null | undefined): Problem[] =>
  problemsOfLine(path, name, { max: 100, required: true });
