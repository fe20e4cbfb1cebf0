import { useTranslation } from 'react-i18next';
import { count } from '../../../i18n/format.js';
import { language } from '../../../i18n/index.js';
import { DataTable } from '../../../parts/data-table.js';
import { Badge, Note } from '../../../parts/note.js';
import type { Preview } from './documents.js';

type Field = Preview['changes'][number]['fields'][number] & { line: string; kind: Preview['changes'][number]['kind']; title: string };

const tones = { ADDED: 'success', CHANGED: 'warning', REMOVED: 'danger' } as const;

/** At the left what anybody reads now, at the right what they would read, line by line and field by field. */
export function Difference({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { counts, changes } = preview;
  const rows: Field[] = changes.flatMap(({ entryNumber, title, kind, fields }) =>
    fields.map((field) => ({ ...field, line: entryNumber, kind, title })),
  );
  return (
    <div className="stack">
      <p>
        <strong>{language() === 'en' ? preview.sentenceEn : preview.sentenceKo}</strong>
      </p>
      <p className="quiet">
        {t('publication.counts', {
          lines: count(counts.lines),
          teams: count(counts.teamsNamed),
          members: count(counts.membersNamed),
          summaries: count(counts.summaries),
          reports: count(counts.reports),
          comments: count(counts.comments),
        })}
      </p>
      {preview.refusal && <Note tone="warning">{t('publication.refused', { code: preview.refusal })}</Note>}
      <DataTable
        caption={t('publication.changes')}
        rows={rows}
        keyOf={({ line, field }) => `${line}.${field}`}
        empty={t('publication.noChange')}
        columns={[
          {
            key: 'line',
            name: t('settlement.entry'),
            cell: ({ line, title, kind }) => (
              <>
                <Badge tone={tones[kind]}>{t(`publication.kind.${kind}`)}</Badge> <strong>{line}</strong> {title}
              </>
            ),
            sortBy: ({ line }) => line,
          },
          { key: 'field', name: t('publication.field'), cell: ({ field }) => t(`publication.fields.${field}`) },
          { key: 'before', name: t('publication.now'), cell: ({ before }) => (before === null ? '–' : <del>{before}</del>) },
          { key: 'after', name: t('publication.then'), cell: ({ after }) => (after === null ? '–' : <ins>{after}</ins>) },
        ]}
      />
    </div>
  );
}
