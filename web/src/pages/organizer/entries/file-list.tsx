import { useTranslation } from 'react-i18next';
import { bytes } from '../../../i18n/format.js';
import { said } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Empty } from '../../../parts/note.js';
import type { EntryDetail } from './documents.js';

type File = EntryDetail['versions'][number]['files'][number];

/** Files are fetched for a reason, which the access log keeps. */
export function FileList({ files }: { files: readonly File[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return <Empty>{t('organizer.entries.noFiles')}</Empty>;
  return (
    <ul className="plain-list">
      {files.map((file) => (
        <li key={file.id} className="row apart">
          <div className="file-name">
            <strong>{t(`slot.${file.slot}`)}</strong> {file.name} <span className="quiet">{bytes(file.size)}</span>
            {file.scanState === 'INFECTED' && <Badge tone="danger">{t('organizer.entries.infected')}</Badge>}
            {file.warnings.map((warning) => (
              <div key={warning.ko} className="quiet">
                {said(warning)}
              </div>
            ))}
          </div>
          <Download file={file} />
        </li>
      ))}
    </ul>
  );
}

function Download({ file }: { file: File }) {
  const { t } = useTranslation();
  const fetchIt = (reason: string) => {
    window.location.assign(`/files/${file.id}?reason=${encodeURIComponent(reason.trim())}`);
    return Promise.resolve();
  };
  return (
    <Confirm label={t('organizer.entries.download')} title={file.name} look="primary" needsReason onConfirm={fetchIt}>
      <p>{t('organizer.entries.downloadWhat')}</p>
    </Confirm>
  );
}
