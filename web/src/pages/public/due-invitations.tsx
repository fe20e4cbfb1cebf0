import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { useAsked } from '../../api/hooks.js';
import { titled } from '../../i18n/in-language.js';
import { ButtonLink } from '../../parts/button.js';

const DueInvitationsDocument = graphql(`
  query DueInvitations {
    myInvitations {
      id
      teamName
      state
      competition {
        id
        slug
        titleKo
        titleEn
      }
    }
  }
`);

/** Teams that wait for an answer. */
export function DueInvitations() {
  const { t } = useTranslation();
  const { data } = useAsked(DueInvitationsDocument, {});
  return (data?.myInvitations ?? [])
    .filter(({ state }) => state === 'INVITED')
    .map(({ id, teamName, competition }) => (
      <li key={id} className="card row apart">
        <span>
          <span className="quiet">{titled(competition)}</span>
          <br />
          {t('due.invitation', { team: teamName })}
        </span>
        <ButtonLink look="primary" to={`/competitions/${competition.slug}/team`}>
          {t('due.answer')}
        </ButtonLink>
      </li>
    ));
}
