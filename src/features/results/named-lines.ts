import type { ResultLoaders } from './result.loaders.js';
import type { NamedLine } from './result.types.js';

/**
 * Lines of a ranking with what people call their entries. They are put there together: a resolver for each name of each of a thousand
 * lines took longer than reading the ranking.
 */
export async function withNames<Line extends { entry: string }>(
  lines: readonly Line[],
  { namesOfEntry }: Pick<ResultLoaders, 'namesOfEntry'>,
): Promise<(Line & NamedLine)[]> {
  const named = async (line: Line) => {
    const { number, title, team } = await namesOfEntry.load(line.entry);
    return { ...line, entryNumber: number, title, teamName: team };
  };
  return Promise.all(lines.map(named));
}

/** The line of the entry with this number; none where it is not in the ranking. */
export async function numbered<Line extends { entry: string }>(
  lines: readonly Line[],
  number: string,
  { namesOfEntry }: Pick<ResultLoaders, 'namesOfEntry'>,
): Promise<Line[]> {
  const names = await Promise.all(lines.map(({ entry }) => namesOfEntry.load(entry)));
  return lines.filter((_, index) => names[index]!.number === number);
}
