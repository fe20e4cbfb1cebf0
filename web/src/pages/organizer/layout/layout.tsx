import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useParams } from 'react-router';
import { useAsked } from '../../../api/hooks.js';
import { useMe } from '../../../app/session.js';
import { titled } from '../../../i18n/in-language.js';
import { Asked } from '../../../parts/asked.js';
import { Badge } from '../../../parts/note.js';
import { EditionDocument, type Edition } from './edition.js';
import '../organizer.css';

const sections = {
  before: ['setup', 'teams', 'entries', 'panel', 'assignment', 'progress'],
  after: ['settlement', 'awards', 'verification', 'publication', 'appeals'],
  office: ['mails', 'exports'],
} as const;

/** The pages of those who run an edition, with the way between them at the left. */
export function Page() {
  const { slug = '' } = useParams();
  const query = useAsked(EditionDocument, { slug });
  const me = useMe();
  return (
    <Asked query={query}>
      {({ organizerDesk: { competition } }) => {
        const runs = ({ role, competitionId }: { role: string; competitionId: string | null }) =>
          role === 'ORGANIZER' && (competitionId === null || competitionId === competition.id);
        const edition: Edition = { ...competition, isOwn: me?.roles.some(runs) ?? false };
        return (
          <div className="with-rail">
            <Rail edition={edition} />
            <div className="organizer-page">
              <Outlet context={edition} />
            </div>
          </div>
        );
      }}
    </Asked>
  );
}

function Rail({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const home = `/organizer/${edition.slug}`;
  const rail = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the rail is a line that scrolls: where one is stays in view.
  useEffect(() => {
    const [line, current] = [rail.current?.querySelector('ul'), rail.current?.querySelector<HTMLElement>('[aria-current=page]')];
    if (line && current) line.scrollLeft = current.offsetLeft - line.offsetLeft - 48;
  }, [pathname]);
  return (
    <nav ref={rail} className="rail" aria-label={t('organizer.rail')}>
      <p className="rail-edition">
        <strong>{titled(edition)}</strong> <Badge tone="primary">{t(`phase.${edition.phase}`)}</Badge>
      </p>
      <ul>
        <li>
          <NavLink to={home} end>
            {t('organizer.dashboard.title')}
          </NavLink>
        </li>
        {Object.entries(sections).map(([part, names]) => (
          <li key={part} className="rail-part">
            <span className="rail-head">{t(`organizer.part.${part as keyof typeof sections}`)}</span>
            <ul>
              {names.map((name) => (
                <li key={name}>
                  <NavLink to={`${home}/${name}`}>{t(`organizer.section.${name}`)}</NavLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {edition.isOwn && (
          <li>
            <NavLink to="/organizer/new">{t('organizer.new.title')}</NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}
