import { useTranslation } from 'react-i18next';
import { NotFound } from '../../app/problem-page.js';
import { holds, useMe } from '../../app/session.js';
import { PageHeading } from '../../parts/heading.js';
import { Tabs } from '../../parts/tabs.js';
import { ImportRecords } from './import-records.js';
import { Imports } from './imports.js';
import { Matching } from './matching.js';
import { Overview } from './overview.js';

/** The desk of the training officers, which auditors read. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  const isOfficer = holds(me, 'TRAINING_OFFICER');
  if (!isOfficer && !holds(me, 'AUDITOR')) return <NotFound />;
  return (
    <>
      <PageHeading title={t('shell.trainingOffice')} />
      <Tabs
        label={t('shell.trainingOffice')}
        tabs={[
          { id: 'overview', name: t('office.overview'), content: <Overview /> },
          ...(isOfficer ? [{ id: 'import', name: t('office.import'), content: <ImportRecords /> }] : []),
          { id: 'matching', name: t('matching.title'), content: <Matching mayDecide={isOfficer} /> },
          { id: 'imports', name: t('office.imports'), content: <Imports /> },
        ]}
      />
    </>
  );
}
