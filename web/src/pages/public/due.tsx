import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/session.js';
import { DueInvitations } from './due-invitations.js';
import { DueRoles } from './due-roles.js';
import { DueTeams } from './due-teams.js';
import { DueSeats } from './due-seats.js';

interface DueEdition {
  id: string;
  slug: string;
  titleKo: string;
  titleEn: string;
  phase: string;
}

/** What is to be done by who is signed in, above everything else. */
export function Due({ editions }: { editions: readonly DueEdition[] }) {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) return null;
  return (
    <section aria-labelledby="due" className="due">
      <h2 id="due">{t('due.title')}</h2>
      <ul className="plain-list">
        <DueInvitations />
        <DueTeams editions={editions} />
        <DueSeats />
        <DueRoles editions={editions} roles={me.roles} />
      </ul>
    </section>
  );
}
