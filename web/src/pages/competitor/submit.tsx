import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useDeed } from '../../api/hooks.js';
import { untilServer } from '../../api/server-clock.js';
import { dateTime } from '../../i18n/format.js';
import { Confirm } from '../../parts/confirm.js';
import { Note } from '../../parts/note.js';
import type { Entry } from './entry-documents.js';

const SubmitEntryDocument = graphql(`
  mutation SubmitEntry($entry: ID!) {
    submitEntry(input: { entry: $entry }) {
      id
      ordinal
      submittedAt
    }
  }
`);

interface SubmitProps {
  entry: Entry;
  closesAt: string;
  /** What is typed is saved first. */
  beforeSubmit: () => Promise<void>;
}

/** Handing in, and the receipts of what was handed in. */
export function Submit({ entry, closesAt, beforeSubmit }: SubmitProps) {
  const { t } = useTranslation();
  const submit = useDeed(SubmitEntryDocument);
  const [isOver] = useState(() => untilServer(closesAt) <= 0);
  const latest = entry.versions.at(-1);
  const send = async () => {
    await beforeSubmit();
    await submit.mutateAsync({ entry: entry.id });
  };
  return (
    <section aria-labelledby="submit" className="stack">
      <h2 id="submit">{t('submit.title')}</h2>
      {latest && (
        <Note tone="success">
          <p>
            <strong>{t('submit.done', { at: dateTime(latest.submittedAt, { seconds: true }), number: entry.number ?? '' })}</strong>
          </p>
          <ul>
            {latest.files.map(({ id, name, sha256 }) => (
              <li key={id} className="file-name">
                {name} <code>{sha256.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
          <p>
            <a href={`/receipts/${latest.receiptId}.pdf`} download>
              {t('submit.receipt')}
            </a>{' '}
            · <a href={`/receipts/${latest.receiptId}`}>{t('submit.verify')}</a>
          </p>
          {!isOver && <p>{t('submit.again')}</p>}
        </Note>
      )}
      {isOver ? (
        <Note>{t('submit.closed', { at: dateTime(closesAt, { seconds: true }) })}</Note>
      ) : (
        <Confirm label={latest ? t('submit.doAgain') : t('submit.do')} title={t('submit.title')} look="primary" onConfirm={send}>
          {t('submit.what', { title: entry.title, count: entry.files.length })}
        </Confirm>
      )}
    </section>
  );
}
