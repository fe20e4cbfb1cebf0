import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeading } from '../../../parts/heading.js';
import { Tabs } from '../../../parts/tabs.js';
import { Challenges } from './challenges.js';
import { Conflicts } from './conflicts.js';
import { Judges } from './judges.js';
import { Roles } from './roles.js';

/** Who judges, what keeps them from it, and what teams object to. */
export function Page() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tabs = [
    { id: 'judges', name: t('organizer.panel.judges'), content: <Judges /> },
    { id: 'conflicts', name: t('organizer.panel.conflicts'), content: <Conflicts /> },
    { id: 'challenges', name: t('organizer.panel.challenges'), content: <Challenges /> },
    { id: 'roles', name: t('organizer.panel.roles'), content: <Roles /> },
  ];
  const chosen = tabs.find(({ id }) => id === search.get('tab'))?.id ?? 'judges';
  return (
    <>
      <PageHeading title={t('organizer.section.panel')} />
      <Tabs label={t('organizer.section.panel')} tabs={tabs} selected={chosen} onSelect={(tab) => setSearch({ tab }, { replace: true })} />
    </>
  );
}
