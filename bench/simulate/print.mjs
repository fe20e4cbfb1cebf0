/** Prints a table with a title; cells are texts, those of the first column stand left. */
export function printTable(title, head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  console.log(`\n${title}`);
  for (const line of lines)
    console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '));
}

/** `71.3 ± 0.4` in percent. */
export const percent = (average) => `${(100 * average.mean).toFixed(1)} ± ${(100 * average.se).toFixed(1)}`;

export const plain = (average, decimals = 1) => `${average.mean.toFixed(decimals)} ± ${average.se.toFixed(decimals)}`;

/** For the JSON at the end. */
export const figure = (average) => ({ mean: Number(average.mean.toFixed(4)), se: Number(average.se.toFixed(4)) });
