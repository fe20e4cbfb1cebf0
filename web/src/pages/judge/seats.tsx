import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { named, titled } from '../../i18n/in-language.js';
import { Asked } from '../../parts/asked.js';
import { PageHeading } from '../../parts/heading.js';
import { Badge, Empty } from '../../parts/note.js';

const SeatsDocument = graphql(`
  query JudgeSeats {
    myStages {
      pledgedAt
      competition {
        id
        titleKo
        titleEn
      }
      stage {
        id
        nameKo
        nameEn
        state
      }
      tracks {
        id
        nameKo
        nameEn
      }
    }
  }
`);

/** Where one judges. */
export function Page() {
  const { t } = useTranslation();
  const query = useAsked(SeatsDocument, {});
  return (
    <>
      <PageHeading title={t('judge.seats.title')} />
      <Asked query={query}>
        {({ myStages }) =>
          myStages.length === 0 ? (
            <Empty>{t('judge.seats.empty')}</Empty>
          ) : (
            <ul className="grid plain-list">
              {myStages.map(({ stage, competition, tracks, pledgedAt }) => (
                <li key={stage.id} className="card">
                  <p className="quiet">{titled(competition)}</p>
                  <h2 className="card-title">
                    <Link to={`/judging/${stage.id}`}>{named(stage)}</Link>
                  </h2>
                  <p>{tracks.map(named).join(' · ')}</p>
                  <p className="row">
                    <Badge tone={stage.state === 'OPEN' ? 'primary' : undefined}>{t(`judge.stageState.${stage.state}`)}</Badge>
                    {!pledgedAt && <Badge tone="warning">{t('judge.seats.pledgeFirst')}</Badge>}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </>
  );
}
