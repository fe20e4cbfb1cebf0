import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAllPages } from '../../api/pages.js';
import { count, dateTime } from '../../i18n/format.js';
import { Asked } from '../../parts/asked.js';
import { DataTable } from '../../parts/data-table.js';

const ImportsDocument = graphql(`
  query TrainingImports($after: String) {
    trainingOffice {
      imports(first: 50, after: $after) {
        nodes {
          id
          importedAt
          added
          corrected
          unchanged
          fileSha256
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** The files that were taken in, newest first. */
export function Imports() {
  const { t } = useTranslation();
  const query = useAllPages(ImportsDocument, {}, ({ trainingOffice }) => trainingOffice.imports);
  return (
    <Asked query={query}>
      {(imports) => (
        <DataTable
          caption={t('office.imports')}
          rows={imports}
          keyOf={({ id }) => id}
          empty={t('office.noImports')}
          columns={[
            { key: 'at', name: t('office.at'), cell: ({ importedAt }) => dateTime(importedAt), sortBy: ({ importedAt }) => importedAt },
            { key: 'added', name: t('office.added'), isNumber: true, cell: ({ added }) => count(added) },
            { key: 'corrected', name: t('office.corrected'), isNumber: true, cell: ({ corrected }) => count(corrected) },
            { key: 'unchanged', name: t('office.unchanged'), isNumber: true, cell: ({ unchanged }) => count(unchanged) },
            { key: 'hash', name: 'SHA-256', cell: ({ fileSha256 }) => <code>{fileSha256.slice(0, 16)}…</code> },
          ]}
        />
      )}
    </Asked>
  );
}
