import { useTranslation } from 'react-i18next';
import { titled } from '../../i18n/in-language.js';
import { ButtonLink } from '../../parts/button.js';

interface DueRolesProps {
  editions: readonly { id: string; slug: string; titleKo: string; titleEn: string }[];
  roles: readonly { role: string; competitionId: string | null }[];
}

/** The desks of who runs or audits an edition. */
export function DueRoles({ editions, roles }: DueRolesProps) {
  const { t } = useTranslation();
  const holds = (id: string, names: readonly string[]) =>
    roles.some(({ role, competitionId }) => names.includes(role) && (competitionId === id || competitionId === null));
  const desks = editions.flatMap((edition) => [
    ...(holds(edition.id, ['ORGANIZER', 'SECRETARY']) ? [{ edition, to: `/organizer/${edition.slug}`, name: t('due.organizer') }] : []),
    ...(holds(edition.id, ['AUDITOR']) ? [{ edition, to: `/audit/${edition.slug}`, name: t('due.auditor') }] : []),
  ]);
  return desks.map(({ edition, to, name }) => (
    <li key={to} className="card row apart">
      <strong>{titled(edition)}</strong>
      <ButtonLink to={to}>{name}</ButtonLink>
    </li>
  ));
}
