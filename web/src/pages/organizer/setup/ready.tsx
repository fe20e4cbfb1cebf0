import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/hooks.js';
import { graphql } from '../../../api/graphql.js';
import { named, titled } from '../../../i18n/in-language.js';
import { Confirm } from '../../../parts/confirm.js';
import { Badge, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { StageReadiness } from '../readiness.js';
import type { Setup } from './documents.js';

const AnnounceCompetitionDocument = graphql(`
  mutation AnnounceCompetition($input: AnnounceCompetitionInput!) {
    announceCompetition(input: $input) {
      id
    }
  }
`);

/** What is in place, stage by stage, and what blocks the next step. */
export function ReadyTab({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const { stages, isOwn } = useEdition();
  const announce = useDeed(AnnounceCompetitionDocument);
  return (
    <div className="stack">
      {setup.phase === 'DRAFT' && (
        <Note>
          <p>{t('organizer.setup.draft')}</p>
          {isOwn && (
            <Confirm
              label={t('organizer.setup.announce')}
              title={titled(setup)}
              look="primary"
              onConfirm={() => announce.mutateAsync({ input: { competition: setup.id } })}
            >
              <p>{t('organizer.setup.announceWhat')}</p>
            </Confirm>
          )}
        </Note>
      )}
      {stages.map((stage) => (
        <section key={stage.id}>
          <h2>
            {named(stage)} <Badge tone={stage.state === 'OPEN' ? 'primary' : undefined}>{t(`stageState.${stage.state}`)}</Badge>
          </h2>
          <StageReadiness stage={stage} />
        </section>
      ))}
    </div>
  );
}
