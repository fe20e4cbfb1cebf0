import { useTranslation } from 'react-i18next';
import { NotFound } from '../../app/problem-page.js';
import { holds, useMe } from '../../app/session.js';
import { PageHeading } from '../../parts/heading.js';
import { Tabs } from '../../parts/tabs.js';
import { Accounts } from './accounts.js';
import { DeadLetters } from './dead-letters.js';
import { ImportPeople } from './import-people.js';
import { Roles } from './roles.js';

/** Accounts, roles, people and letters that could not be delivered. */
export function Page() {
  const { t } = useTranslation();
  const me = useMe();
  if (me === undefined) return null;
  if (!holds(me, 'ADMINISTRATOR')) return <NotFound />;
  return (
    <>
      <PageHeading title={t('shell.administration')} />
      <Tabs
        label={t('shell.administration')}
        tabs={[
          { id: 'accounts', name: t('admin.accounts'), content: <Accounts /> },
          { id: 'roles', name: t('admin.roles'), content: <Roles /> },
          { id: 'import', name: t('admin.import'), content: <ImportPeople /> },
          { id: 'letters', name: t('admin.letters'), content: <DeadLetters /> },
        ]}
      />
    </>
  );
}
