/** A file of a Korean office as cells: in UTF-8 or, where it is not, in CP949. For a look at it; the server reads it by its own rules. */
export async function readCsv(file: File): Promise<string[][]> {
  const bytes = await file.arrayBuffer();
  const decoded = (label: string, fatal: boolean) => new TextDecoder(label, { fatal }).decode(bytes);
  let text: string;
  try {
    text = decoded('utf-8', true);
  } catch {
    text = decoded('euc-kr', false);
  }
  return cellsOf(text);
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}
