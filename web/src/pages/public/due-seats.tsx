import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { day } from '../../i18n/format.js';
import { named, titled } from '../../i18n/in-language.js';
import { ButtonLink } from '../../parts/button.js';

const DueSeatsDocument = graphql(`
  query DueSeats {
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
        dueAt
      }
    }
  }
`);

/** The stages that one judges in and that are open. */
export function DueSeats() {
  const { t } = useTranslation();
  const { data } = useAsked(DueSeatsDocument, {});
  return (data?.myStages ?? [])
    .filter(({ stage, pledgedAt }) => stage.state === 'OPEN' || (stage.state === 'DRAFT' && pledgedAt === null))
    .map(({ stage, competition, pledgedAt }) => (
      <li key={stage.id} className="card row apart">
        <span>
          <span className="quiet">{titled(competition)}</span>
          <br />
          <strong>{named(stage)}</strong> {stage.dueAt && t('due.judgingUntil', { at: day(stage.dueAt) })}
        </span>
        <ButtonLink look="primary" to={`/judging/${stage.id}`}>
          {pledgedAt === null ? t('due.pledge') : t('due.judge')}
        </ButtonLink>
      </li>
    ));
}
