import { problem } from '../problem.js';
import type { Problem } from '../refusal.js';
import { clean, isBlank, problemsOfText } from '../text.js';

/** How the text of a cell is read: null where it cannot be, and then this is what to tell the person who wrote it. */
export interface CellReading<T> {
  read: (text: string) => T | null;
  code: string;
  ko: string;
  en: string;
}

type Need = 'needed' | 'optional';

const longestText = 200;

/** Reads the cells of one row and gathers what is wrong with them. The path of a problem is the header of its cell. */
export function cellReader<Header extends string>(cells: Record<Header, string>) {
  const problems: Problem[] = [];
  const cell = (header: Header) => (isBlank(cells[header]) ? null : clean(cells[header]));

  const text = (header: Header, need: Need): string | null => {
    problems.push(...problemsOfText(header, cell(header), { max: longestText, required: need === 'needed' }));
    return cell(header);
  };
  const value = <T>(header: Header, need: Need, { read, code, ko, en }: CellReading<T>): T | null => {
    const content = text(header, need);
    // What is too long for a cell is told above; some readings would take hours to find that it is no mail address either.
    const result = content === null || content.length > longestText ? null : read(content);
    if (content !== null && result === null) problems.push(problem(header, code, ko, en));
    return result;
  };
  return { problems, text, value };
}
