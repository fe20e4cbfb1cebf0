import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '../../../i18n/format.js';
import { named } from '../../../i18n/in-language.js';
import { Badge } from '../../../parts/note.js';
import { serverNow } from '../../../api/server-clock.js';
import { useEdition, type EditionStage } from '../layout/edition.js';
import type { Dashboard, StageNow } from './documents.js';

interface FunnelProps {
  desk: Dashboard['organizerDesk'];
  stage: EditionStage | undefined;
  now: StageNow | undefined;
}

const LATE = 5;

/** From teams to scores, and who is late. */
export function Funnel({ desk, stage, now }: FunnelProps) {
  const { t } = useTranslation();
  const { slug } = useEdition();
  const teams = desk.teams.totalCount;
  const entries = desk.entries.totalCount;
  const progress = now?.progress ?? [];
  const total = progress.reduce((sum, line) => sum + line.total, 0);
  const submitted = progress.reduce((sum, line) => sum + line.submitted, 0);
  const lines = [
    { key: 'registered', to: 'teams', name: t('organizer.funnel.registered'), count: teams, of: teams },
    { key: 'draft', to: 'teams', name: t('organizer.funnel.draft'), count: Math.max(0, teams - entries), of: teams },
    { key: 'submitted', to: 'entries', name: t('organizer.funnel.submitted'), count: entries, of: teams },
    ...(total > 0 ? [{ key: 'scored', to: 'progress', name: t('organizer.funnel.scored'), count: submitted, of: total }] : []),
  ];
  const late = progress
    .filter((line) => line.judge.leftAt === null && line.submitted < line.total)
    .toSorted((a, b) => b.total - b.submitted - (a.total - a.submitted));
  const isDue = stage?.dueAt && new Date(stage.dueAt) < serverNow();
  return (
    <>
      {lines.map(({ key, to, name, count, of }) => (
        <div key={key} className="funnel-line">
          <div className="row apart">
            <Link to={`/organizer/${slug}/${to}`}>{name}</Link>
            <strong>{key === 'scored' ? `${count} / ${of}` : count}</strong>
          </div>
          <div className="bar" aria-hidden>
            <div style={{ width: `${of ? (count / of) * 100 : 0}%` }} />
          </div>
        </div>
      ))}
      {stage?.state === 'OPEN' && late.length > 0 && (
        <>
          <h3>
            {t('organizer.funnel.late')} {isDue && <Badge tone="danger">{t('organizer.funnel.overdue')}</Badge>}
          </h3>
          {stage.dueAt && <p className="quiet">{t('organizer.funnel.due', { stage: named(stage), at: dateTime(stage.dueAt) })}</p>}
          <ul className="plain-list">
            {late.slice(0, LATE).map((line) => (
              <li key={line.judge.id} className="row apart">
                <span>{line.judge.account.name}</span>
                <span>{t('organizer.funnel.left', { count: line.total - line.submitted })}</span>
              </li>
            ))}
          </ul>
          {late.length > LATE && <p className="quiet">{t('organizer.funnel.more', { count: late.length - LATE })}</p>}
        </>
      )}
    </>
  );
}
