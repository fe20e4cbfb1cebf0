import { useTranslation } from 'react-i18next';
import { serverNow } from '../../../api/server-clock.js';
import { day, time } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { useEdition } from '../layout/edition.js';
import './timeline.css';

interface Step {
  key: string;
  name: string;
  at: string | null;
  note?: string;
}

/** The edition from its beginning to its results, with today's mark. */
export function Timeline({ publishedAt }: { publishedAt: string | null }) {
  const { t } = useTranslation();
  const edition = useEdition();
  const steps: Step[] = [
    { key: 'opens', name: t('organizer.timeline.opens'), at: edition.registrationOpensAt },
    { key: 'closes', name: t('organizer.timeline.closes'), at: edition.registrationClosesAt },
    { key: 'due', name: t('organizer.timeline.due'), at: edition.submissionsCloseAt },
    ...edition.stages.map((stage) => ({ key: stage.id, name: named(stage), at: stage.dueAt, note: t(`stageState.${stage.state}`) })),
    { key: 'published', name: t('organizer.timeline.published'), at: publishedAt },
  ];
  const now = serverNow();
  const passed = steps.filter(({ at }) => at !== null && new Date(at) <= now).length;
  return (
    <ol className="timeline" aria-label={t('organizer.timeline.title')}>
      {steps.flatMap((step, index) => [
        ...(index === passed
          ? [
              <li key="today" className="timeline-today" aria-current="date">
                <strong>{t('organizer.timeline.today')}</strong>
                <span>{day(now)}</span>
              </li>,
            ]
          : []),
        <li key={step.key} className={index < passed ? 'timeline-step past' : 'timeline-step'}>
          <strong>{step.name}</strong>
          <span>{step.at ? `${day(step.at)} ${time(step.at)}` : t('organizer.timeline.undated')}</span>
          {step.note && <span className="quiet">{step.note}</span>}
        </li>,
      ])}
      {passed === steps.length && (
        <li className="timeline-today" aria-current="date">
          <strong>{t('organizer.timeline.today')}</strong>
          <span>{day(now)}</span>
        </li>
      )}
    </ol>
  );
}
