import { useTranslation } from 'react-i18next';
import { Confirm } from './confirm.js';

interface DownloadProps {
  label: string;
  title: string;
  /** Without a reason, which is asked. */
  address: string;
}

/** A file with people in it: fetched for a reason, which the access log keeps. */
export function Download({ label, title, address }: DownloadProps) {
  const { t } = useTranslation();
  const fetchIt = (reason: string) => {
    window.location.assign(`${address}${address.includes('?') ? '&' : '?'}reason=${encodeURIComponent(reason.trim())}`);
    return Promise.resolve();
  };
  return (
    <Confirm label={label} title={title} look="primary" needsReason onConfirm={fetchIt}>
      <p>{t('organizer.entries.downloadWhat')}</p>
    </Confirm>
  );
}
