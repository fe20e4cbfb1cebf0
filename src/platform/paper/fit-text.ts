/** The width of a text in points. */
export type Measure = (text: string) => number;

const ELLIPSIS = '…';
/** Few lines have more. */
const LETTERS_AT_FIRST = 64;

/**
 * A text as lines of at most `width`, broken at spaces or, where a word is wider than a line, within it. What does not fit into `most`
 * lines is left out, and the last line says so with an ellipsis.
 */
export function linesOf(text: string, measure: Measure, width: number, most: number): string[] {
  const lines: string[] = [];
  let rest = oneLine(text);
  while (rest !== '' && lines.length < most) {
    const isLast = lines.length === most - 1;
    if (isLast) return [...lines, shortened(rest, measure, width)];
    const line = firstLine(rest, measure, width);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** A text on one line of at most `width`; if it is longer, its beginning, an ellipsis and its last `end` characters. */
export function shortened(text: string, measure: Measure, width: number, end = 0): string {
  const whole = oneLine(text);
  if (measure(whole) <= width) return whole;
  const letters = [...whole];
  const tail = end === 0 ? '' : letters.slice(-end).join('');
  const head = letters.slice(0, letters.length - end);
  const kept = longest(head.length, (count) => measure(head.slice(0, count).join('') + ELLIPSIS + tail) <= width);
  return head.slice(0, kept).join('').trimEnd() + ELLIPSIS + tail;
}

function firstLine(text: string, measure: Measure, width: number): string {
  const letters = [...text];
  const fits = (count: number): boolean => measure(letters.slice(0, count).join('')) <= width;
  // Long texts are not measured as a whole for each of their lines.
  let most = Math.min(letters.length, LETTERS_AT_FIRST);
  while (most < letters.length && fits(most)) most = Math.min(letters.length, 2 * most);
  if (most === letters.length && fits(most)) return text;
  const fitting = letters.slice(0, Math.max(1, longest(most, fits))).join('');
  const space = fitting.lastIndexOf(' ');
  return space > 0 && text[fitting.length] !== ' ' ? fitting.slice(0, space + 1) : fitting;
}

/** The greatest number up to `most` for which something holds that holds for all smaller ones. */
function longest(most: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const oneLine = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
