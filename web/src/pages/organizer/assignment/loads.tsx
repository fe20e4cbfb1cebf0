import { useTranslation } from 'react-i18next';
import type { Matrix } from './cells.js';

/** How many judges entries have, and how many entries judges. */
export function Loads({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslation();
  const { judges, entries } = matrix;
  const covered = entries.filter((entry) => entry.judges >= entry.needed).length;
  const short = entries.filter((entry) => entry.judges < entry.needed);
  const most = Math.max(1, ...judges.map(({ assignments, maxLoad }) => Math.max(assignments.length, maxLoad ?? 0)));
  return (
    <section className="card stack" aria-label={t('organizer.assignment.loads')}>
      <h2>{t('organizer.assignment.coverage')}</h2>
      <p>{t('organizer.assignment.covered', { covered, all: entries.length })}</p>
      <div className="bar" aria-hidden>
        <div style={{ width: `${entries.length ? (covered / entries.length) * 100 : 0}%` }} />
      </div>
      {short.length > 0 && (
        <details>
          <summary>{t('organizer.assignment.short', { count: short.length })}</summary>
          <p className="quiet">
            {short
              .slice(0, 100)
              .map(({ entryNumber, judges: has, needed }) => `${entryNumber} (${has}/${needed})`)
              .join(', ')}
          </p>
        </details>
      )}
      <h2>{t('organizer.assignment.loads')}</h2>
      <div>
        {judges.map(({ id, account, assignments, maxLoad }) => (
          <div key={id} className="load-line">
            <span>{account.name}</span>
            <div className="bar" aria-hidden>
              <div style={{ width: `${(assignments.length / most) * 100}%` }} />
            </div>
            <span>{maxLoad === null ? assignments.length : `${assignments.length}/${maxLoad}`}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
