import { useTranslation } from 'react-i18next';
import { day } from '../../../i18n/format.js';
import { language } from '../../../i18n/index.js';
import { Facts } from '../../../parts/heading.js';
import { Badge } from '../../../parts/note.js';
import type { OwnEntry } from './documents.js';

/** The certificates (상장) of the team and one's own. */
export function Certificates({ certificates }: { certificates: OwnEntry['certificates'] }) {
  const { t } = useTranslation();
  if (certificates.length === 0) return null;
  return (
    <section className="entry-section">
      <h2>{t('competitor.certificates.title')}</h2>
      <ul className="plain-list">
        {certificates.map(({ id, kind, number, award, name, issuedAt, revokedAt, revokedKo, revokedEn }) => (
          <li key={id} className="member">
            <span>
              <strong>{award}</strong> {name} · {number} · {day(issuedAt)} <Badge>{t(`certificateKind.${kind}`)}</Badge>
              {revokedAt && (
                <>
                  {' '}
                  <Badge tone="danger">{t('competitor.certificates.revoked', { at: day(revokedAt) })}</Badge>{' '}
                  {language() === 'en' ? revokedEn : revokedKo}
                </>
              )}
            </span>
            <a className="button" href={`/certificates/${id}.pdf`}>
              {t('competitor.certificates.pdf')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What becomes of the work in practice. */
export function Adoption({ adoption }: { adoption: NonNullable<OwnEntry['adoption']> }) {
  const { t } = useTranslation();
  const { status, plan, dueOn, departmentKo, departmentEn, outcome, recordedAt } = adoption;
  return (
    <section className="entry-section">
      <h2>{t('competitor.adoption.title')}</h2>
      <Facts
        facts={[
          [t('competitor.adoption.status'), t(`adoptionStatus.${status}`)],
          [t('competitor.adoption.department'), language() === 'en' ? departmentEn : departmentKo],
          [t('competitor.adoption.plan'), plan],
          ...(dueOn ? ([[t('competitor.adoption.due'), day(`${dueOn}T00:00:00+09:00`)]] as const) : []),
          ...(outcome ? ([[t('competitor.adoption.outcome'), outcome]] as const) : []),
          [t('competitor.adoption.recorded'), day(recordedAt)],
        ]}
      />
    </section>
  );
}
