import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsked } from '../../../api/hooks.js';
import { dateTime } from '../../../i18n/format.js';
import { titled } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Badge } from '../../../parts/note.js';
import { currentStage } from '../assignment/track-choice.js';
import { useEdition } from '../layout/edition.js';
import { DashboardDocument, ProgressDocument, type Dashboard } from './documents.js';
import { dueOf, type Due } from './due.js';
import { Funnel } from './funnel.js';
import { Timeline } from './timeline.js';
import './dashboard.css';

const LOOK_MS = 30_000;

export function Page() {
  const { t } = useTranslation();
  const edition = useEdition();
  const { slug, stages } = edition;
  const stage = currentStage(stages);
  const query = useAsked(DashboardDocument, { slug }, { refetchInterval: LOOK_MS });
  const now = useAsked(ProgressDocument, { slug, stage: stage?.id ?? '' }, { enabled: stage !== undefined, refetchInterval: LOOK_MS });
  return (
    <>
      <PageHeading title={t('organizer.dashboard.title')}>
        <p className="quiet">{titled(edition)}</p>
      </PageHeading>
      <Asked query={query}>
        {({ organizerDesk: desk, me }) => (
          <>
            <Timeline publishedAt={desk.publications.findLast(({ withdrawn }) => withdrawn === null)?.publishedAt ?? null} />
            <div className="dashboard">
              <section className="card">
                <h2>{t('organizer.dashboard.due')}</h2>
                <DueList due={dueOf({ edition, desk, stage, now: now.data?.organizerDesk }, t)} />
              </section>
              <section className="card">
                <h2>{t('organizer.dashboard.progress')}</h2>
                <Funnel desk={desk} stage={stage} now={now.data?.organizerDesk} />
              </section>
              <section className="card">
                <h2>{t('organizer.dashboard.told')}</h2>
                <Told me={me} />
              </section>
            </div>
          </>
        )}
      </Asked>
    </>
  );
}

function DueList({ due }: { due: readonly Due[] }) {
  const { t } = useTranslation();
  if (due.length === 0) return <p className="quiet">{t('organizer.dashboard.nothingDue')}</p>;
  return (
    <ul className="plain-list due-list">
      {due.map(({ key, text, to, isBlocking }) => (
        <li key={key} className={isBlocking ? 'blocking' : undefined}>
          <Link to={to} className="due">
            {text}
          </Link>
          {isBlocking && <Badge tone="danger">{t('organizer.dashboard.blocking')}</Badge>}
        </li>
      ))}
    </ul>
  );
}

function Told({ me }: { me: Dashboard['me'] }) {
  const { t } = useTranslation();
  const nodes = me?.notifications.nodes ?? [];
  if (nodes.length === 0) return <p className="quiet">{t('organizer.dashboard.nothingTold')}</p>;
  return (
    <ul className="plain-list">
      {nodes.map(({ id, at, subject, text, readAt }) => (
        <li key={id}>
          <details>
            <summary>
              {subject} {readAt === null && <Badge tone="primary">{t('organizer.dashboard.unread')}</Badge>}
              <br />
              <span className="quiet">{dateTime(at)}</span>
            </summary>
            <p className="as-written">{text}</p>
          </details>
        </li>
      ))}
      <li>
        <Link to="/account" className="due">
          {t('organizer.dashboard.allTold')}
        </Link>
      </li>
    </ul>
  );
}
