import { useTranslation } from 'react-i18next';
import { named } from '../../i18n/in-language.js';
import { Facts } from '../../parts/heading.js';
import type { Competition } from './competition.js';

/** The awards that were announced, and what comes after them. */
export function Awards({ rule: { tiers, verificationDays, appeals } }: { rule: NonNullable<Competition['awardRule']> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="awards">
      <h2 id="awards">{t('awards.title')}</h2>
      <Facts facts={tiers.map((tier) => [named(tier), t('awards.quota', { count: tier.quota })] as const)} />
      <p>
        {verificationDays > 0 && t('awards.verification', { count: verificationDays })}{' '}
        {appeals.days > 0 && t('awards.appeals', { count: appeals.days })}
      </p>
    </section>
  );
}
