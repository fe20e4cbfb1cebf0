import { useTranslation } from 'react-i18next';
import { said } from '../i18n/in-language.js';
import { DataTable } from './data-table.js';
import { Note } from './note.js';

interface CsvProblem {
  line: number | null;
  path: string;
  ko: string;
  en: string;
}

interface PreviewProps {
  rows: readonly string[][];
  problems: readonly CsvProblem[];
  /** All of them, also those that are not listed. */
  problemCount: number;
}

/** A file as it will be read, with what is wrong in the line where it is. */
export function CsvPreview({ rows: [head = [], ...lines], problems, problemCount }: PreviewProps) {
  const { t } = useTranslation();
  const ofFile = problems.filter(({ line }) => line === null || line <= 1);
  const byLine = Map.groupBy(problems, ({ line }) => line);
  // Lines with a problem come first: they are what is to be done.
  const rows = lines
    .map((cells, index) => ({ line: index + 2, cells, problems: byLine.get(index + 2) ?? [] }))
    .toSorted((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0) || a.line - b.line);
  return (
    <div className="stack">
      {problemCount > 0 && (
        <Note tone="danger">
          <p>{t('csv.problems', { count: problemCount })}</p>
          {ofFile.length > 0 && (
            <ul>
              {ofFile.map((problem) => (
                <li key={`${problem.path} ${problem.ko}`}>{said(problem)}</li>
              ))}
            </ul>
          )}
        </Note>
      )}
      <DataTable
        caption={t('csv.preview')}
        rows={rows}
        keyOf={({ line }) => `${line}`}
        empty={t('csv.empty')}
        columns={[
          { key: 'line', name: t('csv.line'), isNumber: true, cell: ({ line }) => line, sortBy: ({ line }) => line },
          ...(problemCount > 0
            ? [
                {
                  key: 'problem',
                  name: t('csv.problem'),
                  cell: (row: (typeof rows)[number]) =>
                    row.problems.map((problem) => `${columnOf(problem)}${said(problem)}`).join(' / ') || '–',
                },
              ]
            : []),
          ...head.map((name, index) => ({ key: `${index}`, name, cell: ({ cells }: (typeof rows)[number]) => cells[index] ?? '' })),
        ]}
      />
    </div>
  );
}

/** `lines.12.직원번호` is about that column. */
const columnOf = ({ path }: CsvProblem): string => {
  const [, , column] = path.split('.');
  return column ? `${column}: ` : '';
};
