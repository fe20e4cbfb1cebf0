import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql, type ResultOf } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { dateTime } from '../../i18n/format.js';
import { titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { Countdown } from '../../parts/countdown.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';
import { Due } from './due.js';
import './due.css';

const CompetitionsDocument = graphql(`
  query Competitions {
    competitions {
      id
      slug
      titleKo
      titleEn
      year
      phase
      registrationOpensAt
      registrationClosesAt
      submissionsCloseAt
    }
  }
`);

type Competition = ResultOf<typeof CompetitionsDocument>['competitions'][number];

export function Page() {
  const { t } = useTranslation();
  const query = useAsked(CompetitionsDocument, {});
  return (
    <>
      <PageHeading title={t('home.title')} />
      <Asked query={query}>
        {({ competitions }) =>
          competitions.length === 0 ? (
            <Empty>{t('home.empty')}</Empty>
          ) : (
            <>
              <Due editions={competitions} />
              <ul className="grid" style={{ listStyle: 'none', padding: 0 }}>
                {competitions.map((competition) => (
                  <li key={competition.id} className="card">
                    <CompetitionCard competition={competition} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Asked>
    </>
  );
}

function CompetitionCard({ competition }: { competition: Competition }) {
  const { t } = useTranslation();
  const { slug, phase, submissionsCloseAt } = competition;
  return (
    <>
      <h2 style={{ fontSize: '1.25rem' }}>
        <Link to={`/competitions/${slug}`}>{titled(competition)}</Link>
      </h2>
      <p>
        <Badge tone="primary">{t(`phase.${phase}`)}</Badge>
      </p>
      <p>
        {t('home.submissionsClose', { at: dateTime(submissionsCloseAt) })} <Countdown to={submissionsCloseAt} />
      </p>
    </>
  );
}
