import { useTranslation } from 'react-i18next';
import { useAsked } from '../../../api/hooks.js';
import { Asked } from '../../../parts/asked.js';
import { PageHeading } from '../../../parts/heading.js';
import { Empty, Note } from '../../../parts/note.js';
import { useEdition } from '../layout/edition.js';
import { Certificates } from './certificates.js';
import { Decide } from './decide.js';
import { Decisions } from './decisions.js';
import { AwardsDocument } from './documents.js';
import './awards.css';

/** Who gets what: what follows from the ranking, what two people decide, and the certificates. */
export function Page() {
  const { t } = useTranslation();
  const { slug, isOwn } = useEdition();
  const query = useAsked(AwardsDocument, { slug });
  return (
    <>
      <PageHeading title={t('organizer.section.awards')} />
      <Asked query={query}>
        {({ organizerDesk: { awards } }) => {
          const { rule, proposal, decisions, isCurrent } = awards;
          if (!rule) return <Empty>{t('awarding.noRule')}</Empty>;
          if (!proposal) return <Empty>{t('awarding.nothingSettled')}</Empty>;
          const isConfirmed = decisions.some(({ state }) => state === 'CONFIRMED');
          return (
            <div className="stack">
              {proposal.isOutdated && <Note tone="warning">{t('settlement.outdated')}</Note>}
              {isConfirmed && !isCurrent && <Note tone="warning">{t('awarding.notCurrent')}</Note>}
              <Decisions decisions={decisions} />
              <h2>{t('awarding.proposal')}</h2>
              <Decide key={proposal.settlement} proposal={proposal} mayDecide={isOwn && !proposal.isOutdated} />
              {isConfirmed && <Certificates />}
            </div>
          );
        }}
      </Asked>
    </>
  );
}
