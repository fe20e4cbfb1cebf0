import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { sendFile } from '../../api/send-file.js';
import { Refused } from '../../parts/note.js';
import type { Desk } from './desk-document.js';

/** Judging without a connection: a workbook to fill in, and back it comes as drafts. */
export function Offline({ stage }: { stage: Desk['stage'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [told, setTold] = useState<{ saved: number; problems: string[] } | null>(null);
  const upload = async (file: File | undefined) => {
    if (!file) return;
    setError(null);
    setTold(null);
    try {
      setTold(summaryOf(await sendFile(`/judge-sheets/${stage.id}`, file)));
      await client.invalidateQueries();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <details>
      <summary>{t('judge.offline.title')}</summary>
      <div className="stack">
        <p>{t('judge.offline.what')}</p>
        <p className="row">
          <a className="button" href={`/judge-sheets/${stage.id}.xlsx`} download>
            {t('judge.offline.download')}
          </a>
          <a className="button" href={`/papers/my-sheets/${stage.id}.pdf`} download>
            {t('judge.offline.print')}
          </a>
        </p>
        {stage.state === 'OPEN' && (
          <label className="field">
            <span className="label">{t('judge.offline.upload')}</span>
            <input type="file" accept=".xlsx" onChange={({ target }) => void upload(target.files?.[0])} />
          </label>
        )}
        <Refused error={error} />
        {told && (
          <div role="status">
            <p>{t('judge.offline.saved', { count: told.saved })}</p>
            <ul>
              {told.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
}

interface UploadAnswer {
  saved?: unknown[];
  problems?: { cell?: string; ko?: string; en?: string }[];
}

function summaryOf(answer: unknown): { saved: number; problems: string[] } {
  const { saved = [], problems = [] } = answer as UploadAnswer;
  const inKorean = document.documentElement.lang === 'ko';
  return { saved: saved.length, problems: problems.map(({ cell = '', ko = '', en = '' }) => `${cell} ${inKorean ? ko : en}`.trim()) };
}
