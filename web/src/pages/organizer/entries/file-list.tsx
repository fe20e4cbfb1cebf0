import { useTranslation } from 'react-i18next';
import { bytes } from '../../../i18n/format.js';
import { said } from '../../../i18n/in-language.js';
import { Download } from '../../../parts/download.js';
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
          <Download label={t('organizer.entries.download')} title={file.name} address={`/files/${file.id}`} />
        </li>
      ))}
    </ul>
  );
}
