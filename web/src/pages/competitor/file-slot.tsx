import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { bytes } from '../../i18n/format.js';
import { said } from '../../i18n/in-language.js';
import { Button } from '../../parts/button.js';
import { Badge, Note, Refused } from '../../parts/note.js';
import type { Entry, EntryEdition } from './entry-documents.js';
import { type Progress, type RunningUpload, upload } from './upload.js';

interface FileSlotProps {
  rule: EntryEdition['fileSlots'][number];
  entry: Entry;
}

/** One slot: what is in it, what judges might recognise in it, and the upload that is under way. */
export function FileSlot({ rule, entry }: FileSlotProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isPaused, setPaused] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<RunningUpload>(null);
  const file = entry.files.find(({ slot }) => slot === rule.slot);
  const begin = async (chosen: File | undefined) => {
    if (!chosen) return;
    setError(null);
    setPaused(false);
    setProgress({ sent: 0, size: chosen.size, speed: 0 });
    running.current = upload(chosen, { entry: entry.id, slot: rule.slot }, setProgress);
    try {
      await running.current.done;
      await client.invalidateQueries();
    } catch (refused) {
      setError(refused);
    } finally {
      setProgress(null);
    }
  };
  const turn = () => {
    if (isPaused) running.current?.go();
    else running.current?.pause();
    setPaused(!isPaused);
  };
  const leaks = entry.leaks.filter((report) => !report.submitted && report.file === file?.id);
  return (
    <div className="card stack">
      <h3>
        {t(`entry.slot.${rule.slot}`)} {rule.isRequired && <span className="quiet">{t('team.required')}</span>}
      </h3>
      <p className="quiet">{t('entry.takes', { kinds: rule.kinds.join(', '), size: bytes(rule.maxSize) })}</p>
      {file && (
        <p className="row">
          <a href={`/files/${file.id}`} className="file-name">
            {file.name}
          </a>
          <span className="quiet">{bytes(file.size)}</span>
          {file.judgeCopy && <Badge>{t(`entry.copy.${file.judgeCopy}`)}</Badge>}
        </p>
      )}
      {file?.warnings.map((warning) => (
        <Note key={warning.code} tone="warning">
          {said(warning)}
        </Note>
      ))}
      {leaks.map(
        (report) =>
          report.warningKo && (
            <Note key={report.file} tone="warning">
              <p>{said({ ko: report.warningKo, en: report.warningEn ?? '' })}</p>
              <ul>
                {report.leaks.map(({ before, match, after, page }, index) => (
                  <li key={`${page} ${before}${index}`}>
                    {page !== null && `${t('judge.viewer.page', { page })}: `}…{before}
                    <mark>{match}</mark>
                    {after}…
                  </li>
                ))}
              </ul>
            </Note>
          ),
      )}
      {progress && (
        <div>
          <div
            className="bar"
            role="progressbar"
            aria-label={t('entry.uploading')}
            aria-valuenow={Math.round((100 * progress.sent) / progress.size)}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <div style={{ width: `${(100 * progress.sent) / progress.size}%` }} />
          </div>
          <p className="row apart">
            <span>
              {bytes(progress.sent)} / {bytes(progress.size)}
              {progress.speed > 0 &&
                ` · ${t('entry.speed', { speed: bytes(progress.speed), seconds: Math.ceil((progress.size - progress.sent) / progress.speed) })}`}
            </span>
            <Button onPress={turn}>{isPaused ? t('entry.go') : t('entry.pause')}</Button>
          </p>
        </div>
      )}
      <Refused error={error} />
      {!progress && (
        <label className="field">
          <span className="label">{file ? t('entry.replace') : t('entry.choose')}</span>
          <input type="file" onChange={({ target }) => void begin(target.files?.[0])} />
        </label>
      )}
    </div>
  );
}
