import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../parts/heading.js';

export function Page() {
  const { t } = useTranslation();
  return <PageHeading title={t('organizer.dashboard.title')} />;
}
