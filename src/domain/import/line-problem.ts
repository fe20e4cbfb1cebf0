import { problem } from '../problem.js';
import type { Problem } from '../refusal.js';

/** What is wrong with a file, and on which line; null where it concerns none. */
export interface LineProblem extends Problem {
  line: number | null;
}

/** A problem with one cell of a line. */
export const cellProblem = (line: number, header: string, code: string, ko: string, en: string): LineProblem => ({
  line,
  ...problem(`lines.${line}.${header}`, code, ko, en),
});

export const byLine = (a: LineProblem, b: LineProblem): number => (a.line ?? 0) - (b.line ?? 0);

const longestEcho = 60;

/**
 * A cell as a sentence may repeat it: short, visible, and no formula. Lists of problems are opened in spreadsheets too, which
 * reckon what begins with one of these signs.
 */
export function echoed(text: string): string {
  const visible = text.replace(/[\p{Control}\p{Default_Ignorable_Code_Point}]/gu, ' ').trim();
  const short = [...visible].length > longestEcho ? `${[...visible].slice(0, longestEcho).join('')}…` : visible;
  return beginsFormula(short) ? `'${short}` : short;
}

/** Whether a spreadsheet would take this for a formula (＝ as well as =). */
export const beginsFormula = (text: string): boolean => /^\s*[=+\-@＝＋－＠]/.test(text);
