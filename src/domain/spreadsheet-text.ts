/** No program reads more from a cell: UTF-16 units. */
const longestCell = 32_767;

// What people do not see before a formula, and what makes one. NFKC tells `＝`, `﹦` and `⁼` from nothing else; U+2212 is a minus to LibreOffice.
const unseen = /^[\s\p{Default_Ignorable_Code_Point}]*/u;
const formulaSign = /^[=+\-@\u2212]/;
const beginsFormula = (text: string): boolean =>
  formulaSign.test(text.replace(/^'+/, '').replace(unseen, '').slice(0, 2).normalize('NFKC'));

/** Nothing that a cell can hold, and no line end but one. */
const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Surrogate}|(?!\n)\p{Control}|[\ufffe\uffff]/gu, '');

/**
 * A text of people as it stands in a cell. What a spreadsheet program could take for a formula, if not here then from a CSV file that it is
 * saved as, begins with an apostrophe that everybody sees: no mark beside the text outlives CSV.
 */
export function cellText(text: string): string {
  const plain = printable(text);
  const harmless = beginsFormula(plain) ? `'${plain}` : plain;
  if (harmless.length <= longestCell) return harmless;
  return `${harmless.slice(0, longestCell - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The text that a cell stands for: the apostrophe that `cellText` has set is no part of it. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") && beginsFormula(cell) ? cell.slice(1) : cell);
