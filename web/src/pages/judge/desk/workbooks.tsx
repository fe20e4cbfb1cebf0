import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../../../api/send-file.js';
import { said } from '../../../i18n/in-language.js';
import { Button } from '../../../parts/button.js';
import { Note, Refused } from '../../../parts/note.js';

/** What became of a workbook, or with `dryRun` would. */
interface Outcome {
  dryRun: boolean;
  saved: { code: string }[];
  unchanged: number;
  problems: { cell: string; entry: string | null; ko: string; en: string }[];
}

/** Scoring without a connection: a workbook to fill in and send back, and own sheets to print. It saves drafts; nothing is submitted by it. */
export function Workbooks({ stage, isOpen }: { stage: string; isOpen: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isPending, setPending] = useState(false);
  const send = async (chosen: File, isDryRun: boolean) => {
    setPending(true);
    setError(null);
    try {
      setOutcome((await sendFile(`/judge-sheets/${stage}${isDryRun ? '?dryRun=1' : ''}`, chosen)) as Outcome);
      if (!isDryRun) await client.invalidateQueries();
    } catch (refused) {
      setOutcome(null);
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    void send(chosen, true);
  };
  return (
    <section className="card stack no-print">
      <h2 className="judge-side-title">{t('judge.workbook.title')}</h2>
      <p className="quiet">{t('judge.workbook.what')}</p>
      <div className="row">
        <a className="button" href={`/judge-sheets/${stage}.xlsx`} download>
          {t('judge.workbook.download')}
        </a>
        <a className="button" href={`/papers/my-sheets/${stage}.pdf`} download>
          {t('judge.workbook.print')}
        </a>
      </div>
      {isOpen && (
        <label className="field">
          <span className="label">{t('judge.workbook.choose')}</span>
          <input
            type="file"
            accept=".xlsx"
            onChange={({ target }) => {
              choose(target.files?.[0]);
              target.value = '';
            }}
          />
        </label>
      )}
      <Refused error={error} />
      {outcome && <OutcomeNote outcome={outcome} name={file?.name ?? ''} />}
      {file && outcome?.dryRun && outcome.saved.length > 0 && (
        <Button look="primary" isPending={isPending} onPress={() => void send(file, false)}>
          {t('judge.workbook.save', { count: outcome.saved.length })}
        </Button>
      )}
    </section>
  );
}

function OutcomeNote({ outcome: { dryRun, saved, unchanged, problems }, name }: { outcome: Outcome; name: string }) {
  const { t } = useTranslation();
  return (
    <Note tone={problems.length > 0 ? 'warning' : 'success'}>
      <p>
        <span className="file-name">{name}</span>:{' '}
        {dryRun
          ? t('judge.workbook.wouldSave', { count: saved.length, unchanged })
          : t('judge.workbook.saved', { count: saved.length, unchanged })}
      </p>
      {problems.length > 0 && (
        <ul>
          {problems.map(({ cell, entry, ko, en }) => (
            <li key={`${cell}.${ko}`}>
              <strong>{[cell, entry].filter(Boolean).join(' · ')}</strong> {said({ ko, en })}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
