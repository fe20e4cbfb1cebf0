import { useTranslation } from 'react-i18next';
import { dateTime } from '../../../i18n/format.js';
import { Badge } from '../../../parts/note.js';
import type { CommitteeDecision } from './deliberation-documents.js';

/** What a committee decided, the latest first; only that one counts. */
export function CommitteeDecisions({ decisions }: { decisions: readonly CommitteeDecision[] }) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <section>
      <h3>{t('settlement.decisions')}</h3>
      <ul className="plain-list">
        {decisions.toReversed().map(({ id, version, decidedAt, decidedBy, settlement, entries }, index) => (
          <li key={id}>
            <p>
              <strong>{t('settlement.version', { version })}</strong>{' '}
              {index === 0 && <Badge tone="success">{t('settlement.counts')}</Badge>}{' '}
              <span className="quiet">
                {t('settlement.decidedBy', { at: dateTime(decidedAt), name: decidedBy.name, ordinal: settlement.ordinal })}
              </span>
            </p>
            <ol>
              {entries.map(({ entryNumber, reason }) => (
                <li key={entryNumber}>
                  <strong>{entryNumber}</strong> {reason}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}
